package io.github.imbot4j.samples;

import io.github.imbot4j.emulator.EmulatedPortal;
import io.github.imbot4j.emulator.log.Exchange.EventPost;
import io.github.imbot4j.emulator.log.Exchange.RestCall;
import io.github.imbot4j.emulator.state.App;
import io.github.imbot4j.emulator.state.Limits;
import io.github.imbot4j.emulator.state.Message;
import io.github.imbot4j.emulator.state.Person;
import io.github.imbot4j.emulator.state.PortalClock;
import io.github.imbot4j.emulator.state.RegisteredBot;
import io.github.imbot4j.testing.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Have people on an emulated portal use the jar, and watch what it calls. */
final class Play implements AutoCloseable {

    static final String EVENT = "/bitrix24/event";
    static final String INSTALL = "/bitrix24/install";
    static final long ADMIN = 1;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final EmulatedPortal portal = EmulatedPortal.start(
            new EmulatedPortal.Options("127.0.0.1", 0, false, Limits.NONE, PortalClock.running(), Optional.empty()));
    final App card = portal.apps().add("Sample bots", "http://127.0.0.1:" + freePort() + EVENT);
    final Person alice = portal.messenger().addPerson("Alice", "Baker", Person.Kind.EMPLOYEE, "en", false);

    /** Has the administrator install the app, and waits until these commands and both bindings are there. */
    void install(RunningJar jar, String... commands) {
        portal.apps().install(card.clientId(), ADMIN);
        await(() -> bound("ONAPPUPDATE")
                && bound("ONAPPUNINSTALL")
                && List.of(commands).stream().allMatch(command -> echo(command) != 0));
        idle(jar);
    }

    private boolean bound(String event) {
        return portal.state()
                .handlers()
                .first(handler -> handler.event().equals(event))
                .isPresent();
    }

    RegisteredBot bot() {
        return bot("echobot").orElseThrow();
    }

    Optional<RegisteredBot> bot(String code) {
        return portal.state().bots().first(bot -> bot.code().equals(code));
    }

    /** A command's number, or {@code 0}. */
    long echo(String command) {
        return bot("echobot")
                .flatMap(bot -> portal.state()
                        .commands()
                        .first(known ->
                                known.botId() == bot.id() && known.command().equals(command)))
                .map(known -> known.id())
                .orElse(0L);
    }

    /** The private chat of Alice and the bot. */
    long dialog() {
        return portal.messenger().open(alice.id(), bot().id()).id();
    }

    Message says(String text) {
        return portal.messenger().say(alice.id(), dialog(), text);
    }

    /** Alice presses the newest button that runs this command with these params; gives the message it is in. */
    long presses(String command, String params) {
        List<Message> messages = new ArrayList<>(portal.state().messagesOf(dialog()));
        for (int i = messages.size() - 1; i >= 0; i--) {
            Message message = messages.get(i);
            int index = 0;
            for (Map<?, ?> button : buttons(message)) {
                if (command.equals(button.get("COMMAND")) && params.equals(text(button.get("COMMAND_PARAMS")))) {
                    portal.messenger().press(alice.id(), message.id(), index);
                    return message.id();
                }
                index++;
            }
        }
        throw new AssertionError("No button runs /" + command + " " + params);
    }

    private static List<Map<?, ?>> buttons(Message message) {
        List<Map<?, ?>> buttons = new ArrayList<>();
        message.extra()
                .keyboard()
                .ifPresent(keyboard -> ((List<?>) Objects.requireNonNull(keyboard.get("BUTTONS"))).forEach(item -> {
                    if (item instanceof Map<?, ?> button && !"NEWLINE".equals(button.get("TYPE"))) {
                        buttons.add(button);
                    }
                }));
        return buttons;
    }

    private static String text(@org.jspecify.annotations.Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /** What the bots said to anybody. */
    List<Message> said() {
        return portal.state()
                .messages()
                .where(message -> portal.state()
                        .people()
                        .find(message.authorId())
                        .filter(Person::isBot)
                        .isPresent());
    }

    /** The newest post of an event. */
    EventPost posted(String event) {
        return portal.traffic().events().stream()
                .filter(post -> post.event().equals(event))
                .reduce((older, newer) -> newer)
                .orElseThrow(() -> new AssertionError("No " + event + " was posted."));
    }

    long now() {
        return portal.traffic().nextId();
    }

    List<RestCall> callsSince(long id) {
        return portal.traffic().calls().stream().filter(call -> call.id() > id).toList();
    }

    List<EventPost> postsSince(long id) {
        return portal.traffic().events().stream().filter(post -> post.id() > id).toList();
    }

    /** Waits until the portal has posted everything, and the jar says that nothing is left to do. */
    void idle(RunningJar jar) {
        await(() -> {
            try {
                if (!portal.events().isIdle()) {
                    return false;
                }
                String health = jar.get("/health/ready").body();
                return health.contains("\"events\":0") && health.contains("\"calls\":0");
            } catch (IOException | InterruptedException gone) {
                return false;
            }
        });
    }

    static void await(BooleanSupplier happened) {
        Await.until(PATIENCE, happened::getAsBoolean);
    }

    @Override
    public void close() {
        portal.close();
    }

    /** Free a moment ago; the card must say where the jar will listen. */
    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new AssertionError("No free port on loopback.", none);
        }
    }
}
