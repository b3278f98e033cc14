package io.github.imbot4j.emulator.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imbot4j.Bots;
import io.github.imbot4j.Infrastructure;
import io.github.imbot4j.RunningBots;
import io.github.imbot4j.emulator.EmulatedPortal;
import io.github.imbot4j.emulator.log.Exchange.RestCall;
import io.github.imbot4j.emulator.state.Limits;
import io.github.imbot4j.emulator.state.PortalClock;
import io.github.imbot4j.emulator.state.Webhook;
import io.github.imbot4j.install.AppSettings;
import io.github.imbot4j.model.BotBuilder;
import io.github.imbot4j.portal.InboundWebhook;
import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.reply.Replies;
import io.github.imbot4j.testing.Await;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long ADMIN = 1;

    private final EmulatedPortal portal = EmulatedPortal.start(
            new EmulatedPortal.Options("127.0.0.1", 0, false, Limits.NONE, PortalClock.running(), Optional.empty()));

    @AfterEach
    void close() {
        portal.close();
    }

    private AppSettings settings(String secret) {
        return new AppSettings(
                        "",
                        Secret.none(),
                        URI.create("https://bots.example.com"),
                        AppSettings.OFFICIAL_OAUTH_SERVERS,
                        true)
                .with(InboundWebhook.of(portal.endpoint() + ADMIN + "/" + secret + "/"));
    }

    private static Bots bots() {
        return Bots.of(BotBuilder.of("hooked", "Hooked")
                .onMessage(call -> Replies.text("Here"))
                .command("ping", words -> words.title("en", "Answer"), call -> Replies.text("pong"))
                .build());
    }

    @Test
    void registersBotsAndSpeaksWithNothingButAWebhook() {
        Webhook webhook = portal.apps().addWebhook(ADMIN);
        AppSettings settings = settings(webhook.secret());
        try (RunningBots running = bots().start(settings, Infrastructure.inMemory(settings))) {
            awaitCommand();
            assertThat(portal.state().bots().all())
                    .singleElement()
                    .satisfies(bot -> assertThat(bot.code()).isEqualTo("hooked"));
            running.portal(settings.webhook().orElseThrow().portal())
                    .bot("hooked")
                    .dialog("2")
                    .send(Replies.text("Good morning"));
            await("imbot.v2.Chat.Message.send", 1);
            assertThat(calls()).noneMatch(call -> call.method().startsWith("event."));
            assertThat(running.health().toString()).doesNotContain(webhook.secret());
        }
        // Another process, with an empty store, is the same to the portal.
        try (RunningBots again = bots().start(settings, Infrastructure.inMemory(settings))) {
            await("imbot.v2.Bot.register", 2);
            await("imbot.v2.Bot.update", 1);
            Await.until(PATIENCE, () -> again.health().notices().isEmpty());
            assertThat(portal.state().bots().all()).hasSize(1);
        }
    }

    @Test
    void speaksTheFirstGenerationWhereThereIsNoSecond() {
        portal.state().revision(0);
        AppSettings settings = settings(portal.apps().addWebhook(ADMIN).secret());
        try (RunningBots running = bots().start(settings, Infrastructure.inMemory(settings))) {
            awaitCommand();
            running.portal(settings.webhook().orElseThrow().portal())
                    .bot("hooked")
                    .dialog("2")
                    .send(Replies.text("Good morning"));
            await("imbot.message.add", 1);
        }
    }

    private void awaitCommand() {
        Await.until(PATIENCE, () -> portal.state().commands().all().iterator().hasNext());
    }

    private void await(String method, int times) {
        Await.until(PATIENCE, () -> count(method) >= times);
    }

    private int count(String method) {
        return (int) calls().stream()
                .filter(call -> call.method().equalsIgnoreCase(method))
                .count();
    }

    private List<RestCall> calls() {
        return portal.traffic().calls();
    }

    @Test
    void refusesToStartWithAWebhookThatThePortalDoesNotKnow() {
        AppSettings settings = settings("unknown0unknown0");
        Infrastructure infrastructure = Infrastructure.inMemory(settings);
        assertThatThrownBy(() -> bots().start(settings, infrastructure))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("INVALID_CREDENTIALS", "give --webhook its address")
                .hasMessageNotContaining("unknown0unknown0");
        assertThat(infrastructure.tenants().all()).isEmpty();
    }
}
