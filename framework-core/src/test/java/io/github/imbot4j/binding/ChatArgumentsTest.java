package io.github.imbot4j.binding;

import static io.github.imbot4j.binding.Bindings.bind;
import static io.github.imbot4j.binding.Bindings.problems;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.annotation.Range;
import io.github.imbot4j.bot.ChatMention;
import io.github.imbot4j.bot.CrmRef;
import io.github.imbot4j.bot.FreeText;
import io.github.imbot4j.bot.Link;
import io.github.imbot4j.bot.Reference;
import io.github.imbot4j.bot.UserMention;
import io.github.imbot4j.bot.When;
import io.github.imbot4j.command.PendingCommand;
import io.github.imbot4j.event.CommandReceived;
import io.github.imbot4j.event.CommandSource;
import io.github.imbot4j.event.Event;
import io.github.imbot4j.handler.HandlerContext;
import io.github.imbot4j.model.Trigger;
import io.github.imbot4j.reply.BoundButton;
import io.github.imbot4j.reply.InputRequired;
import io.github.imbot4j.reply.NewMessage;
import io.github.imbot4j.reply.Outcome;
import io.github.imbot4j.reply.Replies;
import io.github.imbot4j.reply.Reply;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What people type in a chat, from the text to the method. */
@SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // handlers are called by their handles
class ChatArgumentsTest {

    private static final Trigger COMMAND = new Trigger.OnCommand("go");

    /** A Friday, half past two in Moscow. */
    private static final Instant NOW = Instant.parse("2026-12-11T11:30:00Z");

    static class Remind {
        String go(@Parameters(index = "0") When when, @Parameters(index = "1..*") FreeText what) {
            return when.at().toLocalDateTime() + " " + what;
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "10m \"buy milk\"                       | 2026-12-11T14:40 buy milk",
                "10m buy \"fresh milk\"                 | 2026-12-11T14:40 buy \"fresh milk\"",
                "завтра 15:00 «позвонить [USER=7]Б[/USER]» | 2026-12-12T15:00 позвонить [USER=7]Б[/USER]",
                "завтра в 15:00 позвонить               | 2026-12-12T15:00 позвонить",
                "in 2 hours: x                          | ",
                "fri 9 stand up                         | 2026-12-18T09:00 stand up",
                "15.12 at 9 send  the   report          | 2026-12-15T09:00 send  the   report",
                "через 10 минут -- выключить            | 2026-12-11T14:40 -- выключить",
                "tomorrow https://a.b/c?d=e             | 2026-12-12T09:00 https://a.b/c?d=e"
            })
    void takesAsManyWordsForAMomentAsMakeSenseAndTheRestAsItStands(String text, String said) throws Exception {
        Outcome outcome = go(new Remind(), text);
        if (said == null) {
            assertThat(said(outcome)).contains(" for <when>");
        } else {
            assertThat(outcome).isEqualTo(Replies.text(said));
        }
    }

    @Test
    void takesLinesBelowTheCommandToo() throws Exception {
        CommandReceived several =
                Invocations.command("go", "", CommandSource.TEXTAREA, "en").withTyped("10m a\nb\n\nc");
        assertThat(said(bind(new Remind(), COMMAND).handle(in(several, NOW)))).isEqualTo("2026-12-11T14:40 a\nb\n\nc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"buy milk", "buy  \"good\" milk\nand eggs"})
    void takesTheRestWhateverTheTextIsGivenIn(String typed) throws Exception {
        class Plain {
            String go(@Parameters FreeText what) {
                return what.value();
            }
        }
        class Maybe {
            String go(@Parameters Optional<FreeText> what) {
                return what.orElseThrow().value();
            }
        }
        class Listed {
            String go(@Parameters List<FreeText> what) {
                return what.get(0).value() + (what.size() == 1 ? "" : " and more");
            }
        }
        class Many {
            String go(@Parameters FreeText[] what) {
                return what[0].value() + (what.length == 1 ? "" : " and more");
            }
        }
        class Late {
            String go(@Parameters Optional<Integer> count, @Parameters(index = "1..*") Optional<FreeText> what) {
                return what.orElseThrow().value();
            }
        }
        for (Object bot : List.of(new Plain(), new Maybe(), new Listed(), new Many())) {
            assertThat(go(bot, typed)).as(bot.getClass().getName()).isEqualTo(Replies.text(typed));
        }
        assertThat(go(new Late(), "7 " + typed)).isEqualTo(Replies.text(typed));
    }

    @Test
    void asksForNothingWhereTheTextMayBeLeftOut() throws Exception {
        class Maybe {
            String go(@Parameters Optional<FreeText> what) {
                return what.isPresent() ? "some" : "none";
            }
        }
        class Parts {
            String go(@Parameters(split = ", *") List<FreeText> what) {
                return what.stream().map(FreeText::value).collect(Collectors.joining("|"));
            }
        }
        assertThat(go(new Maybe(), "")).isEqualTo(Replies.text("none"));
        assertThat(go(new Parts(), "")).isEqualTo(Replies.text(""));
        assertThat(go(new Parts(), "tea, green tea, milk")).isEqualTo(Replies.text("tea|green tea|milk"));
    }

    @ParameterizedTest
    @CsvSource({
        "-5,-5",
        "−5,-5",
        "–5,-5",
        "—5,-5",
        "‐5,-5",
        "‑5,-5",
        "－５,-5",
        "﹣5,-5",
        "+7,7",
        "＋7,7",
        "٤٢,42",
        "４２,42",
        "4\u200B2,42"
    })
    void readsNumbersInEverySpelling(String typed, long number) throws Exception {
        class Whole {
            String go(@Parameters long one, @Parameters Optional<Integer> two, @Option(names = "-n") List<Short> n) {
                return one + " " + two.orElseThrow() + " " + n.get(0);
            }
        }
        class Broken {
            String go(
                    @Parameters double one, @Parameters BigDecimal two, @Parameters @Range(min = -9, max = 50) int in) {
                return one + " " + two + " " + in;
            }
        }
        assertThat(go(new Whole(), typed + " " + typed + " -n " + typed))
                .isEqualTo(Replies.text(number + " " + number + " " + number));
        assertThat(go(new Broken(), typed + ",5 " + typed + "．25 " + typed))
                .isEqualTo(Replies.text(number + ".5 " + number + ".25 " + number));
    }

    /** What an author writes into a button comes back as written, also to a command with options. */
    @ParameterizedTest
    @ValueSource(strings = {"to:Bob", "--all", "--", "to=", "—to", "-a", "--nothing", "two\n\tlines  here", "-5"})
    void takesTheWordsOfAButtonAsTheyWereWritten(String word) throws Exception {
        class Find {
            String go(
                    @Parameters String what,
                    @Option(names = "--to") Optional<String> to,
                    @Option(names = {"-a", "--all"}) boolean all) {
                return what + "|" + to.orElse("") + "|" + all;
            }
        }
        String params = Replies.command("Again", "go", word).action().params();
        assertThat(go(new Find(), params)).isEqualTo(Replies.text(word + "||false"));
    }

    enum Size {
        SMALL,
        LARGE
    }

    @Test
    void keepsWhatWasTypedInTheButtonsOfAQuestion() throws Exception {
        class Order {
            String go(@Option(names = "--size", required = true) Size size, @Parameters FreeText what) {
                return size + " " + what.value();
            }
        }
        String typed = "tea\n\tgreen  tea";
        InputRequired asked = (InputRequired) go(new Order(), typed);
        BoundButton first = (BoundButton)
                ((NewMessage) asked.prompt()).keyboard().rows().get(0).buttons().get(0);
        String params = first.action().run().params();
        assertThat(params).startsWith(typed);
        assertThat(go(new Order(), params)).isEqualTo(Replies.text("SMALL " + typed));
    }

    @Test
    void readsTimesAndIdsInDigitsOfAnyWidth() throws Exception {
        class When2 {
            String go(@Parameters LocalTime time, @Parameters UserMention user) {
                return time + " " + user.id();
            }
        }
        assertThat(go(new When2(), "１５：３０ ２７")).isEqualTo(Replies.text("15:30 27"));
    }

    @Test
    void leavesLaterParametersTheirWords() throws Exception {
        class Meet {
            String go(@Parameters When when, @Parameters int people, @Parameters Optional<String> where) {
                return when.at().toLocalDateTime() + " " + people + " " + where.orElse("-");
            }
        }
        assertThat(go(new Meet(), "tomorrow 15")).isEqualTo(Replies.text("2026-12-12T09:00 15 -"));
        assertThat(go(new Meet(), "tomorrow 15 4 here")).isEqualTo(Replies.text("2026-12-12T15:00 4 here"));
    }

    enum Unit {
        KM,
        NAUTICAL_MILES
    }

    static class Route {
        String go(
                @Parameters String from,
                @Option(
                                names = {"-u", "--unit"},
                                defaultValue = "KM")
                        Unit unit,
                @Option(names = "--at") Optional<When> at,
                @Option(names = "--fast") boolean fast,
                @Option(names = "-n", defaultValue = "1") int n,
                @Parameters List<String> more) {
            return from + ";" + unit + ";"
                    + at.map(when -> when.at().toLocalTime()).orElse(null) + ";" + fast + ";" + n + ";"
                    + String.join("+", more);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "a --unit km b                    | a;KM;null;false;1;b",
                "a —unit=km b                     | a;KM;null;false;1;b",
                "–fast a                          | a;KM;null;true;1;",
                "a —u nautical-miles              | a;NAUTICAL_MILES;null;false;1;",
                "a unit:km unit b                 | a;KM;null;false;1;unit+b",
                "Unit=\"nautical miles\" a        | a;NAUTICAL_MILES;null;false;1;",
                "unit: nautical miles a           | a;NAUTICAL_MILES;null;false;1;",
                "a at:завтра 15:00 b              | a;KM;15:00;false;1;b",
                "a --at in 2 hours b              | a;KM;16:30;false;1;b",
                "a fast:yes b                     | a;KM;null;true;1;b",
                "a fast:нет b                     | a;KM;null;false;1;b",
                "a -n7 b                          | a;KM;null;false;7;b",
                "a -n 7                           | a;KM;null;false;7;",
                "http://a.b/ 15:00 x:y x=y        | http://a.b/;KM;null;false;1;15:00+x:y+x=y",
                "a at://b                         | a;KM;null;false;1;at://b",
                "a \"--fast\" b                   | a;KM;null;false;1;--fast+b",
                "a -- --fast -n                   | a;KM;null;false;1;--fast+-n",
                "a — b —привет -5                 | a;KM;null;false;1;—+b+—привет+-5"
            })
    void readsOptionsAsPeopleWriteThem(String text, String said) throws Exception {
        assertThat(said(go(new Route(), text))).isEqualTo(said);
    }

    @Test
    void readsWhatChatsHave() throws Exception {
        class Bot {
            String go(
                    @Parameters UserMention user,
                    @Parameters ChatMention chat,
                    @Parameters CrmRef deal,
                    @Parameters Link link,
                    @Parameters Reference any) {
                return user.id() + user.name() + chat.dialogId() + deal.code() + link.url() + any;
            }
        }
        assertThat(said(go(
                        new Bot(),
                        "[USER=7]Bob Dylan[/USER] [CHAT=9]Sales dept[/CHAT] https://x.y/crm/deal/details/4/ "
                                + "https://a.b D_5")))
                .isEqualTo("7Bob Dylanchat9D_4https://a.bCrmRef[entityTypeId=2, id=5]");
        assertThat(said(go(new Bot(), "7 chat9 D_4 https://x.y/crm/deal/details/4/ D_5")))
                .startsWith("7chat9D_4https://x.y");
    }

    @Test
    void readsTimesNumbersAndAnswers() throws Exception {
        class Bot {
            String go(
                    @Parameters LocalDate day,
                    @Parameters LocalTime time,
                    @Parameters Duration span,
                    @Parameters boolean sure,
                    @Parameters double price,
                    @Parameters Instant moment) {
                return day + "|" + time + "|" + span + "|" + sure + "|" + price + "|" + moment;
            }
        }
        assertThat(said(go(new Bot(), "в пятницу 9 вечера полтора часа да 1,5 tomorrow noon")))
                .isEqualTo("2026-12-18|21:00|PT1H30M|true|1.5|2026-12-12T09:00:00Z");
        assertThat(said(go(new Bot(), "2026-12-31 10:30 PT5M off 2 2026-12-31T10:00:00Z")))
                .isEqualTo("2026-12-31|10:30|PT5M|false|2.0|2026-12-31T10:00:00Z");
    }

    @Test
    void boundsNumbers() throws Exception {
        class Bot {
            String go(@Parameters @Range(min = 1, max = 5) int page, @Parameters @Range(min = 0.5) List<Double> more) {
                return page + "" + more;
            }
        }
        assertThat(said(go(new Bot(), "5 0.5"))).isEqualTo("5[0.5]");
        assertThat(said(go(new Bot(), "9"))).contains("9 is out of range for <page>: 1 to 5. Did you mean 5?");
        assertThat(said(go(new Bot(), "1 7 0,1"))).contains("0,1 is too small for <more>: at least 0.5.");
        class Wrong {
            void go(@Parameters @Range(max = 5) String page) {}
        }
        class Beyond {
            void go(@Parameters(defaultValue = "9") @Range(max = 5) int page) {}
        }
        assertThat(problems(Wrong.class, COMMAND)).singleElement().asString().contains("@Range on a String");
        assertThat(problems(Beyond.class, COMMAND)).singleElement().asString().contains("at most 5");
    }

    static class Pizza {
        enum Diameter {
            SMALL,
            SMART,
            LARGE
        }

        String go(@Parameters Diameter size, @Option(names = "--to", required = true) String to) {
            return size + to;
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "en | smal --to x    | Invalid value \"smal\" for <size>: expected one of Small, Smart, Large. Did you mean"
                        + " Small? | /go smal --to x | ^^^^ | Small --to x",
                "en | sm --to x      | \"sm\" is ambiguous: Small, Smart. Did you mean Small or Smart? |"
                        + " /go sm --to x | ^^ | Small --to x",
                "en | large --too x  | Unknown option --too. Did you mean --to? | /go large --too x | ^^^^^ |"
                        + " large --to x",
                "en | large —too=x   | Unknown option --too. Did you mean --to? | /go large —too=x | ^^^^ | large"
                        + " --to=x",
                "en | large x --to y | Unexpected argument \"x\". | /go large x --to y | ^ | ",
                "en | large --to x --to y | --to=<to> is given twice. | /go large --to x --to y | ^^^^ | ",
                "ru | larg --to x    | «larg» не подходит для <size>: нужно одно из: Small, Smart, Large. Может быть,"
                        + " Large? | /go larg --to x | ^^^^ | Large --to x"
            })
    void showsWhereAMistakeIsAndWhatMayHaveBeenMeant(
            String language, String text, String what, String line, String carets, String corrected) throws Exception {
        Reply reply = Bindings.reply(go(new Pizza(), text, language));
        String[] lines = ((NewMessage) reply).body().plain().split("\n", -1);
        assertThat(lines[0]).isEqualTo(what);
        assertThat(lines[1]).isEqualTo(line);
        assertThat(lines[2].strip().replace("\u00A0", "")).isEqualTo(carets);
        assertThat(lines[2].indexOf('^')).isEqualTo(line.lastIndexOf(underlined(line, carets, lines[2])));
        assertThat(lines[3]).contains("/go <size> --to=<to>");
        reply.validate();
        assertThat(reply.commandUses().stream()
                        .map(use -> use.params())
                        .findFirst()
                        .orElse(null))
                .isEqualTo(corrected);
    }

    private static String underlined(String line, String carets, String drawn) {
        return line.substring(drawn.indexOf('^'), drawn.indexOf('^') + carets.length());
    }

    @Test
    void marksTheRightOneOfTwoEqualWords() throws Exception {
        class Bot {
            String go(@Parameters String name, @Parameters int count) {
                return name + count;
            }
        }
        assertThat(said(go(new Bot(), "x x"))).contains("/go x x\n" + "\u00A0".repeat(6) + "^\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "x -nx          | Unexpected argument \"-nx\".       | -nx",
                "x 1 x --s 1    | Unexpected argument \"1 x --s 1\". | 1 x --s 1",
            })
    void marksWordsWhereTheyStandThoughOthersAreAlike(String text, String what, String marked) throws Exception {
        class Bot {
            String go(@Parameters String name) {
                return name;
            }
        }
        assertThat(said(go(new Bot(), text))).startsWith(what);
        assertThat(marked(go(new Bot(), text))).isEqualTo(marked);
    }

    @Test
    void marksThePartOfAWordThatDoesNotFit() throws Exception {
        class Bot {
            String go(
                    @Option(names = "-D", split = ",") Map<String, Integer> map,
                    @Parameters(split = ",") @Range(max = 9) List<Integer> numbers) {
                return map + "" + numbers;
            }
        }
        assertThat(said(go(new Bot(), "1,2 -D a=1,b=2"))).isEqualTo("{a=1, b=2}[1, 2]");
        assertThat(said(go(new Bot(), "1,x,3")))
                .startsWith("Invalid value \"x\" for <numbers>: expected a whole number.");
        assertThat(marked(go(new Bot(), "1,x,3"))).isEqualTo("x");
        assertThat(marked(go(new Bot(), "1 -Da=1,b=no"))).isEqualTo("no");
        assertThat(Bindings.reply(go(new Bot(), "1,12,3")).commandUses())
                .singleElement()
                .satisfies(use -> assertThat(use.params()).isEqualTo("1,9,3"));
    }

    @Test
    void leavesAnOptionOnlyTheWordsThatFitWhereItNeedsNone() throws Exception {
        class Bot {
            String go(
                    @Option(names = "--loud", arity = "0..1") Optional<Boolean> loud,
                    @Option(names = "--level", arity = "0..1", fallbackValue = "5") @Range(max = 9)
                            Optional<Integer> level,
                    @Option(names = "-n", arity = "1..2") List<Integer> numbers,
                    @Parameters List<String> words) {
                return loud + " " + level + " " + numbers + " " + words;
            }
        }
        assertThat(said(go(new Bot(), "--loud tea --level x"))).isEqualTo("Optional[true] Optional[5] [] [tea, x]");
        assertThat(said(go(new Bot(), "tea --loud no --level 7 -n 2 x")))
                .isEqualTo("Optional[false] Optional[7] [2] [tea, x]");
        assertThat(said(go(new Bot(), "--level 12"))).startsWith("12 is too large for --level=<level>");
        assertThat(said(go(new Bot(), "-n tea"))).startsWith("Invalid value \"tea\" for -n=<numbers>");
    }

    @Test
    void knowsTheOppositeOfEveryNegatableOption() throws Exception {
        class Bot {
            String go(
                    @Option(names = "--no-sound", negatable = true) boolean silent,
                    @Option(names = "--colour", negatable = true, defaultValue = "true", fallbackValue = "true")
                            boolean colour) {
                return silent + " " + colour;
            }
        }
        assertThat(said(go(new Bot(), "--no-sound --no-colour"))).isEqualTo("true false");
        assertThat(said(go(new Bot(), "--sound --colour"))).isEqualTo("false true");
        assertThat(said(go(new Bot(), "colour:no"))).isEqualTo("false false");
    }

    private static String marked(Outcome outcome) {
        String[] lines = said(outcome).split("\n", -1);
        return lines[1].substring(lines[2].indexOf('^'), lines[2].lastIndexOf('^') + 1);
    }

    @Test
    void guessesSlipsInWordsOfTime() throws Exception {
        assertThat(said(go(new Remind(), "tomorow 15:00 x"))).contains("Did you mean tomorrow?");
        assertThat(Bindings.reply(go(new Remind(), "tomorow 15:00 x")).commandUses())
                .singleElement()
                .satisfies(use -> assertThat(use.params()).isEqualTo("tomorrow 15:00 x"));
        assertThat(said(go(new Remind(), "3/4 x"))).contains("is ambiguous: 3.4, 4.3.");
    }

    @Test
    void asksForWhatIsMissingWithAButtonForEachChoice() throws Exception {
        InputRequired inputRequired = (InputRequired) go(new Pizza(), "--to \"Main Street\"");
        assertThat(said(inputRequired)).startsWith("I still need <size>: one of Small, Smart, Large.");
        assertThat(inputRequired.prompt().commandUses())
                .extracting(use -> use.command() + " " + use.params())
                .containsExactly(
                        "go --to \"Main Street\" SMALL",
                        "go --to \"Main Street\" SMART",
                        "go --to \"Main Street\" LARGE");
        inputRequired.prompt().validate();
        assertThat(go(new Pizza(), "--to \"Main Street\" SMALL")).isEqualTo(Replies.text("SMALLMain Street"));
    }

    @Test
    void asksForWordsWithTheCommandSoFarReadyToBeWrittenOn() throws Exception {
        InputRequired inputRequired = (InputRequired) go(new Remind(), "завтра 15:00", "ru");
        assertThat(said(inputRequired)).startsWith("Ещё нужно указать <what>.").contains("/go завтра 15:00");
        NewMessage prompt = (NewMessage) inputRequired.prompt();
        assertThat(prompt.keyboard().rows())
                .singleElement()
                .satisfies(row -> assertThat(row.buttons())
                        .singleElement()
                        .satisfies(button -> assertThat(button.action())
                                .isEqualTo(Replies.putButton("", "/go завтра 15:00 ")
                                        .action())));
        PendingCommand pendingCommand = PendingCommand.of(inputRequired.state()).orElseThrow();
        assertThat(pendingCommand.resume("позвонить  маме", "ru"))
                .isEqualTo(new PendingCommand.Resumed.Completed("go", "завтра 15:00 позвонить  маме"));
    }

    @Test
    void offersDaysNumbersAndAnswersByButton() throws Exception {
        class Day {
            void go(@Parameters LocalDate day) {}
        }
        class Page {
            void go(@Parameters @Range(min = 1, max = 3) int page) {}
        }
        class Sure {
            void go(@Parameters(description = "Really?") boolean sure) {}
        }
        class Moment {
            void go(@Parameters When when) {}
        }
        assertThat(params(go(new Day(), "")))
                .startsWith("2026-12-11", "2026-12-12")
                .hasSize(7);
        assertThat(params(go(new Page(), ""))).containsExactly("1", "2", "3");
        assertThat(params(go(new Sure(), ""))).containsExactly("yes", "no");
        assertThat(said(go(new Sure(), ""))).startsWith("I still need <sure>. Really?");
        assertThat(params(go(new Moment(), ""))).contains("10m", "1h", "2026-12-12 9:00");
    }

    @Test
    void asksForTheValueOfAnOption() throws Exception {
        for (String text : List.of("LARGE", "LARGE --to")) {
            InputRequired inputRequired = (InputRequired) go(new Pizza(), text);
            PendingCommand pendingCommand =
                    PendingCommand.of(inputRequired.state()).orElseThrow();
            assertThat(pendingCommand.resume("Main Street", "en"))
                    .isEqualTo(new PendingCommand.Resumed.Completed("go", "LARGE --to \"Main Street\""));
        }
    }

    static final class Assign {
        Reply go(@Parameters UserMention user) {
            return Replies.text(user.id(), " ", user.name());
        }
    }

    @Test
    void offersWhoeverAsksWhereAUserIsMissing() throws Exception {
        Outcome asking = go(new Assign(), "");

        assertThat(said(asking)).startsWith("I still need <user>: a user: mention one with @.");
        assertThat(params(asking)).containsExactly("[USER=27]Alice Doe[/USER]");
        assertThat(((NewMessage) ((InputRequired) asking).prompt()).keyboard().rows())
                .hasSize(2);
        assertThat(go(new Assign(), params(asking).get(0))).isEqualTo(Replies.text("27 Alice Doe"));
    }

    private static List<String> params(Outcome outcome) {
        return ((InputRequired) outcome)
                .prompt().commandUses().stream().map(use -> use.params()).toList();
    }

    private static Outcome go(Object bot, String params) throws Exception {
        return go(bot, params, "en");
    }

    private static Outcome go(Object bot, String params, String language) throws Exception {
        return bind(bot, COMMAND).handle(in(Invocations.command("go", params, CommandSource.TEXTAREA, language), NOW));
    }

    private static HandlerContext in(CommandReceived typed, Instant now) {
        Event.Origin origin =
                new Event.Origin(typed.portal(), now, typed.origin().language());
        CommandReceived then = new CommandReceived(
                origin,
                typed.bot(),
                typed.dialog(),
                typed.sender(),
                typed.commandId(),
                typed.command(),
                typed.params(),
                typed.below(),
                typed.context(),
                typed.message());
        return Invocations.in(ZoneId.of("Europe/Moscow"), then);
    }

    private static String said(Outcome outcome) {
        Reply reply = Bindings.reply(outcome);
        return ((NewMessage) reply).body().plain();
    }
}
