package io.github.imbot4j.binding;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.annotation.Range;
import io.github.imbot4j.bot.When;
import io.github.imbot4j.command.PendingCommand;
import io.github.imbot4j.event.CommandSource;
import io.github.imbot4j.handler.Handler;
import io.github.imbot4j.model.Trigger;
import io.github.imbot4j.reply.InputRequired;
import io.github.imbot4j.reply.InvalidInput;
import io.github.imbot4j.reply.NewMessage;
import io.github.imbot4j.reply.Outcome;
import io.github.imbot4j.reply.Reply;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

@SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // handlers are called by their handles
class GroupsTest {

    private static final Trigger GO = new Trigger.OnCommand("go");

    record Which(
            @Option(names = "--id") Optional<Integer> id,
            @Option(names = "--name") Optional<String> name,
            @Option(names = "--all") boolean all) {}

    record Window(
            @Option(names = "--from", required = true) @Range(min = 0, max = 23)
            int from,

            @Option(names = "--to", required = true) int to,
            @Option(names = "--step", defaultValue = "1") int step) {

        Window {
            if (from >= to) {
                throw new TypeConversionException("The window ends before it begins.");
            }
        }
    }

    static class Paging {
        @Option(names = "--page", defaultValue = "1")
        int page;

        @Option(names = "--size", defaultValue = "10")
        int size;
    }

    static final class Show {
        String go(
                @Parameters String what,
                @ArgGroup(multiplicity = "1") Which which,
                @ArgGroup(exclusive = false) Optional<Window> window,
                @Mixin Paging paging) {
            return what + " " + which.id().map(String::valueOf).orElse("")
                    + which.name().orElse("")
                    + (which.all() ? "all" : "") + " "
                    + window.map(one -> one.from() + "-" + one.to() + "/" + one.step())
                            .orElse("always") + " "
                    + paging.page + "/" + paging.size;
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            logs --id 7                              | logs 7 always 1/10
            --name Bob logs                          | logs Bob always 1/10
            logs --all --page 3                      | logs all always 3/10
            logs name:Bob size:5 --from 9 --to 17    | logs Bob 9-17/1 1/5
            —to 17 logs —from=9 —step 2 id:1         | logs 1 9-17/2 1/10
            """)
    void makesObjectsOfWhatBelongsTogether(String text, String said) throws Exception {
        assertThat(said(go(new Show(), text))).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            en | logs --id 7 --name Bob | --id and --name cannot be used together: choose one. | --name
            ru | logs id:7 —all         | --id и --all исключают друг друга: нужно что-то одно.  | —all
            en | logs --id x            | Invalid value "x" for --id=<id>: expected a whole number.   | x
            en | logs --all --from 30 --to 40 | 30 is out of range for --from=<from>: 0 to 23. Did you mean 23? | 30
            en | logs --all --from 9 --to 8   | The window ends before it begins. | logs --all --from 9 --to 8
            """)
    void showsWhatDoesNotGoTogether(String language, String text, String what, String marked) throws Exception {
        NewMessage reply = (NewMessage) ((InvalidInput) go(new Show(), text, language)).reply();

        String body = said(reply);
        assertThat(body).startsWith(what);
        String[] lines = body.replaceAll("\\[/?\\w+]", "").split("\n", -1);
        String typed = lines[1];
        String carets = lines[2];
        assertThat(typed.substring(carets.indexOf('^'), carets.lastIndexOf('^') + 1))
                .isEqualTo(marked);
        assertThat(body)
                .contains("/go <what> (--id=<id> | --name=<name> | --all) [--from=<from> --to=<to> [--step=<step>]]"
                        + " [--page=<page>] [--size=<size>]");
    }

    record Pause(
            @Option(names = "--minutes", required = true) int minutes,
            @Option(names = "--why") Optional<String> why,
            @Option(names = "--who", required = true) String who) {}

    static final class Rest {
        String go(@Parameters String what, @ArgGroup(exclusive = false) Optional<Pause> pause) {
            return what + pause;
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x --minutes 1              | --minutes=<minutes> also needs --who=<who>.
            x --why w                  | --why=<why> also needs --minutes=<minutes>.
            x --minutes 1 --minutes 2  | --minutes=<minutes> is given twice.
            x --minutes 1 --who a --minutes 2 --who b | --minutes=<minutes> is given twice.
            """)
    void needsOfAGroupWhatItsAuthorRequiresAndThatOnce(String text, String what) throws Exception {
        assertThat(said(Bindings.reply(go(new Rest(), text)))).startsWith(what);
    }

    @Test
    void takesWordsIntoGroups() throws Exception {
        record Span(
                @Parameters int from,
                @Parameters(paramLabel = "<to>") Optional<Integer> to) {}
        class Spans {
            String go(
                    @Parameters String what,
                    @ArgGroup(exclusive = false) Optional<Span> span,
                    @Option(names = "--all") boolean all) {
                return what + " " + span + " " + all;
            }
        }

        assertThat(said(go(new Spans(), "logs 3 --all")))
                .contains("logs Optional[Span[from=3, to=Optional.empty]] true");
        assertThat(said(go(new Spans(), "logs 3 5"))).contains("from=3, to=Optional[5]");
        assertThat(said(go(new Spans(), "logs"))).isEqualTo("logs Optional.empty false");
    }

    @Test
    void asksForOneOfAGroupWithAButtonForEach() throws Exception {
        NewMessage reply = (NewMessage) ((InvalidInput) go(new Show(), "logs")).reply();

        assertThat(said(reply)).startsWith("I need one of these: --id=<id>, --name=<name>, --all.");
        assertThat(reply.keyboard().toString()).contains("/go logs --id ", "/go logs --name ", "logs --all");
    }

    @Test
    void asksForWhatBelongsToWhatWasTyped() throws Exception {
        InputRequired inputRequired = (InputRequired) go(new Show(), "logs --all --from 9");

        assertThat(said(inputRequired.prompt()))
                .startsWith("--from=<from> also needs --to=<to>. I still need --to=<to>");
    }

    @Test
    void makesAnObjectOfItsOwnForEachCommand() throws Exception {
        class Keeps {
            final List<Paging> seen = new java.util.ArrayList<>();

            void go(@Mixin Paging paging) {
                seen.add(paging);
            }
        }
        Keeps keeps = new Keeps();
        Handler handler = Bindings.bind(keeps, GO);

        handler.handle(Invocations.typed("go", "--page 2"));
        handler.handle(Invocations.typed("go", ""));

        assertThat(keeps.seen).extracting(paging -> paging.page).containsExactly(2, 1);
    }

    @Test
    void nestsGroups() throws Exception {
        record Pair(
                @Option(names = "--x", required = true) int x,
                @Option(names = "--y", required = true) int y) {}
        record Where(
                @ArgGroup(exclusive = false) Optional<Pair> pair,
                @Option(names = "--at") Optional<String> at) {}
        class Nested {
            String go(@ArgGroup(multiplicity = "1") Where where) {
                return where.pair().map(pair -> pair.x() + "," + pair.y()).orElse("")
                        + where.at().orElse("");
            }
        }

        assertThat(said(go(new Nested(), "--x 1 --y 2"))).isEqualTo("1,2");
        assertThat(said(go(new Nested(), "at:home"))).isEqualTo("home");
        assertThat(said(((InvalidInput) go(new Nested(), "--x 1 --y 2 --at home")).reply()))
                .startsWith("--x and --at cannot be used together");
        assertThat(said(((InvalidInput) go(new Nested(), "")).reply()))
                .startsWith("I need one of these: --x=<x> --y=<y>, --at");
    }

    record Item(
            @Option(names = "--item", required = true) String name,

            @Option(names = "--count", defaultValue = "1") @Range(min = 1, max = 9)
            int count,

            @Option(names = "--tag") List<String> tags) {

        @Override
        public String toString() {
            return count + "x" + name + tags;
        }
    }

    static final class Order {
        String go(
                @Parameters String who,
                @ArgGroup(exclusive = false, multiplicity = "1..3") List<Item> items,
                @ArgGroup(multiplicity = "0..*") Which[] which,
                @ArgGroup(exclusive = false, multiplicity = "0..2") Set<Window> windows) {
            return who + " " + items + " "
                    + Stream.of(which)
                            .map(one -> one.id().map(String::valueOf).orElse("")
                                    + one.name().orElse("")
                                    + (one.all() ? "all" : ""))
                            .toList()
                    + " "
                    + windows.stream().map(one -> one.from() + "-" + one.to()).toList();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Bob --item tea                                                | Bob [1xtea[]] [] []
            --item tea --count 2 --item milk Bob                          | Bob [2xtea[], 1xmilk[]] [] []
            Bob item:tea tag:a tag:b item:milk count:3 tag:c —item cake   | Bob [1xtea[a, b], 3xmilk[c], 1xcake[]] [] []
            Bob item:"green tea" id:7 all name:Al --id 8                  | Bob [1xgreen tea[]] [7, Al, 8] []
            Bob item:tea --all --from 1 --to 2 --to 4 --from 3            | Bob [1xtea[]] [all] [1-2, 3-4]
            """)
    void takesAGroupSeveralTimes(String text, String said) throws Exception {
        assertThat(said(go(new Order(), text.replace(" all ", " --all "))))
                .isEqualTo(said.replace("7, Al", "7, all, Al"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            en | Bob item:a item:b item:c item:d | (--item=<name> [--count=<count>] [--tag=<tags>]…) can be given at most 3 times. | item:d
            ru | Bob item:a item:b item:c item:d | (--item=<name> [--count=<count>] [--tag=<tags>]…) можно указать не более 3 раз. | item:d
            en | Bob item:a count:2 item:b count:0 | 0 is out of range for --count=<count>: 1 to 9. Did you mean 1? | 0
            en | Bob item:a count:2 item:b count:x | Invalid value "x" for --count=<count>: expected a whole number. | x
            en | Bob item:a --from 1 --from 2 --to 3 | --from=<from> also needs --to=<to>. | --from
            en | Bob item:a --from 1 --to 2 --from 5 --to 4 | The window ends before it begins. | Bob item:a --from 1 --to 2 --from 5 --to 4
            """)
    void showsWhatIsWrongWithOneOfSeveral(String language, String text, String what, String marked) throws Exception {
        String body = said(((InvalidInput) go(new Order(), text, language)).reply());

        assertThat(body).startsWith(what);
        String[] lines = body.replaceAll("\\[/?\\w+]", "").split("\n", -1);
        assertThat(lines[1].substring(lines[2].indexOf('^'), lines[2].lastIndexOf('^') + 1))
                .isEqualTo(marked);
        assertThat(body)
                .contains("/go <who> (--item=<name> [--count=<count>] [--tag=<tags>]…)…"
                        + " [--id=<id> | --name=<name> | --all]… [--from=<from> --to=<to> [--step=<step>]]…");
    }

    @Test
    void asksForWhatTheLastOfSeveralLacks() throws Exception {
        InputRequired inputRequired = (InputRequired) go(new Order(), "Bob item:tea --from 1 --to 2 --from 3");

        assertThat(said(inputRequired.prompt()))
                .startsWith("--from=<from> also needs --to=<to>. I still need --to=<to>");
        assertThat(PendingCommand.of(inputRequired.state()).orElseThrow().resume("4", "en"))
                .isEqualTo(new PendingCommand.Resumed.Completed("go", "Bob item:tea --from 1 --to 2 --from 3 --to 4"));
        assertThat(said(((InputRequired) go(new Order(), "Bob")).prompt())).startsWith("I still need --item=<name>");
    }

    @Test
    void needsAGroupAsOftenAsItSays() throws Exception {
        class Pairs {
            String go(
                    @ArgGroup(exclusive = false, multiplicity = "2") Collection<Item> items,
                    @ArgGroup(multiplicity = "2..*") List<Which> which) {
                return items + " " + which.size();
            }
        }

        assertThat(said(go(new Pairs(), "item:a item:b id:1 id:2 id:3"))).isEqualTo("[1xa[], 1xb[]] 3");
        assertThat(said(((InvalidInput) go(new Pairs(), "item:a id:1 id:2")).reply()))
                .startsWith("(--item=<name> [--count=<count>] [--tag=<tags>]…) is needed at least 2 times.");
        assertThat(said(((InvalidInput) go(new Pairs(), "item:a item:b id:1")).reply()))
                .startsWith("(--id=<id> | --name=<name> | --all) is needed at least 2 times.");
        assertThat(said(((InvalidInput) go(new Pairs(), "item:a item:b")).reply()))
                .startsWith("I need one of these: --id=<id>, --name=<name>, --all.");
    }

    @Test
    void keepsWhatIsNestedInOneOfSeveralWithIt() throws Exception {
        record Pair(
                @Option(names = "--x", required = true) int x,
                @Option(names = "--y", required = true) int y) {}
        record Shape(
                @Option(names = "--shape", required = true) String name,

                @ArgGroup(exclusive = false, multiplicity = "0..*")
                List<Pair> corners) {}
        class Shapes {
            String go(@ArgGroup(exclusive = false, multiplicity = "0..*") List<Shape> shapes) {
                return shapes.toString();
            }
        }

        assertThat(said(go(new Shapes(), "shape:a --x 1 --y 2 --x 3 --y 4 shape:b --x 5 --y 6 shape:c")))
                .isEqualTo("[Shape[name=a, corners=[Pair[x=1, y=2], Pair[x=3, y=4]]], Shape[name=b,"
                        + " corners=[Pair[x=5, y=6]]], Shape[name=c, corners=[]]]");
        assertThat(said(((InputRequired) go(new Shapes(), "shape:a --x 1 --y 2 --x 3 --y 4 --x 5")).prompt()))
                .startsWith("--x=<x> also needs --y=<y>.");
    }

    @Test
    void sharesNothingBetweenThreadsThatReadSeveral() {
        Handler handler = Bindings.bind(new Order(), GO);

        List<String> said = IntStream.range(0, 200)
                .parallel()
                .mapToObj(number -> {
                    try {
                        return said(handler.handle(
                                Invocations.typed("go", number + " item:a" + number + " item:b" + number)));
                    } catch (Exception failure) {
                        throw new AssertionError(failure);
                    }
                })
                .toList();

        assertThat(said)
                .containsExactlyElementsOf(IntStream.range(0, 200)
                        .mapToObj(number -> number + " [1xa" + number + "[], 1xb" + number + "[]] [] []")
                        .toList());
    }

    @Test
    void takesPositionsIntoMixins() throws Exception {
        record Due(@Parameters When when, @Parameters String what) {}
        class Later {
            String go(@Parameters int number, @Mixin Due due) {
                return number + " " + due.when().spoken() + " " + due.what();
            }
        }

        assertThat(said(go(new Later(), "7 in 10 minutes tea"))).isEqualTo("7 in 10 minutes tea");
    }

    @Test
    void refusesGroupsThatCannotBeMade() {
        record Sole(@Option(names = "-a") Optional<Integer> a, String what) {}
        record Defaults(
                @Option(names = "-a", defaultValue = "1") int a,
                @Option(names = "-b") Optional<String> b) {}
        record Worded(
                @Option(names = "-n", required = true) int number,
                @Parameters String what) {}
        record Nulls(@Option(names = "-d", required = true) When when) {}
        class Broken {
            void go(
                    @ArgGroup Sole sole,
                    @ArgGroup Defaults defaults,
                    @ArgGroup(exclusive = false) Nulls nulls,
                    @ArgGroup(multiplicity = "0..*") Which many,
                    @ArgGroup(multiplicity = "0..*") List<Worded> worded,
                    @Mixin List<Paging> pagings,
                    @Mixin Runnable service) {}
        }

        assertThat(Bindings.problems(Broken.class, GO))
                .extracting(problem -> problem.substring(problem.indexOf(": ") + 2))
                .containsExactly(
                        "Sole.what is not said to be read from text. Write @Option or @Parameters before it, from picocli.",
                        "Defaults.a has a default value, and would be there beside the one that was typed. Take it away.",
                        "Nulls.when may be called without its When, and null is not given to handlers. Take an"
                                + " Optional<When>, or write a defaultValue.",
                        "may have its group GroupsTest.Which several times, and takes one. Take a List<GroupsTest.Which>, or write"
                                + " multiplicity = \"0..1\" or \"1\".",
                        "Worded.what is @Parameters in a group that may come several times, where nothing says to which"
                                + " time a word belongs. Make it an @Option.",
                        "has @Mixin on List, but a mixin is always there, once. Take a GroupsTest.Paging.",
                        "has a group or a mixin of type java.lang.Runnable, which cannot be made from text. Take a record"
                                + " whose components have @Option or @Parameters, or a class with such fields and a"
                                + " constructor without parameters.");
    }

    private static Outcome go(Object bot, String text) throws Exception {
        return go(bot, text, "en");
    }

    private static Outcome go(Object bot, String text, String language) throws Exception {
        return Bindings.handle(
                bot, GO, Invocations.of(Invocations.command("go", text, CommandSource.TEXTAREA, language)));
    }

    private static String said(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Reply.class);
        return ((NewMessage) outcome).body().bb().replace("\u200B", "");
    }
}
