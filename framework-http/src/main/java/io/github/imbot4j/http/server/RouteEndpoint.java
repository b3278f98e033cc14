package io.github.imbot4j.http.server;

import io.github.imbot4j.RunningBots;
import io.github.imbot4j.web.WebRequest;
import io.github.imbot4j.web.WebResponse;
import io.github.imbot4j.web.WebRoute;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * The endpoint that passes requests below {@link WebRoute#PREFIX} to the program's own routes. They are handled by
 * threads separate from those for events, bounded in total and for each sender, and interrupted if they take too long.
 *
 * <p>Safe for use by several threads.
 */
final class RouteEndpoint implements AutoCloseable {

    /** How long a route may take. */
    static final Duration LONGEST = Duration.ofSeconds(10);

    private static final int MOST = 32;
    private static final int MOST_OF_ONE = 16;

    private final Supplier<RunningBots> bots;
    private final Refusals refusals;
    private final Duration longest;
    private final RequestSlots requestSlots = new RequestSlots(MOST, MOST_OF_ONE);
    private final ExecutorService threads = Executors.newCachedThreadPool(RouteEndpoint::thread);

    RouteEndpoint(Supplier<RunningBots> bots, Refusals refusals, Duration longest) {
        this.bots = bots;
        this.refusals = refusals;
        this.longest = longest;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "imbot-route");
        thread.setDaemon(true);
        return thread;
    }

    void answer(Context http) throws InterruptedException {
        try {
            WebResponse response = answer(request(http), refusals.sender(http.req()));
            http.status(response.status());
            if (!response.contentType().isEmpty()) {
                http.contentType(response.contentType()).result(response.body());
            }
        } catch (TimeoutException | RejectedExecutionException busy) {
            refuse(http, 503, String.valueOf(busy.getMessage()));
        } catch (ExecutionException failure) {
            refusals.failed(
                    what(http),
                    http.req(),
                    Optional.ofNullable(failure.getCause()).orElse(failure));
            http.status(500);
        }
    }

    /**
     * Has a route answer.
     *
     * @throws RejectedExecutionException if too many requests are being answered
     * @throws TimeoutException if it takes too long; it is interrupted, and keeps its place until it has ended
     * @throws ExecutionException what the route throws
     */
    WebResponse answer(WebRequest request, String sender)
            throws TimeoutException, ExecutionException, InterruptedException {
        if (!requestSlots.enter(sender)) {
            throw new RejectedExecutionException("too many requests are being answered");
        }
        Future<WebResponse> answering = threads.submit(() -> {
            try {
                return bots.get().answer(request);
            } finally {
                requestSlots.leave(sender);
            }
        });
        try {
            return answering.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            answering.cancel(true);
            throw new TimeoutException("the route took longer than " + longest.toMillis() + " ms");
        }
    }

    private void refuse(Context http, int status, String reason) {
        refusals.refused(what(http), http.req(), status, reason);
        http.status(status).header("Retry-After", "10");
    }

    private static String what(Context http) {
        return http.method() + " of \"" + http.path() + "\"";
    }

    private static WebRequest request(Context http) {
        return new WebRequest(
                http.method().name(),
                http.path().substring(Math.min(http.path().length(), WebRoute.PREFIX.length())),
                Optional.ofNullable(http.queryString()).orElse(""),
                headers(http),
                BodyReceiver.body(http.req()::getAttribute));
    }

    private static Map<String, String> headers(Context http) {
        Map<String, String> headers = new HashMap<>();
        for (String name : list(http.req().getHeaderNames())) {
            headers.put(name, String.join(", ", list(http.req().getHeaders(name))));
        }
        return headers;
    }

    private static List<String> list(Enumeration<String> names) {
        return Collections.list(names);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
