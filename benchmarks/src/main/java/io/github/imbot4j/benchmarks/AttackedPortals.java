package io.github.imbot4j.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** The OAuth server and all portals, on loopback: whose a call is says its token. One portal may answer with too much. */
final class AttackedPortals {

    private static final Pattern TOKEN = Pattern.compile("\"auth\"\\s*:\\s*\"genuine-([0-9a-f]+)-");
    private static final Pattern COMMAND = Pattern.compile("\"([^\"]+)\"\\s*:\\s*\"([a-z0-9.]+)(\\?[^\"]*)?\"");
    private static final Pattern CODE = Pattern.compile("CODE(?:=|\"\\s*:\\s*\")([a-z]+)");
    private static final Pattern PROBE = Pattern.compile("probe-(\\d+)");
    private static final int MANY = 8 * 1024 * 1024;

    /** What a hostile portal answers. */
    @SuppressWarnings("ImmutableEnumChecker") // nobody changes the answers
    enum Hostility {
        STRINGS(plain(), false),
        GZIP(packed(), true);

        private final byte[] answer;
        private final boolean isPacked;

        Hostility(byte[] answer, boolean isPacked) {
            this.answer = answer;
            this.isPacked = isPacked;
        }

        private static byte[] plain() {
            return ("{\"result\":\"" + "a".repeat(MANY) + "\"}").getBytes(StandardCharsets.US_ASCII);
        }

        /** Some 8 KB that unpack to 8 MiB of empty objects. */
        private static byte[] packed() {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
                gzip.write(("{\"result\":[{}" + ",{}".repeat(MANY / 3) + "]}").getBytes(StandardCharsets.US_ASCII));
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            return packed.toByteArray();
        }
    }

    record Hostile(String member, Hostility how) {}

    private final HttpServer server;
    private final Map<String, Integer> bots = new ConcurrentHashMap<>();
    private final Set<Long> answered = ConcurrentHashMap.newKeySet();
    private final Set<String> registered = ConcurrentHashMap.newKeySet();
    private final AtomicInteger ids = new AtomicInteger(1_000);
    private final AtomicInteger hostileAnswers = new AtomicInteger();
    private volatile Hostile hostile = new Hostile("", Hostility.STRINGS);

    AttackedPortals() throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_024);
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work);
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/rest/", this::answer);
        server.start();
    }

    String root() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Makes one portal answer every call with too much. */
    void beHostile(String member, Hostility how) {
        hostile = new Hostile(member, how);
    }

    /** Whether all bots of a portal are registered. */
    boolean isRegistered(String member) {
        return registered.contains(member);
    }

    /** The id of EchoBot on a portal. */
    int bot(String member) {
        return bots.getOrDefault(member + " echobot", 0);
    }

    /** The numbers of the messages {@code probe-…} that were answered. */
    Set<Long> answered() {
        return answered;
    }

    int hostileAnswers() {
        return hostileAnswers.get();
    }

    private void answer(HttpExchange http) throws IOException {
        String body = new String(http.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Matcher token = TOKEN.matcher(body);
        String member = token.find() ? token.group(1) : "";
        String method = http.getRequestURI().getPath().replaceFirst("^.*/rest/", "");
        Hostile now = hostile;
        boolean isHostile = now.member.equals(member) && !method.equals("app.info") && !method.equals("profile");
        byte[] bytes = isHostile ? now.how.answer : answer(member, method, body).getBytes(StandardCharsets.UTF_8);
        if (isHostile) {
            hostileAnswers.incrementAndGet();
        }
        http.getResponseHeaders().add("Content-Type", "application/json; charset=utf-8");
        if (isHostile && now.how.isPacked) {
            http.getResponseHeaders().add("Content-Encoding", "gzip");
        }
        try (http) {
            http.sendResponseHeaders(member.isEmpty() ? 401 : 200, bytes.length);
            http.getResponseBody().write(bytes);
        } catch (IOException brokenOff) {
            // Whoever does not want so much closes the connection.
        }
    }

    private String answer(String member, String method, String body) {
        if (member.isEmpty()) {
            return "{\"error\":\"invalid_token\",\"error_description\":\"\"}";
        }
        if (!method.equals("batch")) {
            return "{\"result\":" + result(member, method, body) + "}";
        }
        List<String> results = new ArrayList<>();
        Matcher command = COMMAND.matcher(body);
        while (command.find()) {
            if (command.group(2).contains(".")) {
                String query = String.valueOf(command.group(3));
                results.add("\"" + command.group(1) + "\":" + result(member, command.group(2), query));
            }
        }
        return "{\"result\":{\"result\":{" + String.join(",", results) + "},\"result_error\":[]}}";
    }

    private String result(String member, String method, String params) {
        switch (method) {
            case "app.info" -> {
                return """
                        {"client_id":"local.attacked","scope":"imbot","expires":4102444800,"user_id":1,"install":{"installed":true,\
                        "version":1,"status":"L","scope":"imbot","domain":"127.0.0.1","client_endpoint":"%s/rest/","member_id":"%s"}}\
                        """.formatted(root(), member);
            }
            case "profile" -> {
                return "{\"ID\":\"1\",\"ADMIN\":true}";
            }
            case "imbot.bot.list" -> {
                return "[]";
            }
            case "imbot.register" -> {
                Matcher code = CODE.matcher(params);
                int id = ids.incrementAndGet();
                bots.put(member + " " + (code.find() ? code.group(1) : ""), id);
                return String.valueOf(id);
            }
            case "event.bind" -> {
                registered.add(member);
                return "true";
            }
            case "imbot.message.add", "imbot.command.register" -> {
                PROBE.matcher(params).results().forEach(probe -> answered.add(Long.parseLong(probe.group(1))));
                return String.valueOf(ids.incrementAndGet());
            }
            default -> {
                return "true";
            }
        }
    }
}
