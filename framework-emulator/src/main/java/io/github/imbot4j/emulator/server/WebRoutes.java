package io.github.imbot4j.emulator.server;

import io.github.imbot4j.emulator.server.WebReply.Answer;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;

/** The bridge between Javalin's requests and the gate: responses, closed connections, silence. */
final class WebRoutes {

    /** How long a call that is to time out hangs at most, in seconds; then its connection is closed. */
    private static final long HANG_SECONDS = 5;

    private static final int LARGEST_BODY = 64 * 1024 * 1024;
    private static final String CONNECTION = WebRoutes.class.getName();

    private final Gate gate;
    private final IntFunction<String> authorities;
    private final CountDownLatch closing = new CountDownLatch(1);

    /** @param authorities the authority that belongs to a local port */
    WebRoutes(Gate gate, IntFunction<String> authorities) {
        this.gate = gate;
        this.authorities = authorities;
    }

    void addTo(JavalinConfig config) {
        config.routes.before(this::beforeAll);
        config.routes.get("/rest/<path>", this::handle);
        config.routes.post("/rest/<path>", this::handle);
    }

    /** Keeps what can close the connection where a route finds it. */
    static Request rememberConnection(Request request, HttpFields.Mutable answerHeaders) {
        Runnable close = () ->
                request.getConnectionMetaData().getConnection().getEndPoint().close();
        request.setAttribute(CONNECTION, close);
        return request;
    }

    private String authority(Context context) {
        return authorities.apply(context.req().getLocalPort());
    }

    /** The OAuth server and former addresses have all their paths to themselves. */
    private void beforeAll(Context context) {
        if (gate.owns(authority(context))) {
            handle(context);
            context.skipRemainingHandlers();
        }
    }

    private void handle(Context context) {
        WebReply reply = gate.handle(authority(context), request(context));
        if (reply instanceof Answer answer) {
            context.status(answer.status()).contentType(answer.contentType()).result(answer.body());
            if (!answer.location().isEmpty()) {
                context.header("Location", answer.location());
            }
            return;
        }
        if (reply instanceof WebReply.Download file) {
            context.contentType(file.contentType())
                    .header("Content-Disposition", "attachment")
                    .result(file.bytes());
            return;
        }
        if (reply instanceof WebReply.Silent) {
            hang();
        }
        if (context.req().getAttribute(CONNECTION) instanceof Runnable close) {
            close.run();
        }
    }

    @SuppressWarnings("ResultOfMethodCallIgnored")
    private void hang() {
        try {
            closing.await(HANG_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static WebRequest request(Context context) {
        Map<String, String> headers = new HashMap<>();
        context.headerMap().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        return WebRequest.of(
                context.req().getMethod(),
                context.path(),
                Optional.ofNullable(context.queryString()).orElse(""),
                headers,
                body(context),
                context.ip());
    }

    private static byte[] body(Context context) {
        try {
            return context.req().getInputStream().readNBytes(LARGEST_BODY);
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    void close() {
        closing.countDown();
    }
}
