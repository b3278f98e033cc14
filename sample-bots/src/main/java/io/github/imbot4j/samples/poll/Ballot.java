package io.github.imbot4j.samples.poll;

import static io.github.imbot4j.reply.Replies.bold;
import static io.github.imbot4j.reply.Replies.button;
import static io.github.imbot4j.reply.Replies.lines;
import static io.github.imbot4j.reply.Replies.row;
import static io.github.imbot4j.reply.Replies.text;
import static io.github.imbot4j.reply.Replies.words;

import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.samples.poll.Poll.Vote;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The question of a poll and the votes of its users.
 *
 * @param votes the option, counted from 0, by user id
 * @param closes when voting ends
 */
record Ballot(String question, List<String> options, Map<Long, Integer> votes, Instant closes) {

    private static final int WIDEST = 20;

    Ballot {
        options = List.copyOf(options);
        votes = Map.copyOf(votes);
    }

    static Ballot of(String question, List<String> options, Instant closes) {
        return new Ballot(question, options, Map.of(), closes);
    }

    Ballot with(long user, int option) {
        Map<Long, Integer> more = new HashMap<>(votes);
        more.put(user, option);
        return new Ballot(question, options, more, closes);
    }

    Reply card(long poll) {
        Stream<Object> results = IntStream.range(0, options.size())
                .mapToObj(option -> words(options.get(option), ": ", count(option), " ", bar(count(option))));
        return text(lines(Stream.concat(Stream.of(bold(question)), results)))
                .keyboard(row(IntStream.range(0, options.size())
                        .mapToObj(option -> button(options.get(option), new Vote(poll, option))
                                .inLine()
                                .oncePerUser("poll " + poll)
                                .expiresAt(closes))));
    }

    private long count(int option) {
        return votes.values().stream().filter(vote -> vote == option).count();
    }

    private static String bar(long count) {
        return "▮".repeat((int) Math.min(count, WIDEST));
    }
}
