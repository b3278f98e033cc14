package io.github.imbot4j.emulator.server;

import io.github.imbot4j.emulator.EmulatedPortal;
import io.github.imbot4j.emulator.php.PhpJson;
import io.github.imbot4j.emulator.php.PhpValue;
import io.github.imbot4j.emulator.state.App;
import io.github.imbot4j.emulator.state.Limits;
import io.github.imbot4j.emulator.state.PortalClock;
import io.github.imbot4j.emulator.state.Token;
import io.github.imbot4j.emulator.state.Webhook;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Serve a portal over real HTTP, with an installed app and a webhook, and send raw requests to it. */
final class ServedPortal implements AutoCloseable {

    static final String JSON = "application/json";
    static final String FORM = "application/x-www-form-urlencoded";

    final PortalClock clock = PortalClock.standingAt(Instant.parse("2026-03-02T09:00:00Z"));
    final EmulatedPortal portal;
    final App app;
    final Webhook webhook;
    final Token token;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    ServedPortal() {
        this(Limits.NONE);
    }

    ServedPortal(Limits limits) {
        portal = EmulatedPortal.start(
                new EmulatedPortal.Options("127.0.0.1", 0, false, limits, clock, Optional.of((url, form) -> 200)));
        app = portal.apps().add("Bots", "https://bots.example.com/install");
        portal.apps().install(app.clientId(), 1);
        webhook = portal.apps().addWebhook(1);
        token = portal.tokens().grant(app.clientId(), 1, true);
    }

    record Reply(int status, String type, String location, String text) {

        PhpValue body() {
            return PhpJson.read(text).map(PhpValue::new).orElse(PhpValue.UNSET);
        }

        PhpValue result() {
            return body().at("result");
        }

        String error() {
            return body().at("error").text();
        }
    }

    /** Calls a method with the app's token. */
    Reply call(String method) throws IOException {
        return post(portal.address(), "/rest/" + method, JSON, "{\"auth\":\"" + token.access() + "\"}");
    }

    Reply post(URI server, String path, String type, String body, String... headers) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    Reply get(URI server, String path) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(server + path)).GET().build());
    }

    Reply refresh(String refreshToken) throws IOException {
        return post(
                portal.oauthServer(),
                "/oauth/token/",
                FORM,
                "grant_type=refresh_token&client_id=" + app.clientId() + "&client_secret=" + app.clientSecret()
                        + "&refresh_token=" + refreshToken);
    }

    private Reply send(HttpRequest request) throws IOException {
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            return new Reply(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.headers().firstValue("Location").orElse(""),
                    response.body());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    @Override
    public void close() {
        portal.close();
    }
}
