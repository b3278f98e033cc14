package io.github.imbot4j.samples.primes;

import static io.github.imbot4j.annotation.BotColor.PURPLE;
import static io.github.imbot4j.reply.Replies.bold;
import static io.github.imbot4j.reply.Replies.send;
import static io.github.imbot4j.reply.Replies.text;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.Command;
import io.github.imbot4j.annotation.OnJoin;
import io.github.imbot4j.annotation.Range;
import io.github.imbot4j.bot.ProgressMessage;
import io.github.imbot4j.language.Messages;
import io.github.imbot4j.reply.Reply;
import java.util.stream.IntStream;
import picocli.CommandLine.Parameters;

/** A bot that counts primes by trying every divisor, which takes long enough to show progress. */
@Bot(
        code = "primes",
        name = "Primes",
        position = "Counts, slowly",
        color = PURPLE,
        texts = "io/github/imbot4j/samples/primes/texts")
final class Primes {

    private static final int STEPS = 100;

    @OnJoin
    Reply welcome(Messages texts) {
        return text(texts, "welcome", send("/primes 300000"));
    }

    @Command(value = "primes", title = "{primes}", params = "{limit}")
    Reply primes(
            @Parameters(defaultValue = "200000") @Range(min = 2, max = 1_000_000) int limit,
            ProgressMessage progressMessage,
            Messages texts) {
        long found = 0;
        for (int step = 0; step < STEPS; step++) {
            progressMessage.showBar(step, STEPS, texts.say("counting", limit));
            found += IntStream.rangeClosed(bound(limit, step) + 1, bound(limit, step + 1))
                    .filter(Primes::isPrime)
                    .count();
        }
        return text(texts, "found", bold(texts.say("count", found)), limit);
    }

    private static int bound(int limit, int step) {
        return (int) ((long) limit * step / STEPS);
    }

    private static boolean isPrime(int number) {
        return number > 1 && IntStream.range(2, number).limit(5_000).allMatch(divisor -> number % divisor != 0);
    }
}
