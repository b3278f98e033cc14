package io.github.imbot4j.http.server;

import io.github.imbot4j.PostResult;
import io.github.imbot4j.RunningBots;
import io.javalin.http.Context;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The endpoint for posts of events. The answer is a bare status: portals ignore bodies, and a forger learns nothing
 * (transport §4.1, §5.4).
 */
final class EventEndpoint {

    private static final int FORBIDDEN = 403;

    private final Supplier<RunningBots> bots;
    private final Refusals refusals;

    EventEndpoint(Supplier<RunningBots> bots, Refusals refusals) {
        this.bots = bots;
        this.refusals = refusals;
    }

    void post(Context http) {
        // The query string is not read: what counts stands in the body, once (transport §5.4 no. 14).
        PostResult postResult = bots.get().receive(FormBody.of(http), http.ip());
        http.status(postResult.status());
        if (!postResult.isOk()
                && refusals.refused("Post", http.req(), postResult.status(), postResult.reason())
                && postResult.status() == FORBIDDEN) {
            answerLate(http);
        }
    }

    /** Whoever guesses gets an answer a second on a connection; no thread waits meanwhile. */
    private static void answerLate(Context http) {
        http.future(() -> CompletableFuture.runAsync(
                () -> {}, CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS, Runnable::run)));
    }

    /** Answers health probes and people's browsers quietly (transport §7 no. 38). */
    static void notPosted(Context http) {
        http.status(405).header("Allow", "POST");
    }
}
