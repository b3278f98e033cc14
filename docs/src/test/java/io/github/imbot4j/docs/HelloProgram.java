package io.github.imbot4j.docs;

import com.sun.net.httpserver.HttpServer;
import io.github.imbot4j.Bots;
import io.github.imbot4j.Infrastructure;
import io.github.imbot4j.RunningBots;
import io.github.imbot4j.delivery.Journal;
import io.github.imbot4j.docs.hello.Hello;
import io.github.imbot4j.http.server.BotServer;
import io.github.imbot4j.install.AppSettings;
import io.github.imbot4j.install.Tenant;
import io.github.imbot4j.model.BotFactory;
import io.github.imbot4j.portal.Credentials;
import io.github.imbot4j.portal.Endpoint;
import io.github.imbot4j.portal.Portal;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.testing.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The whole program over HTTP, with its journal in memory: a bot that says back what it hears, on a portal that answers calls with a number. */
final class HelloProgram implements AutoCloseable {

    private static final String FORM = Pages.read("docs/examples/message.form").strip();
    private static final Pattern COMMAND = Pattern.compile("\"([a-z0-9]+)\":\"([a-z.]+)\\?");
    private static final String MEMBER = "bac1cd5c8940947a75e0d71b1a84e348";
    private static final String TOKEN = "831c76b092f9f135d9b66c3a720757";

    private final BlockingQueue<Happening> happened = new LinkedBlockingQueue<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer portal;
    private final Journal journal;
    private final RunningBots bots;
    private final BotServer server;
    private int posted;

    /** Something that the trace is divided by: the thread that the handler ran on, or a request, with the mark of the trace. */
    record Happening(String what, Thread thread, int mark) {}

    HelloProgram() throws IOException {
        portal = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        portal.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String call = exchange.getRequestURI().getPath().replaceFirst(".*/", "");
            happen(call + " " + body);
            byte[] answer = ("{\"result\":" + result(call, body) + "}").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        portal.start();
        String root = "http://127.0.0.1:" + portal.getAddress().getPort();
        AppSettings settings = settings(root);
        Infrastructure infrastructure = Infrastructure.inMemory(settings);
        infrastructure.tenants().save(tenant(root));
        journal = infrastructure.journal();
        bots = bot(() -> happen("handler")).start(settings, infrastructure);
        server = BotServer.start(bots, "127.0.0.1", 0);
    }

    static AppSettings settings(String root) {
        return new AppSettings(
                "local.1", Secret.of("hush"), URI.create("https://bots.example.com"), List.of(URI.create(root)), true);
    }

    /** The portal that the form is from. */
    static Tenant tenant(String root) {
        return new Tenant(
                new Portal(new PortalId(MEMBER), Endpoint.of(root + "/rest/")),
                Secret.of(TOKEN),
                new Credentials(Secret.of("access"), Secret.of("refresh"), Instant.parse("2099-01-01T00:00:00Z")),
                root,
                "imbot",
                "L",
                Instant.now(),
                Optional.empty());
    }

    /** The bot, which tells when it handles a message. */
    static Bots bot(Runnable handling) {
        BotFactory bot = new BotFactory() {
            @Override
            public <T> T create(Class<T> type) {
                return type.cast(new Hello(handling));
            }
        };
        return Bots.scan(bot, Hello.class.getPackageName());
    }

    /** What the portal posts now for a message, which has a number of its own. */
    static String form(int number, String text) {
        return FORM.replaceAll("(MESSAGE%5D=)[^&]*", "$1" + text)
                .replaceAll("(MESSAGE_ID%5D=)[^&]*", "$1" + (84_331 + 10 * number))
                .replaceAll("&ts=[0-9]+", "&ts=" + Instant.now().getEpochSecond());
    }

    /** What the portal answers. */
    static String result(String call, String body) {
        return switch (call) {
            case "batch" ->
                COMMAND.matcher(body)
                        .results()
                        .map(command -> "\"" + command.group(1) + "\":" + result(command.group(2), ""))
                        .collect(Collectors.joining(",", "{\"result\":{", "},\"result_error\":[]}"));
            case "imbot.bot.list" -> "[]";
            case "imbot.register" -> "567";
            default -> "84332";
        };
    }

    private void happen(String what) {
        happened.add(new Happening(what, Thread.currentThread(), MethodTrace.mark()));
    }

    /** Posts a message of its own number, and returns what happened until the reply had arrived and everything was done. */
    List<Happening> say(String text) throws IOException, InterruptedException {
        happened.clear();
        String form = form(++posted, text);
        HttpRequest post = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.port() + AppSettings.EVENT_PATH))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        int status = client.send(post, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status != 200) {
            throw new IllegalStateException("The post was answered with " + status + ".");
        }
        Happening handled = await("handler");
        Happening sent = await("imbot.message.add");
        if (!sent.what().contains(text)) {
            throw new IllegalStateException("The portal was sent " + sent.what() + ".");
        }
        Await.until(() -> journal.backlog().isEmpty());
        return List.of(handled, sent);
    }

    private Happening await(String what) throws InterruptedException {
        while (true) {
            Happening next = happened.poll(30, TimeUnit.SECONDS);
            if (next == null) {
                throw new IllegalStateException("Waited for " + what + " for 30 seconds.");
            }
            if (next.what().startsWith(what)) {
                return next;
            }
        }
    }

    @Override
    public void close() {
        server.close();
        portal.stop(0);
    }
}
