package io.github.imbot4j.http.server;

import io.github.imbot4j.RunningBots;
import io.github.imbot4j.web.PostResult;
import io.javalin.http.Context;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The endpoint for posts of events. The answer is a bare status: portals ignore bodies, and a forger learns nothing
 * (transport §4.1, §5.4).
 */
final class EventEndpoint {

    private static final int FORBIDDEN = 403;
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Supplier<RunningBots> bots;
    private final Refusals refusals;

    EventEndpoint(Supplier<RunningBots> bots, Refusals refusals) {
        this.bots = bots;
        this.refusals = refusals;
    }

    void post(Context http) {
        // The query string is not read: what counts stands in the body, once (transport §5.4 no. 14).
        PostResult postResult = bots.get().receive(form(http), http.ip());
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

    /**
     * Returns the form. A body that does not say what it is is taken for one: it has to parse, and to prove itself, all the
     * same.
     *
     * @throws UnacceptableBody with 415 when it says to be something else
     */
    static byte[] form(Context http) {
        // As it was sent: the servlet's own reader throws on a charset that it does not know.
        String type = Optional.ofNullable(http.header("Content-Type")).orElse("");
        String plain = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!plain.isEmpty() && !plain.equals(FORM)) {
            throw new UnacceptableBody(415, "The content type is not " + FORM + ".");
        }
        return BodyReceiver.body(http.req()::getAttribute);
    }
}
