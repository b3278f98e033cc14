package io.github.imbot4j.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An attack with forged installs at a steady rate, with one genuine install a second among them; it measures how many
 * of these get through: a genuine one is through when the program begins to register its bots. Everything is on
 * loopback; OAuth server and portals are played by this process, the program is started from its jar.
 */
final class InstallAttack {

    private static final Pattern TOKEN = Pattern.compile("\"auth\"\\s*:\\s*\"([^\"]*)\"");
    private static final String HANGING = "f".repeat(32);
    private static final int PORT = 18_923;
    private static final int PATIENCE = 60;

    private final Map<String, Long> posted = new ConcurrentHashMap<>();
    private final Map<String, Long> through = new ConcurrentHashMap<>();
    private final Map<String, Integer> statuses = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        return thread;
    });
    private final HttpServer outside;
    private final AttackedForms forms;

    private InstallAttack() throws IOException {
        outside = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        outside.setExecutor(threads);
        outside.createContext("/rest/", this::answer);
        outside.start();
        forms = new AttackedForms(root(), "127.0.0.1");
    }

    /**
     * Attacks for a while.
     *
     * @param args the jar; forged installs a second; seconds; {@code apart} when genuine ones come from another address than the
     *     forged, else {@code same}; {@code hang} when one portal does not answer {@code profile}, optional
     */
    public static void main(String[] args) throws Exception {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        InstallAttack attack = new InstallAttack();
        AttackedProgram program = AttackedProgram.start(Path.of(args[0]), "256m", PORT, attack.root());
        try {
            attack.run(
                    Integer.parseInt(args[1]),
                    Integer.parseInt(args[2]),
                    args[3].equals("same") ? "127.0.0.66" : "127.0.0.2",
                    args.length > 4);
        } finally {
            program.close();
        }
        System.exit(0);
    }

    private String root() {
        return "http://127.0.0.1:" + outside.getAddress().getPort();
    }

    private void run(int rate, int seconds, String genuine, boolean hang) throws Exception {
        if (hang) {
            for (int i = 0; i < 20; i++) {
                String token = "genuine-" + HANGING + "-" + i;
                threads.execute(() -> count("hanging", post("127.0.0.67", HANGING, token)));
            }
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
        }
        long begun = System.nanoTime();
        for (int i = 0; i < rate * seconds; i++) {
            long due = begun + i * 1_000_000_000L / Math.max(1, rate);
            LockSupport.parkNanos(due - System.nanoTime());
            int number = i;
            String forged = "%032x".formatted(number + 1_000_000);
            threads.execute(() -> count("forged", post("127.0.0.66", forged, "forged-" + number)));
            if (i % rate == rate / 2) {
                String member = "%032x".formatted(number / rate + 1);
                threads.execute(() -> {
                    posted.put(member, System.nanoTime());
                    count("genuine", post(genuine, member, "genuine-" + member + "-0"));
                });
            }
        }
        int during = through.size();
        long end = System.nanoTime();
        long deadline = end + TimeUnit.SECONDS.toNanos(PATIENCE);
        while (through.size() < posted.size() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        System.out.printf("forged: %d a second for %d s; answers: %s%n", rate, seconds, new TreeMap<>(statuses));
        System.out.printf(
                "genuine: %d posted, %d through during the attack, %d %.1f s after it%n",
                posted.size(), during, through.size(), (System.nanoTime() - end) / 1e9);
        long[] waits = through.entrySet().stream()
                .mapToLong(one -> one.getValue() - posted.getOrDefault(one.getKey(), one.getValue()))
                .sorted()
                .toArray();
        if (waits.length > 0) {
            System.out.printf(
                    "wait of a genuine install: median %.2f s, longest %.2f s%n",
                    waits[waits.length / 2] / 1e9, waits[waits.length - 1] / 1e9);
        }
        System.out.printf("questions to the OAuth server: %d%n", asked.get());
    }

    private void count(String what, int status) {
        statuses.merge(what + " " + (status == 0 ? "no answer" : String.valueOf(status)), 1, Integer::sum);
    }

    private int post(String from, String member, String token) {
        return AttackedProgram.status(from, AttackedForms.request(forms.install(member, token), true), PORT);
    }

    /** Plays the OAuth server and all portals. */
    private void answer(HttpExchange http) throws IOException {
        String body = new String(http.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Matcher found = TOKEN.matcher(body);
        String token = found.find() ? found.group(1) : "";
        String method = http.getRequestURI().getPath().replaceFirst("^.*/rest/", "");
        boolean isGenuine = token.startsWith("genuine-");
        String member = isGenuine ? token.split("-", 3)[1] : "";
        int status = 200;
        String answer = "{\"result\":true}";
        if (method.equals("app.info")) {
            asked.incrementAndGet();
            // As far as the vendor's server is from Europe.
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(80));
            status = isGenuine ? 200 : 401;
            answer = isGenuine ? appInfo(member) : "{\"error\":\"invalid_token\",\"error_description\":\"\"}";
        } else if (method.equals("profile")) {
            if (member.equals(HANGING)) {
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(60));
            }
            answer = "{\"result\":{\"ID\":\"1\",\"ADMIN\":true}}";
        } else if (method.equals("imbot.bot.list")) {
            through.putIfAbsent(member, System.nanoTime());
            answer = "{\"result\":[]}";
        }
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        http.getResponseHeaders().add("Content-Type", "application/json; charset=utf-8");
        http.sendResponseHeaders(status, bytes.length);
        http.getResponseBody().write(bytes);
        http.close();
    }

    private String appInfo(String member) {
        return """
                {"result":{"client_id":"local.attacked","scope":"imbot","expires":4102444800,"user_id":1,"install":{"installed":true,\
                "version":1,"status":"L","scope":"imbot","domain":"127.0.0.1","client_endpoint":"%s/rest/","member_id":"%s"}}}\
                """.formatted(root(), member);
    }
}
