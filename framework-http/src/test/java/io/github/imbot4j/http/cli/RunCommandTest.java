package io.github.imbot4j.http.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.install.AppSettings;
import io.github.imbot4j.portal.Secret;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {

    private static final String[] RUN = {
        "run", "--port", "0", "--host", "127.0.0.1", "--client-id", "local.1", "--client-secret", "hush"
    };

    @TempDir
    Path directory;

    @Test
    void servesUntilToldToStop() throws Exception {
        Console console = new Console(directory);
        FutureTask<Integer> running = new FutureTask<>(() -> console.run(RUN));
        Thread thread = new Thread(running);
        thread.start();
        while (!console.out().contains("health") && !running.isDone()) {
            LockSupport.parkNanos(1_000_000);
        }
        thread.interrupt();
        assertThat(running.get(30, TimeUnit.SECONDS)).as(console.err()).isZero();
        assertThat(console.out())
                .contains("mute (0 commands), parrot (2 commands)")
                .containsPattern("listening http://127\\.0\\.0\\.1:[1-9]\\d*,")
                .contains("http://localhost:0/bitrix24/event", "http://localhost:0/bitrix24/install")
                .contains("Warning: portals cannot reach http://localhost:0. Give --public-url")
                .contains("Stopping: finishing what was accepted, 20 s at most.")
                .contains("Stopped.")
                .doesNotContain("hush");
    }

    @Test
    void saysThatThePortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Console console = new Console(directory);
            String[] run = RUN.clone();
            run[2] = String.valueOf(taken.getLocalPort());
            assertThat(console.run(run)).isEqualTo(1);
            assertThat(console.err())
                    .startsWith("Cannot listen on 127.0.0.1:" + taken.getLocalPort())
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void warnsOfWhatKeepsPortalsAway() {
        assertThat(Banner.warnings(app("https://bots.acme.example", false))).isEmpty();
        assertThat(Banner.warnings(app("http://bots.acme.example", false)))
                .singleElement()
                .asString()
                .contains("not https");
        for (String near :
                new String[] {"http://localhost:8080", "https://127.0.0.1", "https://bots", "https://[::1]"}) {
            assertThat(Banner.warnings(app(near, false)))
                    .singleElement()
                    .asString()
                    .contains("cannot reach");
        }
        assertThat(Banner.warnings(app("https://bots.acme.example", true)))
                .singleElement()
                .asString()
                .contains("--allow-private-portals");
    }

    @Test
    void warnsOfForeignOAuthServers() {
        AppSettings app = new AppSettings(
                "local.1",
                Secret.of("s"),
                URI.create("https://bots.acme.example"),
                List.of(URI.create("https://oauth.acme.example")),
                false);
        assertThat(Banner.warnings(app)).singleElement().asString().contains("oauth.acme.example");
    }

    private static AppSettings app(String url, boolean allowPrivate) {
        return new AppSettings(
                "local.1", Secret.of("s"), URI.create(url), AppSettings.OFFICIAL_OAUTH_SERVERS, allowPrivate);
    }
}
