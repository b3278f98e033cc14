package io.github.imbot4j.samples.gallery;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that answers as Openverse does, well or badly, as the words to look for say. */
public final class PictureServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<String> asked = new CopyOnWriteArrayList<>();

    public PictureServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/v1/images/", this::answer);
        server.createContext("/scenes/", PictureServer::scene);
        server.start();
    }

    public URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1/");
    }

    /** The queries, in the order they came. */
    List<String> asked() {
        return asked;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getRawQuery();
        asked.add(query);
        try (exchange) {
            switch (query.replaceAll("^q=([^&]*)&.*", "$1")) {
                case "busy" -> send(exchange, 429, file("throttled.json"));
                case "broken" -> send(exchange, 500, "<h1>Server Error (500)</h1>".getBytes(UTF_8));
                case "page" -> send(exchange, 200, "<html>Sign in</html>".getBytes(UTF_8));
                case "huge" -> flood(exchange);
                case "silent" -> closing.await();
                case "dripping" -> drip(exchange);
                case "mountains" -> send(exchange, 200, scenes());
                case "unicorn" -> send(exchange, 200, file("nothing.json"));
                default -> send(exchange, 200, file(query.contains("&page=1&") ? "page1.json" : "page2.json"));
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Pictures of its own, for a browser without a network. */
    private byte[] scenes() throws IOException {
        return new String(file("scenes.json"), UTF_8)
                .replace("https://scenes.example/", base().resolve("/scenes/").toString())
                .getBytes(UTF_8);
    }

    /** A drawing: the sky, a sun and two ridges, in colours that differ from one to the next. */
    private static void scene(HttpExchange exchange) throws IOException {
        int hue = 60
                * (exchange.getRequestURI().getPath().length()
                        + exchange.getRequestURI().getPath().hashCode() % 6);
        String drawing = """
                <svg xmlns="http://www.w3.org/2000/svg" width="480" height="270" viewBox="0 0 480 270">
                  <rect width="480" height="270" fill="hsl(%1$d,70%%,82%%)"/>
                  <circle cx="%2$d" cy="80" r="34" fill="hsl(45,95%%,75%%)"/>
                  <path d="M0 190 L110 90 L190 170 L290 60 L400 180 L480 120 V270 H0Z" fill="hsl(%1$d,35%%,55%%)"/>
                  <path d="M0 240 L140 160 L260 230 L370 150 L480 230 V270 H0Z" fill="hsl(%1$d,40%%,32%%)"/>
                </svg>
                """.formatted(hue, 60 + Math.floorMod(hue, 360));
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "image/svg+xml");
            byte[] body = drawing.getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static byte[] file(String name) throws IOException {
        try (InputStream stream = Objects.requireNonNull(PictureServer.class.getResourceAsStream(name))) {
            return stream.readAllBytes();
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    /** Sends until nobody reads. */
    private static void flood(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        OutputStream body = exchange.getResponseBody();
        byte[] some = new byte[64 * 1024];
        for (int i = 0; i < 1_000; i++) {
            body.write(some);
        }
        throw new AssertionError("64 MB were read.");
    }

    /** Begins well and does not go on. */
    private void drip(HttpExchange exchange) throws IOException, InterruptedException {
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write("{\"results\": [".getBytes(UTF_8));
        exchange.getResponseBody().flush();
        closing.await();
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
