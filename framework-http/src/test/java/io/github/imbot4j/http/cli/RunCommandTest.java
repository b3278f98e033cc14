package io.github.imbot4j.http.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.imbot4j.install.AppSettings;
import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.testing.Await;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

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
        Await.until(() -> console.out().contains("health") || running.isDone());
        thread.interrupt();
        assertThat(running.get(30, TimeUnit.SECONDS)).as(console.err()).isZero();
        assertThat(console.out())
                .contains("mute (0 commands), parrot (2 commands)")
                .containsPattern("listening http://127\\.0\\.0\\.1:[1-9]\\d*,")
                .contains("http://localhost:0/bitrix24/event", "http://localhost:0/bitrix24/install")
                .contains("Warning: portals cannot reach http://localhost:0. Set --public-url")
                .contains("Stopping: finishing accepted events, 20 s at most.")
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
                    .startsWith("Cannot listen on 127.0.0.1:" + taken.getLocalPort() + ": the port is in use.")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void saysWhatIsWrongWithTheHost() {
        // TEST-NET-1 is nobody's; ".invalid" never resolves.
        assertThat(hostProblem("192.0.2.1")).contains("it is not an address of this machine", "0.0.0.0");
        assertThat(hostProblem("nowhere.invalid")).contains("no such host", "0.0.0.0");
    }

    private String hostProblem(String host) {
        Console console = new Console(directory);
        String[] run = RUN.clone();
        run[4] = host;
        assertThat(console.run(run)).isEqualTo(1);
        return console.err();
    }

    @Test
    void leavesItToTheProgramToSayWhyItDoesNotListen() throws Exception {
        Logger logger = (Logger) LoggerFactory.getLogger("io.javalin");
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        logger.addAppender(lines);
        Level before = logger.getLevel();
        logger.setLevel(Level.ERROR);
        try {
            saysThatThePortIsTaken();
        } finally {
            logger.setLevel(before);
            logger.detachAppender(lines);
        }
        assertThat(lines.list).isEmpty();
    }

    @Test
    void namesTheSettingOfADataDirectoryItCannotUse() throws Exception {
        Files.writeString(directory.resolve("in-the-way"), "a file");
        Console console = new Console(directory);
        assertThat(console.run(with("--data", "in-the-way"))).isEqualTo(2);
        assertThat(console.err())
                .startsWith("Cannot use the folder ")
                .contains("in-the-way", "--data", "IMBOT_DATA")
                .doesNotContain("Unexpected", "..");
    }

    @Test
    void needsNoAppWithAWebhookAndSaysWhatIsWrongWithItsAddress() {
        assertThat(webhookProblem("https://acme.bitrix24.com/rest/dbd5smsrlw2p9yqx/"))
                .contains("is not one of an inbound webhook", "Developer resources", "--webhook", "IMBOT_WEBHOOK");
        assertThat(webhookProblem("http://acme.bitrix24.com/rest/1/dbd5smsrlw2p9yqx/"))
                .contains("must begin with https://", "--allow-private-portals");
        assertThat(webhookProblem("https://10.0.0.1/rest/1/dbd5smsrlw2p9yqx/"))
                .contains("its host must be a name, not an IP address", "--allow-private-portals");
        Console console = new Console(directory);
        assertThat(console.run("run", "--client-secret", "hush", "--webhook", "https://acme.bitrix24.com/rest/1/x"))
                .isEqualTo(2);
        assertThat(console.err()).contains("client id of the app is missing", "is not one of an inbound webhook");
        Console none = new Console(directory);
        assertThat(none.run("run")).isEqualTo(2);
        assertThat(none.err()).contains("Without an app, give --webhook");
    }

    private String webhookProblem(String address) {
        Console console = new Console(directory);
        assertThat(console.run("run", "--webhook", address)).isEqualTo(2);
        assertThat(console.err()).doesNotContain("dbd5smsrlw2p9yqx", "is missing");
        return console.err();
    }

    @Test
    void refusesToSendTheSecretInTheOpen() {
        Console console = new Console(directory);
        assertThat(console.run(with("--oauth-servers", "http://oauth.acme.example")))
                .isEqualTo(2);
        assertThat(console.err())
                .contains("http://oauth.acme.example", "not https", "--oauth-servers", "--allow-private-portals");
    }

    @ParameterizedTest
    @CsvSource({
        "--rate, fast, IMBOT_RATE",
        "--lease, 1s, IMBOT_LEASE",
        "--capacity, lots, IMBOT_CAPACITY",
        "--attempts, 0, IMBOT_ATTEMPTS",
        "--patience, soon, IMBOT_PATIENCE",
        "--parked-patience, 1s, IMBOT_PARKED_PATIENCE",
        "--unknown, twice, IMBOT_UNKNOWN"
    })
    void takesWhatIsSaidOfDeliveryByFlagAndEnvironment(String flag, String wrong, String variable) {
        Console flagged = new Console(directory);
        assertThat(flagged.run(with(flag, wrong))).isEqualTo(2);
        assertThat(flagged.err()).contains("\"" + wrong + "\"", "from " + flag + ")");
        Console variables = new Console(directory).environment(variable, wrong);
        assertThat(variables.run(RUN)).isEqualTo(2);
        assertThat(variables.err()).contains("\"" + wrong + "\"", "from " + variable + ")");
        Console help = new Console(directory);
        help.run("run", "--help");
        assertThat(help.out()).contains(flag + "=", variable + ". Default: ");
    }

    private static String[] with(String flag, String value) {
        return Stream.concat(Stream.of(RUN), Stream.of(flag, value)).toArray(String[]::new);
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
