package io.github.imbot4j.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.imbot4j.annotation.Range;
import io.github.imbot4j.bot.FreeText;
import io.github.imbot4j.bot.Reference;
import io.github.imbot4j.bot.UserMention;
import io.github.imbot4j.bot.When;
import io.github.imbot4j.event.CommandSource;
import io.github.imbot4j.handler.Handler;
import io.github.imbot4j.model.Trigger;
import io.github.imbot4j.reply.InputRequired;
import io.github.imbot4j.reply.Outcome;
import io.github.imbot4j.reply.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Whatever is typed, a command runs or explains itself, and soon. */
@SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // handlers are called by their handles
@Tag("slow")
class ArgumentFuzzTest {

    private static final long SEED = 20261125;
    private static final int ROUNDS = 500;

    private static final List<String> PIECES = List.of(
            "a",
            "10m",
            "1h30m",
            "tomorrow",
            "завтра",
            "в",
            "at",
            "15:00",
            "15.12",
            "3/4",
            "2026-12-15",
            "fri",
            "через",
            "час",
            "--",
            "-",
            "—",
            "--unit",
            "--unit=",
            "unit:",
            "unit:km",
            "—unit",
            "-n",
            "-n7",
            "-x",
            "--no-such",
            "--fast=maybe",
            "--at",
            "at:",
            "\"",
            "«",
            "»",
            "“",
            "„",
            "‹",
            "‘",
            "’",
            "'",
            "=",
            ":",
            "[",
            "]",
            "[/USER]",
            "[USER=5]",
            "[USER=5]A B[/USER]",
            "[CHAT=7]x[/CHAT]",
            "[URL=",
            "[URL]http://x[/URL]",
            "http://a.b/",
            "D_15",
            "T80_5",
            "[DISK=5]",
            "@file",
            "${sys:x}",
            "\n",
            "\t",
            " ",
            "\u00A0",
            "\u200B",
            "\u202E",
            "\uD83D",
            "\uDE00",
            "😀",
            "中文",
            "e\u0301",
            "\0",
            "99999999999999999999",
            "-5",
            "0.1",
            "1,5",
            "NaN",
            "km",
            "KM",
            "nautical miles",
            "yes",
            "да",
            "/cancel",
            "\\",
            "%s",
            "{0}",
            "k=1",
            "item:a ",
            "--from 1 --to 2 ",
            "--to 3 ",
            "count:2 ",
            "id:7 ",
            "k=",
            "a,b");

    /** Inputs that went wrong once, or look as if they might. */
    static List<String> corpus() {
        return List.of(
                "",
                " ",
                "\"",
                "--",
                "-- --",
                "—",
                "=",
                ":",
                "--=",
                "-=",
                "--unit=\"",
                "unit:«",
                "[USER=5]",
                "[[[[",
                "at:at:at:",
                "--unit --unit --unit",
                "-n",
                "-n -n",
                "-nnnn",
                "—–—",
                "\uD800",
                "\uDC00x",
                "1 2 3 4 5 6 7 8 9",
                "10m 10m 10m 10m",
                "tomorrow ".repeat(50),
                "\"a\" ".repeat(600),
                "x ".repeat(20_000),
                "[USER=5]".repeat(3_000),
                "„ ".repeat(9_000),
                "1".repeat(25_000),
                "а".repeat(40_000),
                "--".repeat(9_000),
                "=:".repeat(9_000),
                "[URL]".repeat(5_000) + "[/URL]",
                "in an hour and a half hour and a half".repeat(30),
                "\u200B".repeat(5_000),
                "/".repeat(9_000),
                "crm/deal/".repeat(900),
                "item:a ".repeat(490),
                "Bob item:a " + "id:1 ".repeat(490),
                "Bob item:a " + "--from 1 ".repeat(490),
                "Bob item:a " + "--from 1 --to 2 ".repeat(240));
    }

    enum Unit {
        KM,
        NAUTICAL_MILES
    }

    static final class Everything {
        String go(
                @Parameters When when,
                @Option(names = {"-u", "--unit"}) Optional<Unit> unit,
                @Option(names = "--at") Optional<When> at,
                @Option(names = "--fast", negatable = true) boolean fast,
                @Option(names = "-n") @Range(min = 1, max = 9) List<Integer> n,
                @Option(names = "-m") Map<String, Integer> map,
                @Parameters FreeText what) {
            return when.spoken() + what;
        }
    }

    static final class Places {
        String go(
                @Parameters UserMention userMention,
                @Parameters LocalDate day,
                @Parameters LocalTime time,
                @Parameters boolean sure,
                @Parameters Duration span,
                @Parameters List<Reference> rest) {
            return userMention.name() + day + time + sure + span + rest;
        }
    }

    static final class Plain {
        String go(@Parameters String one, @Parameters(arity = "0..*") List<String> more) {
            return one + more;
        }
    }

    static final class Sizes {
        String go(@Parameters Unit unit, @Option(names = "--size", required = true, arity = "1..2") int[] sizes) {
            return unit + "" + sizes.length;
        }
    }

    static Stream<Object> bots() {
        return Stream.of(
                new Everything(),
                new Places(),
                new Plain(),
                new Sizes(),
                new GroupsTest.Show(),
                new GroupsTest.Order());
    }

    @ParameterizedTest
    @MethodSource("bots")
    void noInputThrows(Object bot) {
        Handler handler = bind(bot);
        Random random = new Random(SEED);
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int i = 0; i < ROUNDS; i++) {
                answers(handler, text(random), i % 2 == 0 ? "en" : "ru");
            }
        });
    }

    /** Lines people would type, for each of the bots and for none of them. */
    private static final List<String> LINES = List.of(
            "10m buy milk --unit km",
            "tomorrow 15:00 -n 1 -n 2 call [USER=5]Ann[/USER]",
            "завтра в 15:00 «купить молоко» —unit=km",
            "через 2 часа unit:km -m a=1 позвонить",
            "7 fri 9:30 yes 1h30m D_15",
            "[USER=5]Ann[/USER] 2026-12-15 noon да 2ч https://acme.bitrix24.ru/crm/deal/details/15/",
            "one \"two words\" “three”",
            "km --size 1 2",
            "logs --name Bob --from 9 --to 17 --page 2",
            "Bob item:tea tag:a item:milk count:3 id:7 --all --from 1 --to 2 --from 3 --to 4",
            "журнал —all from:9 to:17 size:3");

    @ParameterizedTest
    @MethodSource("bots")
    void noMutationOfAGoodLineThrows(Object bot) {
        Handler handler = bind(bot);
        Random random = new Random(SEED);
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int i = 0; i < ROUNDS; i++) {
                answers(handler, mutated(random), i % 2 == 0 ? "en" : "ru");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("bots")
    void noCodePointsThrow(Object bot) {
        Handler handler = bind(bot);
        Random random = new Random(SEED);
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int i = 0; i < ROUNDS; i++) {
                answers(handler, i % 3 == 0 ? bytes(random) : codePoints(random), i % 2 == 0 ? "en" : "ru");
            }
        });
    }

    /** Takes out, doubles, swaps and puts in, a few times. */
    private static String mutated(Random random) {
        StringBuilder line = new StringBuilder(LINES.get(random.nextInt(LINES.size())));
        for (int i = random.nextInt(6); i >= 0 && !line.isEmpty(); i--) {
            int at = random.nextInt(line.length());
            int end = Math.min(line.length(), at + 1 + random.nextInt(8));
            switch (random.nextInt(5)) {
                case 0 -> line.delete(at, end);
                case 1 -> line.insert(at, line.substring(at, end));
                case 2 -> line.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                case 3 -> line.setCharAt(at, (char) random.nextInt(0x500));
                default -> line.append(line.substring(at, end)).delete(at, end);
            }
        }
        return line.toString();
    }

    private static String codePoints(Random random) {
        return random.ints(random.nextInt(40), 0, Character.MAX_CODE_POINT + 1)
                .map(point -> point % 3 == 0 ? point % 0x500 : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String bytes(Random random) {
        byte[] bytes = new byte[random.nextInt(80)];
        random.nextBytes(bytes);
        return new String(bytes, random.nextBoolean() ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @MethodSource("bots")
    void oddInputsAreAnsweredSoon(Object bot) {
        Handler handler = bind(bot);
        for (String text : corpus()) {
            assertTimeoutPreemptively(
                    Duration.ofMinutes(1),
                    () -> answers(handler, text, "en"),
                    () -> "on " + text.substring(0, Math.min(40, text.length())));
        }
    }

    @Test
    void aCompletedCommandIsNeverAskedTheSameForEver() throws Exception {
        Handler handler = bind(new Places());
        String text = "";
        for (int round = 0; round < 5; round++) {
            InputRequired inputRequired = (InputRequired) handler.handle(Invocations.typed("go", text));
            text = io.github.imbot4j.command.PendingCommand.of(inputRequired.state())
                    .orElseThrow()
                    .with(List.of("7", "fri", "9", "yes", "1h").get(round));
        }
        assertThat(handler.handle(Invocations.typed("go", text))).isInstanceOf(Reply.class);
    }

    private static Handler bind(Object bot) {
        return Bindings.bind(bot, new Trigger.OnCommand("go"));
    }

    private static String text(Random random) {
        return IntStream.range(0, random.nextInt(12))
                .mapToObj(i -> PIECES.get(random.nextInt(PIECES.size())) + (random.nextInt(3) > 0 ? " " : ""))
                .collect(Collectors.joining());
    }

    private static void answers(Handler handler, String text, String language) {
        try {
            Outcome outcome =
                    handler.handle(Invocations.of(Invocations.command("go", text, CommandSource.TEXTAREA, language)));
            Reply reply = Bindings.reply(outcome);
            assertThat(reply.problems()).as(text).isEmpty();
        } catch (Exception thrown) {
            throw new AssertionError("on: " + text, thrown);
        }
    }
}
