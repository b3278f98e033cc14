package io.github.imbot4j.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.http.rehearsal.Cast;
import io.github.imbot4j.http.rehearsal.RecordedPost;
import io.github.imbot4j.http.rehearsal.StandIn;
import io.github.imbot4j.http.rehearsal.StandInCall;
import io.github.imbot4j.http.rehearsal.StandInOAuth;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drives the jar as it is shipped, over HTTP, against a stand-in portal and OAuth server. */
class SampleBotsJarTest {

    @TempDir
    Path data;

    private final StandIn standIn = StandIn.start();
    private final Cast cast = Cast.usual();

    @BeforeEach
    void enter() {
        cast.enter(standIn);
    }

    @AfterEach
    void close() {
        standIn.close();
    }

    @Test
    void callsWhatTheOfficialEchoBotCalls() throws Exception {
        OfficialCalls official = OfficialCalls.recorded();
        try (RunningJar jar = RunningJar.start(standIn, cast, data, "--bots=echobot")) {
            Play play = new Play(standIn, cast, jar);
            for (String step : official.steps()) {
                int before = standIn.calls().size();
                long message = standIn.portal().nextMessageId();
                String[] words = step.split(" ", 3);
                String rest = step.substring(words[0].length()).strip();
                int status = switch (words[0]) {
                    case "install" -> play.install("echo", "echoList", "help");
                    case "message", "message-update" -> play.post(words[0], play.message(message, "Hello there"));
                    case "message-group" -> play.post(words[0], play.message(message, "Hello all"));
                    case "typed", "pressed" -> {
                        message = words[0].equals("pressed") ? lastSaid() : message;
                        yield play.post("command-" + words[0], play.command(message, words[1], params(step)));
                    }
                    default -> play.post(words[0], play.message(message, rest));
                };
                play.idle();
                assertThat(status).as(step).isEqualTo(200);
                official.assertSame(step, play.callsSince(before), ids(play, message));
            }
        }
    }

    private static String params(String step) {
        return switch (step) {
            case "typed echo" -> "some text";
            case "pressed echo" -> "test from keyboard";
            default -> step.replaceFirst("\\S+ \\S+ ?", "");
        };
    }

    private long lastSaid() {
        var said = standIn.portal().said();
        return said.get(said.size() - 1).id();
    }

    private static Map<String, String> ids(Play play, long message) {
        Map<String, String> ids = new LinkedHashMap<>();
        ids.put("<bot>", String.valueOf(play.bot().id()));
        ids.put("<message>", String.valueOf(message));
        List.of("echo", "echoList", "help").forEach(name -> ids.put("<command " + name + ">", "" + play.echo(name)));
        return ids;
    }

    @Test
    void aSecondStartAndASecondInstallChangeOnlyWhatDiffers() throws Exception {
        try (RunningJar jar = RunningJar.start(standIn, cast, data, "--bots=echobot")) {
            assertThat(new Play(standIn, cast, jar).install("echo", "echoList", "help"))
                    .isEqualTo(200);
        }
        int installed = standIn.calls().size();
        try (RunningJar jar = RunningJar.start(standIn, cast, data, "--bots=echobot")) {
            Play play = new Play(standIn, cast, jar);
            assertThat(play.post("install", Map.of())).isEqualTo(200);
            assertThat(play.post("message", play.message(standIn.portal().nextMessageId(), "Still here?")))
                    .isEqualTo(200);
            Play.await(() -> !standIn.portal().said().isEmpty());
            assertThat(changes(installed)).containsExactly("imbot.message.add");
        }
        int before = standIn.calls().size();
        try (RunningJar jar =
                RunningJar.start(standIn, cast, data, "--bots=echobot", "--public-url=https://new.acme.example")) {
            Play.await(() -> changes(before).size() >= 8);
            assertThat(changes(before))
                    .contains("imbot.update", "imbot.command.update", "event.bind")
                    .doesNotContain("imbot.register", "imbot.command.register", "imbot.unregister");
            new Play(standIn, cast, jar).idle();
        }
    }

    /** The calls to the portal that change something, from a point on. */
    private List<String> changes(int from) {
        return standIn.calls().stream()
                .skip(from)
                .filter(call -> call.server() == StandInCall.Server.PORTAL)
                .map(StandInCall::method)
                .filter(method ->
                        !List.of("imbot.bot.list", "profile", "user.admin").contains(method))
                .toList();
    }

    @Test
    void installsFromThePageAndLetsOnlyThatPortalFrameIt() throws Exception {
        try (RunningJar jar = RunningJar.start(standIn, cast, data)) {
            Play play = new Play(standIn, cast, jar);
            HttpResponse<String> page = play.installPage(Map.of());
            assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
            assertThat(page.body()).contains("BX24.installFinish()");
            assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                    .endsWith("frame-ancestors " + standIn.endpoint().replace("/rest/", ""));
            assertThat(page.headers().firstValue("X-Frame-Options")).isEmpty();
            assertThat(standIn.portal().bot("echobot")).isPresent();
            assertThat(standIn.portal().bot("greeter")).isPresent();
            HttpResponse<String> forged = play.installPage(Map.of("access.token", "somebody's"));
            assertThat(forged.body()).doesNotContain("BX24").doesNotContain("<script");
        }
    }

    @Test
    void refreshesAnExpiredTokenOnce() throws Exception {
        try (RunningJar jar = RunningJar.start(standIn, cast, data, "--bots=echobot")) {
            Play play = new Play(standIn, cast, jar);
            play.install("echo", "echoList", "help");
            standIn.oauth().expire(cast.accessToken());
            int before = standIn.calls().size();
            assertThat(play.post("message", play.message(standIn.portal().nextMessageId(), "One")))
                    .isEqualTo(200);
            Play.await(() -> !standIn.portal().said().isEmpty());
            assertThat(play.post("message", play.message(standIn.portal().nextMessageId(), "Two")))
                    .isEqualTo(200);
            Play.await(() -> standIn.portal().said().size() == 2);
            assertThat(standIn.calls().stream().skip(before).map(StandInCall::method))
                    .containsExactly("imbot.message.add", "oauth/token", "imbot.message.add", "imbot.message.add");
            assertThat(jar.printed()).doesNotContain(RunningJar.SECRET, cast.accessToken(), cast.refreshToken());
        }
    }

    @Test
    void refusesForgedPostsWithoutAnyCall() throws Exception {
        try (RunningJar jar = RunningJar.start(standIn, cast, data, "--bots=echobot")) {
            Play play = new Play(standIn, cast, jar);
            play.install("echo", "echoList", "help");
            int before = standIn.calls().size();
            Map<String, String> message = play.message(standIn.portal().nextMessageId(), "Psst");

            assertThat(play.post("message", with(message, "application.token", "")))
                    .as("no token")
                    .isEqualTo(403);
            assertThat(play.post("message", with(message, "application.token", "0123456789abcdef0123456789abcdef")))
                    .as("wrong token")
                    .isEqualTo(403);
            assertThat(play.post("message", with(message, "member.id", "ffffffffffffffffffffffffffffffff")))
                    .as("wrong member")
                    .isEqualTo(403);
            assertThat(play.post("uninstall", with(message, "application.token", "forged")))
                    .as("forged uninstall")
                    .isEqualTo(403);
            byte[] form = RecordedPost.form("message", merged(play.values(), message));
            assertThat(raw(jar, form, "&auth%5Bmember_id%5D=" + cast.memberId()))
                    .as("repeated member_id")
                    .isEqualTo(400);
            assertThat(raw(jar, form, "&x" + "%5Ba%5D".repeat(200) + "=1"))
                    .as("depth 200")
                    .isEqualTo(400);
            String pairs =
                    IntStream.range(0, 100_000).mapToObj(i -> "a" + i + "=").collect(Collectors.joining("&"));
            assertThat(raw(jar, form, "&" + pairs)).as("100,000 pairs").isIn(400, 413);
            assertThat(raw(jar, form, "&x=" + "a".repeat(2 * 1024 * 1024)))
                    .as("2 MiB")
                    .isEqualTo(413);

            assertThat(play.callsSince(before)).isEmpty();
            assertThat(standIn.portal().said()).isEmpty();
            assertThat(play.post("message", message)).as("a true one").isEqualTo(200);
            Play.await(() -> standIn.portal().said().size() == 1);
        }
    }

    @Test
    void anInstallWithSomeoneElsesEndpointAsksOnlyTheOAuthServer() throws Exception {
        try (StandIn attacker = StandIn.start();
                RunningJar jar = RunningJar.start(standIn, cast, data, "--bots=echobot")) {
            Play play = new Play(standIn, cast, jar);
            cast.enter(attacker);
            play.post("install", Map.of("endpoint", attacker.endpoint(), "domain", "127.0.0.1"));
            play.post("install", Map.of("oauth", attacker.oauthOrigin().toString(), "access.token", "stolen"));
            standIn.oauth()
                    .grant(
                            "of-another-app",
                            "r",
                            new StandInOAuth.Grant("local.other", cast.memberId(), 1, standIn.endpoint(), true));
            play.post("install", Map.of("access.token", "of-another-app"));
            standIn.oauth()
                    .grant(
                            "of-another-portal",
                            "r2",
                            new StandInOAuth.Grant(cast.clientId(), "f".repeat(32), 1, standIn.endpoint(), true));
            play.post("install", Map.of("access.token", "of-another-portal"));
            Play.await(() ->
                    jar.printed().lines().filter(line -> line.contains("WARN")).count() >= 3);
            play.idle();
            assertThat(attacker.calls()).isEmpty();
            assertThat(standIn.calls()).isNotEmpty().allSatisfy(call -> {
                assertThat(call.server()).isEqualTo(StandInCall.Server.OAUTH);
                assertThat(call.method()).isEqualTo("app.info");
            });
            assertThat(standIn.portal().bot("echobot")).isEmpty();
        }
    }

    @Test
    void finishesWhatWasAcceptedWhenToldToStop() throws Exception {
        try (RunningJar jar = RunningJar.start(standIn, cast, data, "--bots=echobot")) {
            Play play = new Play(standIn, cast, jar);
            play.install("echo", "echoList", "help");
            assertThat(jar.get("/health/ready").statusCode()).isEqualTo(200);
            standIn.delay(Duration.ofSeconds(1));
            assertThat(play.post("message", play.message(standIn.portal().nextMessageId(), "Quick")))
                    .isEqualTo(200);
            jar.terminate();
            Play.await(() -> isDraining(jar));
            assertThat(play.post("message", play.message(standIn.portal().nextMessageId(), "Late")))
                    .isEqualTo(503);
            assertThat(jar.ended(20)).isTrue();
            assertThat(standIn.portal().said()).hasSize(1);
            assertThat(jar.printed()).endsWith("Stopped.");
        }
    }

    private static boolean isDraining(RunningJar jar) {
        try {
            return jar.get("/health/ready").statusCode() == 503;
        } catch (Exception gone) {
            throw new AssertionError("The server was gone before it said that it is stopping.", gone);
        }
    }

    private static int raw(RunningJar jar, byte[] form, String more) throws Exception {
        String whole = new String(form, StandardCharsets.US_ASCII) + more;
        return jar.post(Play.EVENT, whole.getBytes(StandardCharsets.US_ASCII)).statusCode();
    }

    private static Map<String, String> with(Map<String, String> values, String name, String value) {
        return merged(values, Map.of(name, value));
    }

    private static Map<String, String> merged(Map<String, String> values, Map<String, String> more) {
        Map<String, String> merged = new LinkedHashMap<>(values);
        merged.putAll(more);
        return merged;
    }
}
