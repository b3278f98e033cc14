package io.github.imbot4j.http.server;

import io.github.imbot4j.InstallAnswer;
import io.github.imbot4j.RunningBots;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Show the install page, and install when a portal posts to it. */
final class InstallEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(InstallEndpoint.class);

    private final Supplier<RunningBots> bots;
    private final FormBody body;

    InstallEndpoint(Supplier<RunningBots> bots, FormBody body) {
        this.bots = bots;
        this.body = body;
    }

    void get(Context http) {
        show(http, 200, InstallPage.explanation());
    }

    void post(Context http) {
        // Verifying may take long, so the room for the body is given back before.
        byte[] form = body.with(http.req(), bytes -> bytes);
        String query = Optional.ofNullable(http.queryString()).orElse("");
        InstallAnswer answer;
        try {
            answer = bots.get().install(query, form);
        } catch (RuntimeException failure) {
            LOG.error("Install page failed", failure);
            show(http, 500, InstallPage.broken());
            return;
        }
        if (!answer.finished()) {
            LOG.warn("Install page from {} refused with {}: {}", http.ip(), answer.status(), answer.message());
        }
        show(http, answer.status(), InstallPage.of(answer));
    }

    private static void show(Context http, int status, InstallPage page) {
        http.status(status).header("Content-Security-Policy", page.policy()).html(page.html());
    }
}
