package io.github.imbot4j.emulator.junit;

import io.github.imbot4j.chat.Portals;
import io.github.imbot4j.delivery.Incident;
import io.github.imbot4j.emulator.EmulatedPortal;
import io.github.imbot4j.emulator.fault.CallFault;
import io.github.imbot4j.emulator.fault.EventFault;
import io.github.imbot4j.emulator.log.Exchange;
import io.github.imbot4j.emulator.state.ChatType;
import io.github.imbot4j.emulator.state.Handler;
import io.github.imbot4j.emulator.state.PortalState;
import io.github.imbot4j.emulator.state.RegisteredBot;
import io.github.imbot4j.web.WebRequest;
import io.github.imbot4j.web.WebResponse;
import io.github.imbot4j.web.WebRoute;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.assertj.core.api.AssertProvider;

/**
 * The portal and its administrator: it makes calls and events fail, moves the clock, revokes tokens and removes bots,
 * and shows what was posted and called.
 *
 * <p>{@code assertThat(portal)} of AssertJ gives a {@link PortalAssert}. Belongs to the thread of its test.
 */
public final class Portal implements AssertProvider<PortalAssert> {

    private static final long ADMIN = 1;

    private final BotKit kit;
    private final TestScenario testScenario;
    private final EmulatedPortal portal;

    Portal(BotKit kit, TestScenario testScenario) {
        this.kit = kit;
        this.testScenario = testScenario;
        this.portal = testScenario.portal();
    }

    // What goes wrong

    /** Makes the next call of a method fail; the method is {@code *} for any. */
    public Portal failNext(String method, CallFault fault) {
        return failNext(method, fault, 1);
    }

    /** Makes the next calls of a method fail. */
    public Portal failNext(String method, CallFault fault, int times) {
        portal.faults().failNext(method, fault, times);
        testScenario
                .chronicle()
                .note("the next " + (times == 1 ? "call" : times + " calls") + " of " + method + " will fail: "
                        + fault);
        return this;
    }

    /** The next event is posted twice. */
    public Portal duplicateNextEvent() {
        return next(new EventFault.Duplicate(), "will come twice");
    }

    /** The next event is lost. */
    public Portal dropNextEvent() {
        return next(new EventFault.Drop(), "will be lost");
    }

    /** The next event is posted when the clock was moved so far. */
    public Portal delayNextEvent(Duration by) {
        return next(new EventFault.Delay(by), "will be late by " + by);
    }

    /** The next event is posted after the one that follows it. */
    public Portal swapNextEvents() {
        return next(new EventFault.SwapWithNext(), "will come after the one that follows");
    }

    private Portal next(EventFault fault, String what) {
        portal.faults().next(fault);
        testScenario.chronicle().note("the next event " + what);
        return this;
    }

    /**
     * Another system calls a route of the app, and bots and portal do what follows. What the route throws fails the test.
     *
     * @param request such as {@code WebRequest.post("builds", "{\"branch\":\"main\"}")}
     */
    public WebResponse request(WebRequest request) {
        testScenario.chronicle().note(request.method() + " " + WebRoute.PREFIX + request.path() + " is called");
        return testScenario.act(request.toString(), () -> testScenario.answer(request));
    }

    /** The program does something outside handlers, such as speaking of its own accord, and bots and portal do what follows. */
    public Portal program(Consumer<Portals> work) {
        return does("the program acts outside handlers", () -> work.accept(testScenario.portals()));
    }

    // Time, tokens, administration

    /** Moves the clock forward; what was planned for a moment until then is done at its moment. */
    public Portal advance(Duration by) {
        testScenario.advance(by);
        return this;
    }

    /** Everybody is in this time zone; it is UTC unless said. Bots ask once a day. */
    public Portal inZone(ZoneId zone) {
        portal.state().zone(zone);
        testScenario.chronicle().note("everybody is in " + zone);
        return this;
    }

    /** The portal's language, two letters, is what events name and bots answer in; it is English unless said. */
    public Portal inLanguage(String language) {
        portal.state().language(language);
        testScenario.chronicle().note("the portal speaks \"" + language + "\"");
        return this;
    }

    /** What the portal's clock shows. */
    public Instant now() {
        return portal.clock().instant();
    }

    /** Makes every access token too old; refreshing still works. */
    public Portal expireTokens() {
        return does(
                "the tokens expire",
                () -> portal.tokens().expireAll(testScenario.app().clientId()));
    }

    /** Makes every token useless. */
    public Portal revokeTokens() {
        return does(
                "the tokens are revoked",
                () -> portal.tokens().revokeAll(testScenario.app().clientId()));
    }

    /** An administrator deletes a bot. */
    public Portal deleteBot(String code) {
        long id = bot(code).id();
        return does(
                "an administrator deletes bot '" + code + "'",
                () -> portal.apps().deleteBot(id));
    }

    /** An administrator presses "Reinstall". */
    public Portal reinstall() {
        return does(
                "the app is reinstalled",
                () -> portal.apps().install(testScenario.app().clientId(), ADMIN));
    }

    /** An administrator uninstalls the app. */
    public Portal uninstall() {
        return does(
                "the app is uninstalled",
                () -> portal.apps().uninstall(testScenario.app().clientId(), true));
    }

    /** The portal moves to another address; the old one answers with a redirect. */
    public Portal rename() {
        return does("the portal is renamed", portal::rename);
    }

    private Portal does(String what, Runnable deed) {
        return does(what, () -> {
            deed.run();
            return what;
        });
    }

    private <T> Portal does(String what, Supplier<T> deed) {
        testScenario.chronicle().note(what);
        testScenario.act("\"" + what + "\"", deed);
        return this;
    }

    /**
     * Raises an event of the portal that no user of the chats causes, such as {@code ONCRMDEALADD}; fails when no app bound it.
     *
     * @param event in any case
     * @param data as it stands under {@code data}, such as {@code Map.of("FIELDS", Map.of("ID", 5))}
     */
    public Portal raise(String event, Map<String, Object> data) {
        if (!portal.business().isBound(event)) {
            throw testScenario.failure("No app has bound " + event.toUpperCase(Locale.ROOT)
                    + ", so nobody would be told of it. Bound are "
                    + portal.state().handlers().all().stream()
                            .map(Handler::event)
                            .distinct()
                            .sorted()
                            .toList()
                    + ".");
        }
        return does(event + " is raised", () -> portal.business().raise(event, data, ADMIN, ""));
    }

    /** Deals, contacts and tasks. */
    public PortalCrm crm() {
        return new PortalCrm(testScenario, ADMIN);
    }

    // What was seen

    /**
     * A bot as the portal knows it.
     *
     * @param id the bot's user id
     * @param name as shown
     */
    public record BotUser(long id, String code, String name) {

        /** How people mention the bot in what they type. */
        public String mention() {
            return "[USER=" + id + "]" + name + "[/USER]";
        }
    }

    /** The bot with a code; fails with the codes there are when it is not registered. */
    public BotUser bot(String code) {
        RegisteredBot bot = portal.state()
                .bots()
                .first(known -> known.code().equals(code))
                .orElseThrow(() -> testScenario.failure("There is no bot '" + code + "' on the portal; there are: "
                        + portal.state().bots().all().stream()
                                .map(RegisteredBot::code)
                                .collect(Collectors.joining(", ", "", "."))));
        return new BotUser(bot.id(), code, testScenario.reader().name(bot.id()));
    }

    /** Whether a bot of that code is registered. */
    public boolean hasBot(String code) {
        return portal.state().bots().first(bot -> bot.code().equals(code)).isPresent();
    }

    /** A user by name, made when there is none of that name. */
    public User user(String name) {
        return kit.user(name);
    }

    /** The groups, open chats and Open Lines there are, in the order they were made; private chats are a user's. */
    public List<Dialog> chats() {
        return portal.state().chats().where(chat -> chat.type() != ChatType.PRIVATE).stream()
                .map(chat -> new Dialog(testScenario, chat.id()))
                .toList();
    }

    /** The last made chat of a title; fails and names the others when there is none. */
    public Dialog chat(String title) {
        List<Dialog> titled = chats().stream()
                .filter(chat -> chat.state().title().equals(title))
                .toList();
        if (titled.isEmpty()) {
            throw testScenario.failure("There is no chat \"" + title + "\" on the portal, but "
                    + chats().stream().map(chat -> chat.state().title()).toList() + ".");
        }
        return titled.get(titled.size() - 1);
    }

    /** The calls of a method since the test began, those that failed too; {@code *} for any. */
    public List<Exchange.RestCall> calls(String method) {
        String wanted = method.toLowerCase(Locale.ROOT);
        return calls().stream()
                .filter(call -> wanted.equals("*") || call.method().equals(wanted))
                .toList();
    }

    /** The calls since the test began, in the order they ended; a batch stands before the calls it carried. */
    public List<Exchange.RestCall> calls() {
        return portal.traffic().calls().stream()
                .filter(call -> call.id() > testScenario.lastExchangeBefore())
                .toList();
    }

    /** The posts of events since the test began, in the order they ended. */
    public List<Exchange.EventPost> events() {
        return portal.traffic().events().stream()
                .filter(event -> event.id() > testScenario.lastExchangeBefore())
                .toList();
    }

    /** What went wrong inside the bots: handlers that threw, calls that were given up. */
    public List<Incident> incidents() {
        return testScenario.incidents();
    }

    /** What happened so far. */
    public Transcript transcript() {
        return testScenario.chronicle();
    }

    /** Everything the portal remembers. */
    public PortalState state() {
        return portal.state();
    }

    /** The portal itself, for what the kit has no word for. */
    public EmulatedPortal emulated() {
        return portal;
    }

    /** For AssertJ: {@code assertThat(portal).called("imbot.message.add")}. */
    @Override
    public PortalAssert assertThat() {
        return new PortalAssert(this);
    }
}
