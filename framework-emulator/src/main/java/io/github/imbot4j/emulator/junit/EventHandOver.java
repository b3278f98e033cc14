package io.github.imbot4j.emulator.junit;

import io.github.imbot4j.RunningBots;
import io.github.imbot4j.emulator.event.EventSink;
import io.github.imbot4j.http.server.BotServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * The delivery of events to the bots, which start after the portal: by a call, or by HTTP to the address where their
 * server listens.
 *
 * <p>Safe for use by several threads.
 */
final class EventHandOver implements EventSink {

    private volatile EventSink way = (url, form) -> 0;

    /** By a call, from now on. */
    void to(RunningBots bots) {
        way = (url, form) -> bots.receive(form).status();
    }

    /** By HTTP, from now on. */
    void over(BotServer server) {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        way = (url, form) -> post(client, URI.create("http://127.0.0.1:" + server.port() + url.getRawPath()), form);
    }

    @Override
    public int post(URI url, byte[] form) {
        return way.post(url, form);
    }

    private static int post(HttpClient client, URI url, byte[] form) {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofByteArray(form))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException lost) {
            return 0;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
