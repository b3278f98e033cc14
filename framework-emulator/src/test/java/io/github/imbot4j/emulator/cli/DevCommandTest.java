package io.github.imbot4j.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.Bots;
import io.github.imbot4j.http.cli.BotSource;
import io.github.imbot4j.model.BotBuilder;
import io.github.imbot4j.reply.Replies;
import io.github.imbot4j.testing.Await;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevCommandTest {

    private static final Pattern OPEN = Pattern.compile("open  (http://127\\.0\\.0\\.1:[1-9]\\d*/)\\R");

    @TempDir
    Path directory;

    private Thread thread = new Thread(() -> {});
    private FutureTask<Integer> running = new FutureTask<>(() -> 0);

    /** Runs dev until the test is over, and gives the address it says to open. */
    private URI dev(Console console, String... more) {
        String[] args = Stream.concat(Stream.of("dev", "--port", "0"), Arrays.stream(more))
                .toArray(String[]::new);
        running = new FutureTask<>(() -> console.run(args));
        thread = new Thread(running);
        thread.start();
        Await.until(() -> console.out().contains("Ctrl+C") || running.isDone());
        Matcher address = OPEN.matcher(console.out());
        assertThat(address.find()).as(console.out() + console.err()).isTrue();
        return URI.create(address.group(1));
    }

    private int stop() throws Exception {
        thread.interrupt();
        return running.get(30, TimeUnit.SECONDS);
    }

    @AfterEach
    void end() throws Exception {
        thread.interrupt();
        thread.join();
    }

    @Test
    void explainsItselfWithAnExampleAndItsExitCodes() {
        Console console = new Console(directory);
        assertThat(console.run("dev", "--help")).isZero();
        assertThat(console.out())
                .startsWith("Usage: java -jar bots.jar dev")
                .contains(
                        "IMBOT_PORT. Default: 8080.", "IMBOT_HOST. Default: 127.0.0.1.", "IMBOT_LANGUAGE. Default: en.")
                .contains("  0   Done.", "  2   The command line or a setting is wrong.")
                .containsPattern("Example:\\R.*java -jar bots.jar dev");
    }

    @Test
    void servesThePageAndStopsAtOnce() throws Exception {
        Console console = new Console(directory);
        URI page = dev(console);
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(console.out())
                .contains("bots  mute (0 commands), parrot (2 commands)", "/help", "Ctrl+C stops it.")
                .contains("restart when classes change in ")
                .doesNotContain("Warning");
        long begun = System.nanoTime();
        assertThat(stop()).isZero();
        // A second where nothing else runs; draining, as 'run' does, would take up to 20.
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
        assertThat(console.out()).endsWith("Stopped.\n");
        assertThat(console.err()).isEmpty();
    }

    @Test
    void saysThatThePortIsTakenAndHowToTakeAnother() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Console console = new Console(directory);
            assertThat(console.run("dev", "--port", String.valueOf(taken.getLocalPort())))
                    .isEqualTo(1);
            assertThat(console.err())
                    .contains("cannot listen on 127.0.0.1:" + taken.getLocalPort(), "--port 0")
                    .doesNotContain("\tat ", "Unexpected");
        }
    }

    @Test
    void takesItsSettingsFromWhereTheOtherCommandsDo() throws Exception {
        Files.writeString(directory.resolve("imbot.properties"), "bots = mute\n");
        Console console = new Console(directory).environment("IMBOT_HOST", "0.0.0.0");
        dev(console);
        assertThat(console.out())
                .contains("bots  mute (0 commands)\n")
                .contains("Warning: whoever reaches 0.0.0.0 can read every chat here, act as anybody");
    }

    @Test
    void speaksTheLanguageThatIsAskedFor() throws Exception {
        URI page = dev(new Console(directory), "--language", "ru");
        HttpResponse<String> install = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(page.resolve("/emulator/api/traffic/1"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(install.body()).contains("ONAPPINSTALL", "\"LANGUAGE_ID\":\"ru\"");
    }

    @Test
    void refusesBrokenSettingsAndBots() {
        Console settings = new Console(directory);
        assertThat(settings.run("dev", "--port", "eighty")).isEqualTo(2);
        assertThat(settings.err()).contains("\"eighty\"");
        Console language = new Console(directory);
        assertThat(language.run("dev", "--language", "Russian")).isEqualTo(2);
        assertThat(language.err()).contains("\"Russian\"", "is not a language");
        Console none = new Console(directory).packages("io.github.imbot4j.nothing");
        assertThat(none.run("dev", "--port", "0")).isEqualTo(1);
        assertThat(none.err()).contains("@Bot");
    }

    @Test
    void saysThatBotsGatheredInCodeAreNotMadeAnew() throws Exception {
        Console console = new Console(directory)
                .bots(new BotSource.Gathered(() -> Bots.of(BotBuilder.of("coded", "Coded")
                        .onMessage(call -> Replies.text("Yes"))
                        .build())));
        dev(console);
        assertThat(console.out()).contains("coded (1 command)", "gathered in code are not reloaded");
    }

    @Test
    void startsThePortalAloneAndTellsItsWebhook() throws Exception {
        Console console = new Console(directory);
        dev(console, "--portal-only");
        Matcher webhook =
                Pattern.compile("webhook  (http\\S+/rest/1/[0-9a-f]+/)").matcher(console.out());

        assertThat(webhook.find()).as(console.out()).isTrue();
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(webhook.group(1) + "imbot.v2.Revision.get"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.body()).contains("\"rest\":36");
        assertThat(console.out()).contains("run --webhook " + webhook.group(1) + " --fetch");
        assertThat(stop()).isZero();
    }
}
