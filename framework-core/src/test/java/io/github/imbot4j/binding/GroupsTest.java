package io.github.imbot4j.binding;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.annotation.Range;
import io.github.imbot4j.command.When;
import io.github.imbot4j.event.CommandContext;
import io.github.imbot4j.model.Handler;
import io.github.imbot4j.model.Trigger;
import io.github.imbot4j.reply.Asking;
import io.github.imbot4j.reply.Misread;
import io.github.imbot4j.reply.NewMessage;
import io.github.imbot4j.reply.Outcome;
import io.github.imbot4j.reply.Reply;
import java.util.List;
import java.util.Optional;
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
            en | logs --id 7 --name Bob | --id and --name exclude each other: write one of them. | --name
            ru | logs id:7 —all         | --id и --all исключают друг друга: нужно что-то одно.  | —all
            en | logs --id x            | "x" does not fit --id=<id>, which is a whole number.   | x
            en | logs --all --from 30 --to 40 | 30 does not fit --from=<from>, which goes from 0 to 23. Did you mean 23? | 30
            en | logs --all --from 9 --to 8   | The window ends before it begins. | logs --all --from 9 --to 8
            """)
    void showsWhatDoesNotGoTogether(String language, String text, String what, String marked) throws Exception {
        NewMessage reply = (NewMessage) ((Misread) go(new Show(), text, language)).reply();

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

    @Test
    void asksForOneOfAGroupWithAButtonForEach() throws Exception {
        NewMessage reply = (NewMessage) ((Misread) go(new Show(), "logs")).reply();

        assertThat(said(reply)).startsWith("I need one of these: --id=<id>, --name=<name>, --all.");
        assertThat(reply.keyboard().toString()).contains("/go logs --id ", "/go logs --name ", "logs --all");
    }

    @Test
    void asksForWhatBelongsToWhatWasTyped() throws Exception {
        Asking asking = (Asking) go(new Show(), "logs --all --from 9");

        assertThat(said(asking.prompt())).startsWith("--from=<from> needs --to=<to> beside it. I still need --to=<to>");
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
        assertThat(said(((Misread) go(new Nested(), "--x 1 --y 2 --at home")).reply()))
                .startsWith("--x and --at exclude each other");
        assertThat(said(((Misread) go(new Nested(), "")).reply()))
                .startsWith("I need one of these: --x=<x> --y=<y>, --at");
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
        record Nulls(@Option(names = "-d", required = true) When when) {}
        class Broken {
            void go(
                    @ArgGroup Sole sole,
                    @ArgGroup Defaults defaults,
                    @ArgGroup(exclusive = false) Nulls nulls,
                    @ArgGroup(multiplicity = "0..*") List<Which> many,
                    @Mixin Runnable service) {}
        }

        assertThat(Bindings.problems(Broken.class, GO))
                .extracting(problem -> problem.substring(problem.indexOf(": ") + 2))
                .containsExactly(
                        "Sole.what is not said to be read from text. Write @Option or @Parameters before it, from picocli.",
                        "Defaults.a has a default value, and would be there beside the one that was typed. Take it away.",
                        "Nulls.when may be called without its When, and null is not given to handlers. Take an"
                                + " Optional<When>, or write a defaultValue.",
                        "may have its group List several times, and the words of a chat do not say which belong together."
                                + " Write multiplicity = \"0..1\" or \"1\".",
                        "has a group or a mixin of type java.lang.Runnable, which cannot be made from text. Take a record"
                                + " whose components have @Option or @Parameters, or a class with such fields and a"
                                + " constructor without parameters.");
    }

    private static Outcome go(Object bot, String text) throws Exception {
        return go(bot, text, "en");
    }

    private static Outcome go(Object bot, String text, String language) throws Exception {
        return Bindings.handle(
                bot, GO, Invocations.of(Invocations.command("go", text, CommandContext.TEXTAREA, language)));
    }

    private static String said(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Reply.class);
        return ((NewMessage) outcome).body().bb().replace("\u200B", "");
    }
}
