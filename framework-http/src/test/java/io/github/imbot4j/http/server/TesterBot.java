package io.github.imbot4j.http.server;

import io.github.imbot4j.Bots;
import io.github.imbot4j.Infrastructure;
import io.github.imbot4j.RunningBots;
import io.github.imbot4j.install.AppSettings;
import io.github.imbot4j.model.BotBuilder;
import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.reply.Replies;
import java.net.URI;
import java.util.List;
import java.util.function.UnaryOperator;

/** A bot that answers each message, for tests of the server before it. */
final class TesterBot {

    private TesterBot() {}

    /** Runs it in memory. */
    static RunningBots run(UnaryOperator<Infrastructure> ports) {
        AppSettings settings = new AppSettings(
                CannedPortal.CLIENT_ID,
                Secret.of("secret"),
                URI.create("https://bots.acme.example"),
                List.of(URI.create(CannedPortal.OAUTH)),
                false);
        return Bots.of(BotBuilder.of("tester", "Tester")
                        .onMessage(invocation -> Replies.text("Heard."))
                        .build())
                .start(settings, ports.apply(Infrastructure.inMemory(settings)));
    }
}
