package io.github.imbot4j.http.server;

import io.github.imbot4j.InstallPageResult;
import io.github.imbot4j.RunningBots;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.function.Supplier;

/** The endpoint of the install page, which installs the app when a portal posts to it. */
final class InstallEndpoint {

    /** Well below the number of the server's threads, so that events are taken whatever install pages wait for. */
    private static final int MOST = 64;

    private static final int MOST_OF_ONE = 8;

    private final Supplier<RunningBots> bots;
    private final Refusals refusals;
    private final RequestSlots requestSlots = new RequestSlots(MOST, MOST_OF_ONE);

    InstallEndpoint(Supplier<RunningBots> bots, Refusals refusals) {
        this.bots = bots;
        this.refusals = refusals;
    }

    void get(Context http) {
        show(http, 200, InstallPage.explanation());
    }

    void post(Context http) {
        byte[] form = EventEndpoint.form(http);
        String sender = refusals.sender(http.req());
        if (!requestSlots.enter(sender)) {
            refusals.refused("Install page", http.req(), 503, "too many are being installed");
            show(http, 503, InstallPage.busy());
            return;
        }
        try {
            install(http, form);
        } finally {
            requestSlots.leave(sender);
        }
    }

    private void install(Context http, byte[] form) {
        String query = Optional.ofNullable(http.queryString()).orElse("");
        InstallPageResult answer;
        try {
            answer = bots.get().install(query, form, http.ip());
        } catch (RuntimeException failure) {
            refusals.failed("Install page", http.req(), failure);
            show(http, 500, InstallPage.broken());
            return;
        }
        if (!answer.finished()) {
            refusals.refused("Install page", http.req(), answer.status(), answer.message());
        }
        show(http, answer.status(), InstallPage.of(answer));
    }

    private static void show(Context http, int status, InstallPage page) {
        http.status(status).header("Content-Security-Policy", page.policy()).html(page.html());
    }
}
