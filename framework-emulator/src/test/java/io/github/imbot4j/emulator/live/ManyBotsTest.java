package io.github.imbot4j.emulator.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.Bots;
import io.github.imbot4j.emulator.EmulatedPortal;
import io.github.imbot4j.emulator.fault.CallFault;
import io.github.imbot4j.emulator.log.Exchange.RestCall;
import io.github.imbot4j.emulator.state.App;
import io.github.imbot4j.emulator.state.Limits;
import io.github.imbot4j.emulator.state.PortalClock;
import io.github.imbot4j.emulator.state.RegisteredBot;
import io.github.imbot4j.model.BotBuilder;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.portal.Endpoint;
import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.reply.Replies;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.RestClient;
import io.github.imbot4j.testing.Await;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An app of eight bots with 45 commands comes onto a portal that takes two requests a second and 50 at once. */
@Timeout(60)
class ManyBotsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long ADMIN = 1;
    private static final String FOREIGN = "https://foreign.example.com/x";

    private final EmulatedPortal portal = EmulatedPortal.start(new EmulatedPortal.Options(
            "127.0.0.1", 0, false, Limits.STANDARD, PortalClock.running(), Optional.empty()));
    private final LiveApp app = LiveApp.start(portal, eight("Word"));

    @AfterEach
    void close() {
        app.close();
        portal.close();
    }

    /** Every bot has /help as well. */
    private static Bots eight(String title) {
        return Bots.of(IntStream.range(0, 8)
                .mapToObj(i -> bot("bot" + i, i == 0 ? 9 : 4, title))
                .toArray(BotModel[]::new));
    }

    private static BotModel bot(String code, int commands, String title) {
        BotBuilder bot = BotBuilder.of(code, "Bot " + code);
        for (int i = 0; i < commands; i++) {
            String word = "word" + i;
            bot.command(word, command -> command.title("en", title + " & " + word), call -> Replies.text(word));
        }
        return bot.build();
    }

    /** The requests to the portal since an exchange, by method. */
    private List<String> requestsSince(long id) {
        return calls(id).stream()
                .filter(call -> !call.oauth() && call.batch().isEmpty())
                .map(RestCall::method)
                .toList();
    }

    private List<RestCall> calls(long since) {
        return portal.traffic().calls().stream()
                .filter(call -> call.id() > since)
                .toList();
    }

    private void awaitCalls(long since, String method) {
        Await.until(
                PATIENCE,
                () -> calls(since).stream().anyMatch(call -> call.method().equals(method)) && app.awaitQuiet(PATIENCE));
    }

    private int commands() {
        return portal.state().commands().all().size();
    }

    @Test
    void installsInFewRequestsAndStartsAgainWithOne() {
        Instant begun = Instant.now();

        assertThat(app.install(ADMIN, PATIENCE)).isTrue();
        assertThat(app.awaitQuiet(PATIENCE)).isTrue();

        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(10));
        assertThat(requestsSince(0)).containsExactly("profile", "imbot.bot.list", "batch", "batch");
        assertThat(portal.state().bots().all()).hasSize(8);
        assertThat(commands()).isEqualTo(45);
        assertThat(portal.state().commands().all().stream()
                        .filter(command -> command.command().startsWith("word")))
                .hasSize(37)
                .allSatisfy(command ->
                        assertThat(command.text("en").orElseThrow().title()).isEqualTo("Word & " + command.command()));

        long before = portal.traffic().nextId();
        app.replace(eight("Word"));
        awaitCalls(before, "imbot.bot.list");
        assertThat(requestsSince(before)).containsExactly("imbot.bot.list");
    }

    @Test
    void anUpdateOfTheAppTakesFewRequestsToo() {
        app.install(ADMIN, PATIENCE);
        app.awaitQuiet(PATIENCE);
        long before = portal.traffic().nextId();

        portal.apps().update(app.card().clientId(), 2);
        awaitCalls(before, "event.bind");

        assertThat(requestsSince(before)).hasSizeLessThanOrEqualTo(4).doesNotContain("imbot.update");
        assertThat(calls(before).stream().filter(call -> call.method().equals("imbot.command.update")))
                .hasSize(45);
    }

    @Test
    void aBotThatIsAnotherAppsIsLeftOutAndTheOthersCome() {
        App other = portal.apps().add("Other", FOREIGN);
        portal.apps().install(other.clientId(), ADMIN);
        String access = portal.tokens().grant(other.clientId(), ADMIN, true).access();
        new RestClient(portal.http())
                .call(
                        Endpoint.of(portal.endpoint()),
                        Secret.of(access),
                        new Call(
                                "imbot.register",
                                Map.of("CODE", "bot3", "EVENT_HANDLER", FOREIGN, "PROPERTIES", Map.of("NAME", "x"))));

        portal.apps().install(app.card().clientId(), ADMIN);
        awaitCalls(0, "event.bind");

        assertThat(portal.state().bots().all().stream()
                        .filter(bot -> bot.appId().equals(app.card().clientId()))
                        .map(RegisteredBot::code))
                .hasSize(7)
                .doesNotContain("bot3");
        assertThat(commands()).isEqualTo(40);
        assertThat(calls(0).stream().map(RestCall::error)).contains("APP_ID_ERROR");
    }

    @Test
    void whatTheLimitKeptFromRunningInABatchIsDoneAfterwards() {
        portal.faults().failNext("imbot.command.register", CallFault.QUERY_LIMIT_EXCEEDED, 5);

        assertThat(app.install(ADMIN, PATIENCE)).isTrue();
        assertThat(app.awaitQuiet(PATIENCE)).isTrue();

        assertThat(commands()).isEqualTo(45);
        assertThat(requestsSince(0).stream().filter("imbot.command.register"::equals))
                .hasSize(1);
    }

    /** Whether the portal ran the batch that it did not answer, or not. */
    @ParameterizedTest
    @EnumSource(names = {"LOST_ANSWER", "LOST_CALL", "BAD_GATEWAY", "GATEWAY_TIMEOUT"})
    void aPortalThatIsDownInTheMiddleIsBroughtUpToDateByTheNextStart(CallFault fault) {
        portal.faults().failNext("batch", fault, 1);
        portal.apps().install(app.card().clientId(), ADMIN);
        awaitCalls(0, "batch");

        app.replace(eight("Word"));
        Await.until(PATIENCE, () -> app.isRegistered() && app.awaitQuiet(PATIENCE));

        assertThat(portal.state().bots().all()).hasSize(8);
        assertThat(commands()).isEqualTo(45);
        assertThat(requestsSince(0).stream().filter("batch"::equals)).hasSizeLessThanOrEqualTo(5);
    }
}
