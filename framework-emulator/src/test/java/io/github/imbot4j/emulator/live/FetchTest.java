package io.github.imbot4j.emulator.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.Bots;
import io.github.imbot4j.Infrastructure;
import io.github.imbot4j.RunningBots;
import io.github.imbot4j.emulator.EmulatedPortal;
import io.github.imbot4j.emulator.state.Limits;
import io.github.imbot4j.emulator.state.Message;
import io.github.imbot4j.emulator.state.PortalClock;
import io.github.imbot4j.http.BotApplication;
import io.github.imbot4j.http.RunningApplication;
import io.github.imbot4j.install.AppSettings;
import io.github.imbot4j.jdbc.JdbcStore;
import io.github.imbot4j.model.BotBuilder;
import io.github.imbot4j.portal.EndpointPolicy;
import io.github.imbot4j.portal.InboundWebhook;
import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.ratelimit.RateLimits;
import io.github.imbot4j.reply.Replies;
import io.github.imbot4j.rest.HttpTransport;
import io.github.imbot4j.testing.Await;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bots that fetch their events from a portal, with nothing but an inbound webhook (v2 §7). */
class FetchTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long ADMIN = 1;
    private static final long EMPLOYEE = 2;

    @TempDir
    Path folder;

    private final EmulatedPortal portal = EmulatedPortal.start(
            new EmulatedPortal.Options("127.0.0.1", 0, false, Limits.NONE, PortalClock.running(), Optional.empty()));
    private final AppSettings settings = settings();

    @AfterEach
    void close() {
        portal.close();
    }

    private AppSettings settings() {
        AppSettings app = new AppSettings(
                        "",
                        Secret.none(),
                        URI.create("http://localhost:8080"),
                        AppSettings.OFFICIAL_OAUTH_SERVERS,
                        true)
                .with(InboundWebhook.of(portal.webhook(ADMIN).toString()))
                .with(RateLimits.unlimited());
        return app.with(app.connection().fetching(true));
    }

    private static Bots bots() {
        return Bots.of(BotBuilder.of("hooked", "Hooked")
                .withoutHelp()
                .onMessage(
                        call -> Replies.text("You said ", call.event().message().text()))
                .command("ping", words -> words.title("en", "Answer"), call -> Replies.text("pong"))
                .build());
    }

    /** One process with the store of those before it. */
    private final class Running implements AutoCloseable {

        private final JdbcStore store = JdbcStore.open(
                new JdbcStore.Place("sqlite:" + folder.resolve("imbot.db"), folder, folder, Map.of()),
                Clock.systemUTC());
        private final RunningBots bots;

        Running() {
            bots = bots().start(
                            settings,
                            new Infrastructure(
                                    store.tenants(),
                                    store.ledgers(),
                                    store.journal(),
                                    new HttpTransport(new EndpointPolicy(true)),
                                    Clock.systemUTC()));
        }

        /** At once, whatever it is at. */
        @Override
        public void close() {
            bots.close();
            store.close();
        }
    }

    private int count(String method) {
        return (int) portal.traffic().calls().stream()
                .filter(call -> call.method().equalsIgnoreCase(method))
                .count();
    }

    private long registeredBot() {
        try (Running first = new Running()) {
            Await.until(
                    PATIENCE,
                    () -> count("imbot.v2.Event.get") > 0
                            && first.bots.health().notices().isEmpty());
        }
        return portal.state().bots().all().iterator().next().id();
    }

    private List<String> texts(long chat) {
        return portal.state().messagesOf(chat).stream().map(Message::text).toList();
    }

    @Test
    void answersWhatWasWrittenWhileItWasAway() {
        long bot = registeredBot();
        long chat = portal.messenger().open(EMPLOYEE, bot).id();
        portal.messenger().say(EMPLOYEE, chat, "Hello");
        portal.messenger().say(EMPLOYEE, chat, "/ping");
        try (Running again = new Running()) {
            Await.until(
                    PATIENCE,
                    () -> texts(chat).contains("You said Hello") && texts(chat).contains("pong"));
            assertThat(again.bots.health().notices()).isEmpty();
        }
        assertThat(portal.traffic().calls())
                .noneMatch(call -> call.method().startsWith("event."))
                .allMatch(call -> call.status() == 200);
    }

    @Test
    void losesNothingAndAnswersNothingTwiceThoughItDiesAgainAndAgain() {
        long bot = registeredBot();
        long chat = portal.messenger().open(EMPLOYEE, bot).id();
        List<String> expected = new ArrayList<>();
        int told = 0;
        for (int process = 0; process < 3; process++) {
            for (int message = 0; message < 10; message++) {
                portal.messenger().say(EMPLOYEE, chat, "m" + told);
                expected.add("You said m" + told);
                told++;
            }
            int until = told - 5;
            try (Running dies = new Running()) {
                Await.until(
                        PATIENCE,
                        () -> dies.bots.health().live() && answers(chat).size() >= until);
            }
        }
        try (Running last = new Running()) {
            Await.until(PATIENCE, () -> answers(chat).size() >= expected.size());
            Await.until(PATIENCE, () -> last.bots.health().calls() == 0);
        }
        assertThat(answers(chat)).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void isOneCommandAndSwitchesToPostsAndBack() throws IOException {
        int port = freePort();
        long bot;
        long chat;
        try (RunningApplication fetching = run(port, "--fetch")) {
            Await.until(PATIENCE, () -> count("imbot.v2.Event.get") > 0);
            bot = portal.state().bots().all().iterator().next().id();
            assertThat(fetching.isReady()).isTrue();
        }
        chat = portal.messenger().open(EMPLOYEE, bot).id();
        portal.messenger().say(EMPLOYEE, chat, "kept");
        try (RunningApplication posted = run(port, "--public-url", "http://127.0.0.1:" + port)) {
            Await.until(PATIENCE, () -> texts(chat).contains("You said kept"));
            portal.messenger().say(EMPLOYEE, chat, "posted");
            Await.until(PATIENCE, () -> texts(chat).contains("You said posted"));
            assertThat(posted.bots().health().notices()).isEmpty();
        }
        int polls = count("imbot.v2.Event.get");
        try (RunningApplication again = run(port, "--fetch")) {
            Await.until(PATIENCE, () -> count("imbot.v2.Event.get") > polls);
            assertThat(again.bots().health().notices()).isEmpty();
        }
        assertThat(answers(chat)).containsExactly("You said kept", "You said posted");
    }

    private RunningApplication run(int port, String... options) {
        List<String> args = new ArrayList<>(List.of(
                "--webhook",
                portal.webhook(ADMIN).toString(),
                "--allow-private-portals",
                "--host",
                "127.0.0.1",
                "--port",
                String.valueOf(port),
                "--rate",
                "off",
                "--data",
                folder.toString()));
        args.addAll(List.of(options));
        return BotApplication.start(FetchTest.class, FetchTest::bots, args.toArray(String[]::new));
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private List<String> answers(long chat) {
        return texts(chat).stream().filter(text -> text.startsWith("You said")).toList();
    }
}
