package io.github.imbot4j.binding;

import static io.github.imbot4j.binding.Bindings.bind;
import static io.github.imbot4j.binding.Bindings.handle;
import static io.github.imbot4j.binding.Bindings.problems;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imbot4j.event.CommandSource;
import io.github.imbot4j.handler.Handler;
import io.github.imbot4j.model.Trigger;
import io.github.imbot4j.reply.NewMessage;
import io.github.imbot4j.reply.Outcome;
import io.github.imbot4j.reply.Replies;
import io.github.imbot4j.reply.Reply;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

@SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // handlers are called by their handles
class CommandArgumentsTest {

    private static final Trigger COMMAND = new Trigger.OnCommand("go");

    @Test
    void readsWordsNumbersAndEnums() throws Exception {
        class Bot {
            String go(@Parameters String name, @Parameters int count, @Parameters Colour colour) {
                return name + "," + count + "," + colour;
            }
        }
        assertThat(go(new Bot(), "«two words» -5 red")).isEqualTo(Replies.text("two words,-5,RED"));
    }

    enum Colour {
        RED,
        GREEN
    }

    @Test
    void mixesWordsWithOtherArguments() throws Exception {
        class Bot {
            String go(
                    io.github.imbot4j.bot.Sender sender,
                    @Parameters String name,
                    io.github.imbot4j.event.ButtonPress buttonPress,
                    @Option(names = "--times", defaultValue = "1") int times) {
                return sender.firstName() + name + buttonPress.isButton() + times;
            }
        }
        assertThat(go(new Bot(), "--times 3 Bob")).isEqualTo(Replies.text("AliceBobfalse3"));
    }

    @Test
    void takesTheDefaultOfWhatIsMissing() throws Exception {
        class Bot {
            String go(
                    @Parameters(defaultValue = "world") String name, @Option(names = "-n", defaultValue = "2") long n) {
                return name + n;
            }
        }
        assertThat(go(new Bot(), "")).isEqualTo(Replies.text("world2"));
        assertThat(go(new Bot(), "Bob -n 7")).isEqualTo(Replies.text("Bob7"));
    }

    @Test
    void givesSomethingEmptyForWhatMayBeMissing() throws Exception {
        class Bot {
            String go(
                    @Parameters Optional<Integer> maybe,
                    @Option(names = "-s") String text,
                    @Option(names = "-n") int number,
                    @Option(names = "-f") boolean flag,
                    @Option(names = "-m") Map<String, Integer> map,
                    @Option(names = "-e") Set<Colour> set,
                    @Option(names = "-a") int[] array,
                    @Parameters List<String> rest) {
                return maybe + "|" + text + "|" + number + "|" + flag + "|" + map + "|" + set + "|" + array.length + "|"
                        + rest;
            }
        }
        assertThat(go(new Bot(), "")).isEqualTo(Replies.text("Optional.empty||0|false|{}|[]|0|[]"));
        assertThat(go(new Bot(), "4 a b -s x -n 1 -f -m k=1 -m l=2 -e RED -a 1 -a 2"))
                .isEqualTo(Replies.text("Optional[4]|x|1|true|{k=1, l=2}|[RED]|2|[a, b]"));
    }

    @Test
    void takesTheRestOfTheWordsAfterTheFirst() throws Exception {
        class Bot {
            String go(
                    @Parameters(index = "0") String first, @Parameters(index = "1..*", arity = "1..*") String[] rest) {
                return first + "+" + String.join("/", rest);
            }
        }
        assertThat(go(new Bot(), "a b c")).isEqualTo(Replies.text("a+b/c"));
        assertThat(said(go(new Bot(), "a"))).contains("I still need <rest>.");
    }

    @Test
    void splitsAWordWhereAsked() throws Exception {
        class Bot {
            String go(@Parameters(split = ",") List<Integer> numbers) {
                return "" + numbers;
            }
        }
        assertThat(go(new Bot(), "1,2,3")).isEqualTo(Replies.text("[1, 2, 3]"));
    }

    @Test
    void usesTheAuthorsConverterAndItsWords() throws Exception {
        class Bot {
            String go(@Parameters(converter = Even.class) Path even) {
                return "" + even;
            }
        }
        assertThat(go(new Bot(), "4")).isEqualTo(Replies.text("4"));
        assertThat(said(go(new Bot(), "3"))).contains("Invalid value \"3\" for <even>: it is odd.");
        assertThat(said(go(new Bot(), "x")))
                .contains("Invalid value \"x\" for <even>.")
                .doesNotContain("Exception");
    }

    static final class Even implements ITypeConverter<Path> {
        @Override
        public Path convert(String value) {
            if (Integer.parseInt(value) % 2 != 0) {
                throw new TypeConversionException("it is odd");
            }
            return Path.of(value);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | ''      | I still need <number>: a whole number. | Usage: /go <number> <colour> [<day>] [--loud]",
                "en | x RED   | Invalid value \"x\" for <number>: expected a whole number. | Usage: ",
                "en | 1 blue  | Invalid value \"blue\" for <colour>: expected one of Red, Green. | Usage: ",
                "en | 1 red someday | Invalid value \"someday\" for <day>: expected a date, | Usage: ",
                "en | 1 red 2026-01-02 more -x | Unexpected argument \"more -x\". | Usage: ",
                "en | 1 red --loud --loud | --loud is given twice. | Usage: ",
                "ru | ''      | Ещё нужно указать <number>: целое число. | Нужно так: /go <number> <colour> [<day>] [--loud]",
                "ru | x RED   | «x» не подходит для <number>: нужно целое число. | Нужно так: ",
                "ru | 1 blue  | «blue» не подходит для <colour>: нужно одно из: Red, Green. | Нужно так: ",
                "ru | 1 red 2026-01-02 more | Лишний аргумент «more». | Нужно так: ",
                "de | ''      | I still need | Usage: "
            })
    void answersPolitelyWhatCannotBeRead(String language, String params, String what, String usage) throws Exception {
        class Bot {
            String go(
                    @Parameters int number,
                    @Parameters Colour colour,
                    @Parameters Optional<LocalDate> day,
                    @Option(names = {"-l", "--loud"}) boolean loud) {
                throw new AssertionError(number + "" + colour + day + loud);
            }
        }
        Outcome outcome = bind(new Bot(), COMMAND)
                .handle(Invocations.of(Invocations.command("go", params, CommandSource.TEXTAREA, language)));
        assertThat(said(outcome)).contains(what).contains(usage);
    }

    @Test
    void showsOptionsWithValuesAndRepeatedOnesInTheUsage() throws Exception {
        class Bot {
            String go(@Option(names = "--to", required = true) String to, @Parameters List<String> words) {
                return to + words;
            }
        }
        assertThat(said(go(new Bot(), ""))).contains("I still need --to=<to>.").contains("/go --to=<to> [<words>]…");
    }

    @Test
    void neverReadsFilesOfTheServer() throws Exception {
        class Bot {
            String go(@Parameters String word) {
                return word;
            }
        }
        assertThat(go(new Bot(), "@/etc/hostname")).isEqualTo(Replies.text("@/etc/hostname"));
        assertThat(go(new Bot(), "${sys:user.home}")).isEqualTo(Replies.text("${sys:user.home}"));
    }

    @Test
    void keepsDashesThatAreNoOptions() throws Exception {
        class Bot {
            String go(@Parameters List<String> words) {
                return String.join("+", words);
            }
        }
        assertThat(go(new Bot(), "-- a - --b -c=d")).isEqualTo(Replies.text("--+a+-+--b+-c=d"));
    }

    @Test
    void ignoresTextNobodyAskedFor() throws Exception {
        class Bot {
            String go() {
                return "went";
            }
        }
        assertThat(go(new Bot(), "away \"with")).isEqualTo(Replies.text("went"));
    }

    @Test
    void refusesHugeTextsBeforeTheyCostTime() throws Exception {
        class Bot {
            String go(@Parameters String word) {
                return word;
            }
        }
        String huge = String.join(" ", Collections.nCopies(10_000, "x"));
        assertThat(said(go(new Bot(), huge))).contains("That is too long.");
        assertThat(said(go(new Bot(), "a " + "y".repeat(5_000))))
                .contains("\"" + "y".repeat(60) + "…\"")
                .hasSizeLessThan(300);
    }

    @Test
    void readsManyTextsAtOnceWithoutMixingThem() throws Exception {
        class Bot {
            String go(@Parameters int number, @Parameters List<String> words) {
                return number + words.get(0);
            }
        }
        Handler handler = bind(new Bot(), COMMAND);
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> tasks = new ArrayList<>();
            IntStream.range(0, 500)
                    .forEach(i -> tasks.add(() -> handler.handle(Invocations.typed("go", i + " w" + i))
                            .equals(Replies.text(i + "w" + i))));
            for (Future<Boolean> done : pool.invokeAll(tasks)) {
                assertThat(done.get()).isTrue();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void refusesTypesThatMustNotComeFromStrangersWords() {
        class Count {
            void go(@Parameters Path file) {}
        }
        class Regex {
            void go(@Parameters List<Pattern> patterns) {}
        }
        class Raw {
            @SuppressWarnings("rawtypes") // the mistake under test
            void go(@Parameters List words) {}
        }
        class Wild {
            void go(@Parameters List<? extends Number> numbers, @Parameters(index = "0") List<?>[] more) {}
        }
        assertThat(problems(Count.class, COMMAND))
                .containsExactly("Count.go(Path): no way to make a java.nio.file.Path from chat text. "
                        + "Take a String, or name a picocli ITypeConverter<Path>: converter = ….");
        assertThat(problems(Regex.class, COMMAND)).singleElement().asString().contains("java.util.regex.Pattern");
        assertThat(problems(Raw.class, COMMAND)).singleElement().asString().contains("java.util.List");
        assertThat(problems(Wild.class, COMMAND)).hasSize(2);
    }

    @Test
    void refusesParametersThatMayBeMissingWithoutAValueForIt() {
        class Bot {
            void go(@Option(names = "-d") LocalDate day) {}
        }
        assertThat(problems(Bot.class, COMMAND))
                .containsExactly("Bot.go(LocalDate): may be called without its LocalDate, and null is not given to "
                        + "handlers. Take an Optional<LocalDate>, or write a defaultValue.");
    }

    @Test
    void refusesDefaultsThatDoNotFit() {
        class Bot {
            void go(@Parameters(defaultValue = "many") int count) {}
        }
        assertThat(problems(Bot.class, COMMAND))
                .singleElement()
                .asString()
                .contains("has a default value that does not fit")
                .contains("'many' does not fit");
    }

    @Test
    void refusesAnnotationsThatPicocliCannotRead() {
        class Gap {
            void go(@Parameters(index = "0") String one, @Parameters(index = "2") String three) {}
        }
        class Twice {
            void go(@Option(names = "-a") boolean one, @Option(names = "-a") boolean two) {}
        }
        class Nameless {
            void go(@Option(names = {}) boolean one) {}
        }
        class Unmade {
            void go(@Parameters(converter = Private.class) Path path) {}
        }
        assertThat(problems(Gap.class, COMMAND)).singleElement().asString().contains("index=1");
        assertThat(problems(Twice.class, COMMAND)).singleElement().asString().contains("'-a' is used by both");
        assertThat(problems(Nameless.class, COMMAND)).singleElement().asString().contains("cannot be read by picocli");
        assertThat(problems(Unmade.class, COMMAND)).singleElement().asString().contains("cannot be read by picocli");
    }

    record Private(String needed) implements ITypeConverter<Path> {
        @Override
        public Path convert(String value) {
            return Path.of(needed + value);
        }
    }

    @Test
    void refusesWhatOnlyATerminalHas() {
        class Bot {
            void go(
                    @Option(names = "-p", interactive = true) String password,
                    @Option(names = "-h", usageHelp = true) boolean h) {}
        }
        assertThat(problems(Bot.class, COMMAND))
                .satisfiesExactly(
                        one -> assertThat(one).contains("uses \"interactive\" of picocli, which a chat has not"),
                        two -> assertThat(two).contains("\"usageHelp\""));
    }

    @Test
    void refusesConfusedParameters() {
        class Both {
            void go(@Parameters @Option(names = "-x") String both) {}
        }
        class After {
            void go(@Parameters List<String> all, @Parameters String more) {}
        }
        class Odd {
            void go(@Parameters java.util.Queue<String> words) {}
        }
        class NoCommand {
            void go(@Parameters String word) {}
        }
        assertThat(problems(Both.class, COMMAND)).singleElement().asString().contains("on one parameter");
        assertThat(problems(After.class, COMMAND)).singleElement().asString().contains("Put that parameter last.");
        assertThat(problems(Odd.class, COMMAND)).isNotEmpty().last().asString().contains("in a Queue");
        assertThat(problems(NoCommand.class, Bindings.messages("")))
                .containsExactly(
                        "NoCommand.go(String): has @Parameters or @Option on String, but @It has no command "
                                + "text to read. Take the annotation away, or make the method a @Command, or one with @OnMessage(state = …).");
    }

    @Test
    void recognisesAWrongImport() {
        class Bot {
            void go(Sender sender) {}
        }
        assertThat(problems(Bot.class, COMMAND))
                .singleElement()
                .asString()
                .endsWith("Did you mean io.github.imbot4j.bot.Sender? Look at the import.");
    }

    private record Sender() {}

    @Test
    void leavesOtherExceptionsToTheErrorHandler() {
        class Bot {
            void go(@Parameters String word) {
                throw new IllegalStateException(word);
            }
        }
        assertThatThrownBy(() -> go(new Bot(), "boom"))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("boom");
    }

    private static Outcome go(Object bot, String params) throws Exception {
        return handle(bot, COMMAND, Invocations.typed("go", params));
    }

    private static String said(Outcome outcome) {
        Reply reply = Bindings.reply(outcome);
        return ((NewMessage) reply).body().plain();
    }
}
