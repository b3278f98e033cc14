package io.github.imbot4j.http.rehearsal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.imbot4j.http.rehearsal.StandInCall.Server;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * Run a stand-in portal and a stand-in OAuth server on loopback, on two free ports, and keep every request made to them.
 *
 * <p>Safe for use by several threads.
 */
public final class StandIn implements AutoCloseable {

    private final StandInPortal portal = new StandInPortal();
    private final StandInOAuth oauth = new StandInOAuth();
    private final List<StandInCall> calls = new ArrayList<>();
    private final ExecutorService workers = Executors.newCachedThreadPool(StandIn::worker);
    private volatile Duration delay = Duration.ZERO;
    private final HttpServer portalServer;
    private final HttpServer oauthServer;

    private StandIn() throws IOException {
        portalServer = listen(Server.PORTAL);
        oauthServer = listen(Server.OAUTH);
    }

    /** Starts both servers. */
    public static StandIn start() {
        try {
            return new StandIn();
        } catch (IOException noPort) {
            throw new UncheckedIOException("No free port on loopback for the stand-in portal.", noPort);
        }
    }

    /** The state of the portal. */
    public StandInPortal portal() {
        return portal;
    }

    /** The tokens the OAuth server knows. */
    public StandInOAuth oauth() {
        return oauth;
    }

    /** The portal's REST root. */
    public String endpoint() {
        return origin(portalServer) + "/rest/";
    }

    /** The OAuth server's origin. */
    public URI oauthOrigin() {
        return URI.create(origin(oauthServer));
    }

    /** Every request so far, in order. */
    public List<StandInCall> calls() {
        synchronized (calls) {
            return List.copyOf(calls);
        }
    }

    /** Makes the portal take this long over each answer from now on. */
    public void delay(Duration each) {
        delay = each;
    }

    @Override
    public void close() {
        portalServer.stop(0);
        oauthServer.stop(0);
        workers.shutdownNow();
    }

    private static Thread worker(Runnable work) {
        Thread thread = new Thread(work, "stand-in");
        thread.setDaemon(true);
        return thread;
    }

    private static String origin(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private HttpServer listen(Server which) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> serve(which, exchange));
        server.setExecutor(workers);
        server.start();
        return server;
    }

    private void serve(Server which, HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, Object> params = new LinkedHashMap<>(read(exchange));
            String token =
                    String.valueOf(Optional.ofNullable(params.remove("auth")).orElse(""));
            String method = method(exchange.getRequestURI().getPath());
            try {
                Object result = which == Server.OAUTH ? oauth(method, params, token) : portal(method, params, token);
                record(new StandInCall(which, method, params, token, "", result));
                reply(exchange, 200, method.equals("oauth/token") ? result : Map.of("result", result));
            } catch (StandInRefusal refusal) {
                record(new StandInCall(which, method, params, token, refusal.code(), ""));
                reply(
                        exchange,
                        refusal.status(),
                        Map.of("error", refusal.code(), "error_description", String.valueOf(refusal.getMessage())));
            }
        }
    }

    private Object oauth(String method, Map<String, Object> params, String token) {
        return switch (method) {
            case "app.info" -> oauth.appInfo(token);
            case "oauth/token" -> oauth.renew(params, oauthOrigin().toString());
            default -> throw new StandInRefusal(404, "ERROR_METHOD_NOT_FOUND", "Method not found!");
        };
    }

    private Object portal(String method, Map<String, Object> params, String token) {
        if (oauth.find(token).isEmpty()) {
            throw new StandInRefusal(401, "expired_token", "The access token provided has expired.");
        }
        LockSupport.parkNanos(delay.toNanos());
        return portal.answer(method, params);
    }

    private void record(StandInCall call) {
        synchronized (calls) {
            calls.add(call);
        }
    }

    private static String method(String path) {
        return path.replaceFirst("^/(rest/)?", "").replaceFirst("/$", "").replaceFirst("\\.json$", "");
    }

    private static Map<String, Object> read(HttpExchange exchange) throws IOException {
        String type = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))
                .orElse("");
        try (InputStream body = exchange.getRequestBody()) {
            if (type.startsWith("application/json")) {
                return StandInJson.read(body);
            }
            return form(new String(body.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static Map<String, Object> form(String body) {
        Map<String, Object> params = new LinkedHashMap<>();
        for (String pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                params.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return params;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static void reply(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] json = StandInJson.bytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(status, json.length);
        exchange.getResponseBody().write(json);
    }
}
