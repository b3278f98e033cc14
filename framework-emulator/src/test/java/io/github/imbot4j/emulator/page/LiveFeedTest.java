package io.github.imbot4j.emulator.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.emulator.chat.Draft;
import io.github.imbot4j.emulator.log.Exchange;
import io.github.imbot4j.emulator.state.Message;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveFeedTest {

    private final PagePortal page = new PagePortal();

    @AfterEach
    void stop() {
        page.close();
    }

    /** One browser that follows the feed. */
    private final class Browser implements AutoCloseable {

        private final Socket socket;
        private final InputStream in;
        private final String head;

        Browser() throws IOException {
            socket = page.http.open("GET", "/emulator/events", new byte[0]);
            in = new BufferedInputStream(socket.getInputStream());
            StringBuilder lines = new StringBuilder();
            for (String line = RawHttp.line(in); !line.isEmpty(); line = RawHttp.line(in)) {
                lines.append(line).append('\n');
            }
            head = lines.toString();
        }

        /** The data of the next event of a kind; events of other kinds pass. */
        Map<String, Object> next(String kind) throws IOException {
            String event = "";
            while (true) {
                String line = RawHttp.line(in);
                if (line.startsWith("event: ")) {
                    event = line.substring("event: ".length());
                } else if (line.startsWith("data: ") && event.equals(kind)) {
                    return Json.read(line.substring("data: ".length()).getBytes(StandardCharsets.UTF_8));
                }
            }
        }

        boolean ends() throws IOException {
            while (in.read() >= 0) {
                // what was still under way
            }
            return true;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    @Test
    void beginsWithEverything() throws IOException {
        page.portal.messenger().say(page.alice.id(), page.chat(), "Before");

        try (Browser browser = new Browser()) {
            Map<String, Object> all = browser.next("snapshot");
            assertThat(browser.head)
                    .contains("200")
                    .contains("text/event-stream")
                    .contains("no-store");
            assertThat(all).containsKeys("run", "people", "chats", "traffic", "status", "clock", "callFaults");
            assertThat(String.valueOf(all.get("messages"))).contains("Before");
            assertThat(String.valueOf(all.get("status"))).contains("greeter");
        }
    }

    @Test
    void tellsEveryBrowserOfAMessageItsChangeAndItsEnd() throws IOException {
        long chat = page.chat();
        try (Browser one = new Browser();
                Browser other = new Browser()) {
            one.next("snapshot");
            other.next("snapshot");
            long id = page.portal.messenger().say(page.alice.id(), chat, "Live").id();
            page.does("edit", Map.of("as", page.alice.id(), "message", id, "text", "Changed"));
            page.does("like", Map.of("as", page.alice.id(), "message", id));
            page.does("delete", Map.of("as", page.alice.id(), "message", id, "complete", true));

            for (Browser browser : new Browser[] {one, other}) {
                assertThat(browser.next("message")).containsEntry("text", "Live");
                assertThat(browser.next("edited"))
                        .containsEntry("text", "Changed")
                        .containsEntry("edited", true);
                assertThat(String.valueOf(browser.next("reacted").get("likes"))).contains("" + page.alice.id());
                assertThat(browser.next("gone")).containsEntry("id", (int) id);
            }
        }
    }

    @Test
    void marksWhatTheClientOfAnOpenLineDoesNotGet() throws IOException {
        long chat = page.chat();
        try (Browser browser = new Browser()) {
            browser.next("snapshot");
            page.portal.messenger().say(page.alice.id(), chat, "Loud");
            page.portal
                    .messenger()
                    .post(new Draft(page.alice.id(), chat, "Quiet", false, true, true, Message.Extra.NONE));

            assertThat(browser.next("message")).containsEntry("whisper", false);
            assertThat(browser.next("message")).containsEntry("whisper", true);
        }
    }

    @Test
    void tellsWhoTypes() throws IOException {
        long chat = page.chat();
        try (Browser browser = new Browser()) {
            browser.next("snapshot");
            page.portal.messenger().typing(page.bot.id(), chat);

            assertThat(browser.next("typing")).containsEntry("userId", (int) page.bot.id());
        }
    }

    @Test
    void tellsOfTrafficFaultsAndTheClock() throws IOException {
        try (Browser browser = new Browser()) {
            browser.next("snapshot");
            page.portal.traffic().add(call());
            assertThat(browser.next("traffic")).containsEntry("name", "imbot.message.add");

            page.does("clock", Map.of("seconds", 7200));
            assertThat((Integer) browser.next("clock").get("ahead")).isBetween(7198, 7201);

            page.does("fault/event", Map.of("fault", "drop"));
            String status = "";
            while (!status.contains("Drop")) {
                status = browser.next("status").toString();
            }
        }
    }

    @Test
    void showsWhatRunsBesideThePortal() throws IOException {
        page.portal.showStatus(() -> List.of("restarted 3 s ago"));
        try (Browser browser = new Browser()) {
            assertThat(browser.next("snapshot").get("dev")).hasToString("[restarted 3 s ago]");
        }
    }

    @Test
    void endsWithTheServer() throws IOException {
        try (Browser browser = new Browser()) {
            browser.next("snapshot");
            page.portal.close();

            assertThat(browser.ends()).isTrue();
        }
    }

    @Test
    void keepsSecretsOfAppsToItself() throws IOException {
        var app = page.portal.apps().add("Mine", "http://127.0.0.1:9/install");
        try (Browser browser = new Browser()) {
            assertThat(browser.next("snapshot").toString())
                    .contains(app.clientId())
                    .doesNotContain(app.clientSecret());
        }
    }

    private Exchange call() {
        return new Exchange.RestCall(
                page.portal.traffic().nextId(),
                Instant.EPOCH,
                false,
                "imbot.message.add",
                Map.of(),
                "",
                200,
                "{}",
                "",
                3,
                Optional.empty());
    }
}
