package io.github.imbot4j.http.server;

import io.github.imbot4j.RunningBots;
import io.github.imbot4j.Verdict;
import io.javalin.http.Context;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Take the posts of events. The answer is a bare status: portals ignore bodies, and a forger learns nothing (transport
 * §4.1, §5.4).
 */
final class EventEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(EventEndpoint.class);

    private final Supplier<RunningBots> bots;
    private final FormBody body;

    EventEndpoint(Supplier<RunningBots> bots, FormBody body) {
        this.bots = bots;
        this.body = body;
    }

    void post(Context http) {
        // The query string is not read: what counts stands in the body, once (transport §5.4 no. 14).
        Verdict verdict = body.with(http.req(), bots.get()::receive);
        if (!verdict.isOk()) {
            LOG.warn("Post from {} refused with {}: {}", http.ip(), verdict.status(), verdict.reason());
        }
        http.status(verdict.status());
    }

    /** Answers health probes and people's browsers quietly (transport §7 no. 38). */
    static void notPosted(Context http) {
        http.status(405).header("Allow", "POST");
    }
}
