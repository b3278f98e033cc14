package io.github.imbot4j.benchmarks;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * Forty portals on forty loopback ports, each of which answers that one message was sent; the process stops when its
 * input ends.
 */
final class PortalServer {

    static final int PORTALS = 40;

    private static final byte[] ANSWER = """
            {"result":1186491,"time":{"start":1767225600.1234,"finish":1767225600.2345,"duration":0.1111,"processing":0.0901,\
            "date_start":"2026-01-01T03:00:00+03:00","date_finish":"2026-01-01T03:00:00+03:00","operating_reset_at":1767226200,\
            "operating":0.0901}}""".getBytes(StandardCharsets.UTF_8);

    private PortalServer() {}

    /** Prints the ports on one line, then waits for its input to end. */
    public static void main(String[] args) throws IOException {
        // Else JDK 17's server waits 40 ms for an acknowledgement in every answer, and nothing is compared but that.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        ExecutorService threads = Executors.newFixedThreadPool(PORTALS);
        List<HttpServer> servers = new ArrayList<>();
        for (int i = 0; i < PORTALS; i++) {
            servers.add(start(threads));
        }
        System.out.println(servers.stream()
                .map(server -> String.valueOf(server.getAddress().getPort()))
                .collect(Collectors.joining(",")));
        while (System.in.read() >= 0) {
            // The comparison holds our input open until it is done.
        }
        servers.forEach(server -> server.stop(0));
        threads.shutdownNow();
    }

    private static HttpServer start(ExecutorService threads) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        server.setExecutor(threads);
        server.createContext("/rest/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Content-Type", "application/json; charset=utf-8");
            exchange.sendResponseHeaders(200, ANSWER.length);
            exchange.getResponseBody().write(ANSWER);
            exchange.close();
        });
        server.start();
        return server;
    }
}
