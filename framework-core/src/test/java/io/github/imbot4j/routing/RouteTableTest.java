package io.github.imbot4j.routing;

import static io.github.imbot4j.event.SampleEvents.ALICE;
import static io.github.imbot4j.event.SampleEvents.GREETER;
import static io.github.imbot4j.event.SampleEvents.OTHER_BOT;
import static io.github.imbot4j.event.SampleEvents.group;
import static io.github.imbot4j.event.SampleEvents.message;
import static io.github.imbot4j.event.SampleEvents.openLine;
import static io.github.imbot4j.event.SampleEvents.origin;
import static io.github.imbot4j.event.SampleEvents.privateDialog;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.annotation.DialogKind;
import io.github.imbot4j.bot.BotRef;
import io.github.imbot4j.bot.Sender;
import io.github.imbot4j.event.AppInstalled;
import io.github.imbot4j.event.BotEvent;
import io.github.imbot4j.event.BotJoined;
import io.github.imbot4j.event.BotRemoved;
import io.github.imbot4j.event.CommandReceived;
import io.github.imbot4j.event.MessageDeleted;
import io.github.imbot4j.event.MessageReceived;
import io.github.imbot4j.event.MessageUpdated;
import io.github.imbot4j.event.SampleEvents;
import io.github.imbot4j.handler.ContextHandler;
import io.github.imbot4j.handler.EventContext;
import io.github.imbot4j.handler.Handler;
import io.github.imbot4j.model.BotBuilder;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.Route;
import io.github.imbot4j.model.Trigger;
import io.github.imbot4j.reply.NoReply;
import io.github.imbot4j.routing.RouteMatch.Dropped;
import io.github.imbot4j.routing.RouteMatch.Found;
import io.github.imbot4j.routing.RouteMatch.Unhandled;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTableTest {

    private static final ContextHandler<EventContext<?>> QUIET = context -> NoReply.SILENCE;
    private static final Handler NOTHING = handlerContext -> NoReply.SILENCE;

    private final List<Route> routes = new ArrayList<>();

    private void given(String place, Trigger trigger) {
        routes.add(new Route(trigger, NOTHING, place));
    }

    private static Trigger.OnMessage text(String text) {
        return new Trigger.OnMessage(text, Optional.empty(), Set.of(), false, 0, false);
    }

    private static Trigger.OnMessage pattern(String regex) {
        return new Trigger.OnMessage("", Optional.of(Pattern.compile(regex)), Set.of(), false, 0, false);
    }

    private static Trigger.OnMessage any(int priority, DialogKind... kinds) {
        return new Trigger.OnMessage("", Optional.empty(), Set.of(kinds), false, priority, false);
    }

    private static Trigger.OnMessage mention() {
        return new Trigger.OnMessage("", Optional.empty(), Set.of(), true, 0, false);
    }

    private RouteTable table() {
        BotModel named = BotBuilder.of("greeter", "Greeter").withoutHelp().build();
        return RouteTable.of(List.of(new BotModel(
                named.code(), named.type(), false, named.profile(), List.of(), routes, "com.acme.Greeter")));
    }

    private RouteMatch match(BotEvent event) {
        return table().match(event, id -> id == 568);
    }

    private String place(BotEvent event) {
        RouteMatch routeMatch = match(event);
        return routeMatch instanceof Found found ? found.route().place() : routeMatch.toString();
    }

    @Test
    void findsCommandsByNameWithCase() {
        given("hello", new Trigger.OnCommand("hello"));
        given("Hello", new Trigger.OnCommand("Hello"));

        assertThat(place(SampleEvents.typed("hello", "Bob"))).isEqualTo("hello");
        assertThat(place(SampleEvents.typed("Hello", "Bob"))).isEqualTo("Hello");
        assertThat(match(SampleEvents.typed("HELLO", ""))).isInstanceOf(Unhandled.class);
    }

    @Test
    void prefersExactTextToPatternToAnything() {
        given("any", any(0));
        given("pattern", pattern("pri.*"));
        given("exact", text("prices"));

        assertThat(place(message("prices"))).isEqualTo("exact");
        assertThat(place(message("printer"))).isEqualTo("pattern");
        assertThat(place(message("hello"))).isEqualTo("any");
    }

    @Test
    void comparesExactTextTrimmedAndIgnoringCase() {
        given("exact", text(" ЦЕНЫ "));

        assertThat(place(message("  цены\n"))).isEqualTo("exact");
        assertThat(match(message("цены?"))).isInstanceOf(Unhandled.class);
    }

    @Test
    void prefersMentionToDialogKindAndDialogKindToNeither() {
        given("mention", mention());
        given("group", any(0, DialogKind.GROUP));
        given("any", any(0));

        assertThat(place(message("hi", group(), ALICE, true))).isEqualTo("mention");
        assertThat(place(message("hi", group(), ALICE, false))).isEqualTo("group");
        assertThat(place(message("hi"))).isEqualTo("any");
    }

    @Test
    void triesTheHigherPriorityFirst() {
        given("low", any(-1));
        given("high", any(5));
        given("middle", any(0));

        assertThat(place(message("hi"))).isEqualTo("high");
    }

    @Test
    void goesOnToTheNextWhenThePatternOfTheFirstDoesNotMatch() {
        given("digits", pattern("[0-9]+"));
        given("letters", new Trigger.OnMessage("", Optional.of(Pattern.compile("[a-z]+")), Set.of(), false, 1, false));

        assertThat(place(message("123"))).isEqualTo("digits");
        assertThat(place(message("abc"))).isEqualTo("letters");
    }

    @Test
    void matchesThePatternAgainstTheWholeTextAndGivesItsGroups() {
        given("order", pattern("order (\\d+)( now)?"));

        assertThat(match(message("order 12")))
                .isInstanceOfSatisfying(
                        Found.class, found -> assertThat(found.groups()).containsExactly("order 12", "12", ""));
        assertThat(match(message("my order 12"))).isInstanceOf(Unhandled.class);
    }

    @Test
    void takesADeclaredCommandInAPlainMessageForThatCommand() {
        given("hello", new Trigger.OnCommand("hello"));
        given("any", any(0));

        Found found = (Found) match(message("/hello big  world\nsecond line", group(), ALICE, true));

        assertThat(found.route().place()).isEqualTo("hello");
        assertThat(found.event()).isInstanceOfSatisfying(CommandReceived.class, command -> {
            assertThat(command.commandId()).isZero();
            assertThat(command.params()).isEqualTo("big  world");
            assertThat(command.isPressed()).isFalse();
            assertThat(command.text()).isEqualTo("big  world\nsecond line");
            assertThat(command.message().text()).endsWith("second line");
        });
    }

    /** No comparison depends on letters that nobody sees, or on which blank it is. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "report\u00A0",
                "\u200Breport",
                "re\u200Bport",
                "\uFEFFreport\u200E",
                "Report\t",
                "\u2003REPORT\u2800",
                "report\r\n",
                "ｒｅｐｏｒｔ"
            })
    void comparesTextsWithoutWhatNobodySees(String typed) {
        given("report", text(" Report"));
        given("any", any(0));
        assertThat(place(message(typed))).isEqualTo("report");
    }

    @ParameterizedTest
    @ValueSource(strings = {"good\u00A0day", "good \u202F day", "good\tday", "good\nday"})
    void comparesTextsOfSeveralWordsByTheirWords(String typed) {
        given("day", text("good day"));
        given("any", any(0));
        assertThat(place(message(typed))).isEqualTo("day");
    }

    @ParameterizedTest
    @ValueSource(strings = {"order\u00A012", "\u200Border 12", "order\t12\u00A0", "order 1\u00AD2", "order\u200312"})
    void matchesPatternsWithoutWhatNobodySees(String typed) {
        given("order", pattern("order (\\d+)"));
        assertThat(match(message(typed)))
                .isInstanceOfSatisfying(
                        Found.class, found -> assertThat(found.groups()).containsExactly("order 12", "12"));
        assertThat(match(message("order\r\n12"))).isInstanceOf(Unhandled.class);
    }

    @Test
    void matchesLettersHoweverTheyAreComposed() {
        given("mine", pattern("мой (.*)"));
        assertThat(match(message("мои\u0306 чаи\u0306")))
                .isInstanceOfSatisfying(
                        Found.class, found -> assertThat(found.groups()).containsExactly("мой чай", "чай"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/hello Bob",
                "/hello\tBob",
                "/hello\u00A0Bob",
                "\u200B/hello Bob",
                "/hel\u200Blo Bob",
                "\u00A0/hello Bob",
                "／hello Bob",
                "/ｈｅｌｌｏ Bob",
                "/\uFEFFhello Bob"
            })
    void findsCommandsWithoutWhatNobodySees(String typed) {
        given("hello", new Trigger.OnCommand("hello"));
        given("any", any(0));
        Found found = (Found) match(message(typed));
        assertThat(found.route().place()).isEqualTo("hello");
        assertThat(((CommandReceived) found.event()).text()).isEqualTo("Bob");
    }

    @Test
    void keepsTheTextOfACommandAsItWasTyped() {
        given("run", new Trigger.OnCommand("run"));
        Found found = (Found) match(message("/run\u00A0if\u00A0x:\n\tgo()  # /etc\n/hosts\n"));
        assertThat(((CommandReceived) found.event()).text()).isEqualTo("if\u00A0x:\n\tgo()  # /etc\n/hosts");
    }

    @Test
    void takesOfExtranetUsersOnlyWhatIsForThem() {
        RouteTable table = RouteTable.of(List.of(BotBuilder.of("greeter", "Greeter")
                .withoutHelp()
                .command("in", c -> c.title("en", "In"), QUIET)
                .command("out", c -> c.title("en", "Out").extranet(), QUIET)
                .command("note add", c -> c.title("en", "Add"), QUIET)
                .command("note list", c -> c.title("en", "List").extranet(), QUIET)
                .onMessage(QUIET)
                .build()));
        Sender guest = new Sender(31, "Guest", "Guest", "", "", "M", false, false, false, true);

        assertThat(List.of("/in", "/out", "/note add", "/note list"))
                .extracting(text -> kind(table, message(text, group(), ALICE, true)))
                .containsOnly("OnCommand");
        assertThat(List.of("/in", "/out", "/note add", "/note list"))
                .extracting(text -> kind(table, message(text, group(), guest, true)))
                .containsExactly("OnMessage", "OnCommand", "OnMessage", "OnCommand");
        assertThat(kind(table, message("/in", openLine(), guest, false))).isEqualTo("OnCommand");
    }

    private static String kind(RouteTable table, BotEvent event) {
        return ((Found) table.match(event, id -> false))
                .route()
                .trigger()
                .getClass()
                .getSimpleName();
    }

    @Test
    void leavesOtherSlashesInPlainMessagesAlone() {
        given("hello", new Trigger.OnCommand("hello"));
        given("any", any(0));

        assertThat(place(message("/helloo"))).isEqualTo("any");
        assertThat(place(message("/"))).isEqualTo("any");
        assertThat(place(message("see /hello"))).isEqualTo("any");
        assertThat(place(message("//hello"))).isEqualTo("hello");
        assertThat(place(message("/hello"))).isEqualTo("hello");
    }

    @Test
    void dropsWhatTheBotDidItself() {
        given("any", any(0));
        given("edited", new Trigger.OnEvent(MessageUpdated.class, Set.of(), true));
        given("deleted", new Trigger.OnEvent(MessageDeleted.class, Set.of(), true));
        given("joined", new Trigger.OnEvent(BotJoined.class, Set.of(), true));
        Sender itself = Sender.ofId(GREETER.id());

        assertThat(match(message("hi", group(), itself, false))).isInstanceOf(Dropped.class);
        assertThat(match(SampleEvents.updated("hi", itself))).isInstanceOf(Dropped.class);
        assertThat(match(SampleEvents.deleted(itself))).isInstanceOf(Dropped.class);
        assertThat(match(SampleEvents.joined(group(), itself))).isInstanceOf(Dropped.class);
    }

    @Test
    void dropsWhatOtherBotsDoUnlessAHandlerWantsIt() {
        given("any", any(0));
        given("bots", new Trigger.OnMessage("", Optional.empty(), Set.of(), false, -1, true));
        given("edited", new Trigger.OnEvent(MessageUpdated.class, Set.of(), false));
        given("joined", new Trigger.OnEvent(BotJoined.class, Set.of(), true));
        given("hello", new Trigger.OnCommand("hello"));
        given("unhandled", new Trigger.OnUnhandled());
        Sender sibling = Sender.ofId(568);

        assertThat(place(message("hi", group(), OTHER_BOT, false))).isEqualTo("bots");
        assertThat(place(message("/hello", group(), sibling, false))).isEqualTo("bots");
        assertThat(match(SampleEvents.updated("hi", OTHER_BOT))).isInstanceOf(Dropped.class);
        assertThat(match(SampleEvents.updated("hi", sibling))).isInstanceOf(Dropped.class);
        assertThat(place(SampleEvents.joined(group(), OTHER_BOT))).isEqualTo("joined");
    }

    @Test
    void dropsCommandsOfOtherBots() {
        given("hello", new Trigger.OnCommand("hello"));
        CommandReceived command = SampleEvents.typed("hello", "");

        CommandReceived fromBot = new CommandReceived(
                command.origin(),
                command.bot(),
                command.dialog(),
                OTHER_BOT,
                103,
                "hello",
                "",
                command.context(),
                command.message());

        assertThat(match(fromBot)).isInstanceOf(Dropped.class);
    }

    @Test
    void dropsMessagesOfThePortalItself() {
        given("any", any(0));

        assertThat(match(SampleEvents.system("Alice joined"))).isInstanceOf(Dropped.class);
    }

    @Test
    void dropsEventsOfBotsThatAreNotDeclared() {
        BotRemoved removed = new BotRemoved(origin(), new BotRef(9, "stranger"));

        assertThat(match(removed)).isEqualTo(new Dropped("no bot \"stranger\" is declared here"));
    }

    @Test
    void prefersAHandlerOfTheDialogKindForOtherEvents() {
        given("anywhere", new Trigger.OnEvent(BotJoined.class, Set.of(), false));
        given("line", new Trigger.OnEvent(BotJoined.class, Set.of(DialogKind.OPEN_LINE), false));

        assertThat(place(SampleEvents.joined(openLine(), ALICE))).isEqualTo("line");
        assertThat(place(SampleEvents.joined(privateDialog(), ALICE))).isEqualTo("anywhere");
    }

    @Test
    void takesHandlersOfMessagesAndCommandsByTypeLast() {
        given("messages", new Trigger.OnEvent(MessageReceived.class, Set.of(), false));
        given("commands", new Trigger.OnEvent(CommandReceived.class, Set.of(), false));
        given("hi", text("hi"));

        assertThat(place(message("hi"))).isEqualTo("hi");
        assertThat(place(message("ho"))).isEqualTo("messages");
        assertThat(place(SampleEvents.typed("nobody", ""))).isEqualTo("commands");
    }

    @Test
    void givesWhatIsLeftOverToTheBotsOwnHandlerForThat() {
        given("unhandled", new Trigger.OnUnhandled());

        assertThat(place(message("hi"))).isEqualTo("unhandled");
        assertThat(place(SampleEvents.typed("nobody", ""))).isEqualTo("unhandled");
        assertThat(match(SampleEvents.removed())).isInstanceOf(Dropped.class);
    }

    @Test
    void suggestsTheMethodToPasteForEveryEvent() {
        assertThat(suggestion(SampleEvents.typed("sta-tus", "x")))
                .startsWith("Bot \"greeter\" has no handler for command \"sta-tus\"")
                .contains("com.acme.Greeter", "@Command(value = \"sta-tus\"", "Reply status(");
        assertThat(suggestion(SampleEvents.typed("1", ""))).contains("Reply command1(");
        assertThat(suggestion(message("hi"))).contains("@OnMessage\n", "Reply message(Message message)");
        assertThat(suggestion(SampleEvents.joined(group(), ALICE))).contains("@OnJoin");
        assertThat(suggestion(SampleEvents.updated("hi", ALICE))).contains("@OnMessageUpdate");
        assertThat(suggestion(SampleEvents.deleted(ALICE))).contains("@OnMessageDelete");
        assertThat(suggestion(SampleEvents.context())).contains("@OnContext");
    }

    @Test
    void letsNoCommandNameForgeTheLog() {
        String hostile = "x\nERROR all is lost \u202e" + "a".repeat(500);

        Unhandled unhandled = (Unhandled) match(SampleEvents.typed(hostile, ""));

        assertThat(unhandled.suggestion()).contains("x?ERROR?all").doesNotContain("a".repeat(60), "\u202e");
        assertThat(unhandled.key()).hasSizeLessThan(100).doesNotContain("\n");
    }

    private String suggestion(BotEvent event) {
        return ((Unhandled) match(event)).suggestion();
    }

    @Test
    void findsTheHandlersOfTheAppInEveryBot() {
        given("one", new Trigger.OnEvent(AppInstalled.class, Set.of(), false));
        BotModel second = BotBuilder.of("second", "Second").onInstall(QUIET).build();

        RouteTable table = RouteTable.of(List.of(
                new BotModel("greeter", second.type(), false, second.profile(), List.of(), routes, "Greeter"),
                second,
                BotBuilder.of("third", "Third").build()));

        assertThat(table.ofApp(SampleEvents.installed()))
                .extracting(RouteTable.Owned::bot)
                .containsExactly("greeter", "second");
    }

    @Test
    void findsTheErrorHandlerOfTheNearestClass() {
        given("any", new Trigger.OnError(Exception.class));
        given("argument", new Trigger.OnError(IllegalArgumentException.class));

        assertThat(errorPlace(new NumberFormatException())).contains("argument");
        assertThat(errorPlace(new IllegalStateException())).contains("any");
        assertThat(errorPlace(new StackOverflowError())).isEmpty();
        assertThat(table().ofError("stranger", new IllegalStateException())).isEmpty();
    }

    private Optional<String> errorPlace(Throwable failure) {
        return table().ofError("greeter", failure).map(Route::place);
    }

    @Test
    void findsACommandAmongAHundredThousandAsFastAsAmongTen() {
        for (int i = 0; i < 100_000; i++) {
            given("c" + i, new Trigger.OnCommand("c" + i));
            given("t" + i, text("text " + i));
        }
        RouteTable table = table();

        assertThat(table.match(SampleEvents.typed("c99999", ""), id -> false)).isInstanceOf(Found.class);
        assertThat(table.match(message("text 99999"), id -> false)).isInstanceOf(Found.class);
    }
}
