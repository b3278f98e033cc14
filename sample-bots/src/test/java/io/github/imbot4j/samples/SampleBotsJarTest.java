package io.github.imbot4j.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.emulator.EmulatedPortal;
import io.github.imbot4j.emulator.log.Exchange.EventPost;
import io.github.imbot4j.emulator.log.Exchange.RestCall;
import io.github.imbot4j.emulator.state.App;
import io.github.imbot4j.emulator.state.Chat;
import io.github.imbot4j.emulator.state.Message;
import io.github.imbot4j.emulator.state.Person;
import io.github.imbot4j.emulator.state.Token;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drives the jar as it is shipped, over HTTP, on an emulated portal with its OAuth server. */
class SampleBotsJarTest {

    private static final String[] COMMANDS = {"echo", "echoList", "help"};

    @TempDir
    Path data;

    private final Play play = new Play();
    private final EmulatedPortal portal = play.portal;
    private final App card = play.card;

    @AfterEach
    void close() {
        play.close();
    }

    private RunningJar start(String... more) throws Exception {
        return RunningJar.start(portal, card, data, more);
    }

    @Test
    void callsWhatTheOfficialEchoBotCalls() throws Exception {
        OfficialCalls official = OfficialCalls.recorded();
        try (RunningJar jar = start("--bots=echobot")) {
            Drive drive = new Drive(jar);
            for (String step : official.steps()) {
                long before = play.now();
                long message = drive.step(step);
                play.idle(jar);
                assertThat(play.postsSince(before))
                        .as(step)
                        .hasSizeGreaterThanOrEqualTo(
                                step.startsWith("message-update") || step.startsWith("message-delete") ? 0 : 1)
                        .allSatisfy(post -> assertThat(post.status()).isEqualTo(200));
                official.assertSame(step, play.callsSince(before), drive.ids(message));
            }
        }
    }

    /** Does on the portal what a step of the recording names. */
    private final class Drive {

        private final RunningJar jar;
        private final Person bob = portal.messenger().addPerson("Bob", "Carter", Person.Kind.EMPLOYEE, "en", false);
        private final Person client = portal.messenger().addPerson("Carol", "Dean", Person.Kind.CONNECTOR, "en", false);
        private long bot;
        private long group;
        private long line;
        private Map<String, String> commands = Map.of();

        Drive(RunningJar jar) {
            this.jar = jar;
        }

        /** Gives the message it is about; {@code 0} for none. */
        long step(String step) throws Exception {
            String word = step.split(" ", 2)[0];
            String rest = step.substring(word.length()).strip();
            return switch (word) {
                case "install" -> install();
                case "join" -> play.dialog();
                case "join-group" -> {
                    Chat chat = portal.messenger()
                            .createGroup(play.alice.id(), false, "All", "", List.of(bob.id(), bot), "", "", "");
                    group = chat.id();
                    yield 0;
                }
                case "join-line" -> {
                    line = portal.messenger().createOpenLine(client.id(), bot).id();
                    yield 0;
                }
                case "message" -> play.says("Hello there").id();
                case "message-group" -> {
                    String mention = "[USER=" + bot + "]EchoBot[/USER] Hello all";
                    yield portal.messenger()
                            .say(play.alice.id(), group, mention)
                            .id();
                }
                case "message-line" ->
                    portal.messenger().say(client.id(), line, rest).id();
                case "typed" ->
                    play.says("/" + (rest.equals("echo") ? "echo some text" : rest))
                            .id();
                case "pressed" -> pressed(rest);
                case "message-update", "message-delete" -> changed(word);
                case "update" -> {
                    portal.apps().update(card.clientId(), 3);
                    yield 0;
                }
                case "bot-delete" -> {
                    portal.apps().deleteBot(bot);
                    yield 0;
                }
                case "uninstall" -> {
                    portal.apps().uninstall(card.clientId(), false);
                    yield 0;
                }
                default -> throw new AssertionError("The recording has a step nobody can do: " + step);
            };
        }

        private long install() {
            play.install(jar, COMMANDS);
            bot = play.bot().id();
            commands = new LinkedHashMap<>();
            List.of(COMMANDS).forEach(name -> commands.put("<command " + name + ">", "" + play.echo(name)));
            return 0;
        }

        private long pressed(String rest) {
            String[] words = rest.split(" ", 2);
            String params = words[0].equals("echo") ? "test from keyboard" : words.length > 1 ? words[1] : "";
            return play.presses(words[0], params);
        }

        /**
         * The bot has no handler for edits and deletions, so the portal posts none; that it bears one all the same, as of an
         * earlier version, is shown with a post made of a true one.
         */
        private long changed(String step) throws Exception {
            Message said = portal.state().messagesOf(play.dialog()).stream()
                    .filter(message -> message.authorId() == play.alice.id() && !message.deleted())
                    .findFirst()
                    .orElseThrow();
            long before = play.now();
            boolean update = step.equals("message-update");
            if (update) {
                portal.messenger().edit(play.alice.id(), said.id(), Optional.of("Changed"), UnaryOperator.identity());
            } else {
                portal.messenger().delete(play.alice.id(), said.id(), false);
            }
            play.idle(jar);
            assertThat(play.postsSince(before)).isEmpty();
            Forgery event = new Forgery(play.posted("ONIMBOTMESSAGEADD").form())
                    .with("event", update ? "ONIMBOTMESSAGEUPDATE" : "ONIMBOTMESSAGEDELETE");
            assertThat(jar.post(Play.EVENT, event.bytes()).statusCode()).isEqualTo(200);
            play.idle(jar);
            assertThat(play.callsSince(before)).isEmpty();
            return said.id();
        }

        Map<String, String> ids(long message) {
            Map<String, String> ids = new LinkedHashMap<>(commands);
            ids.put("<bot>", String.valueOf(bot));
            ids.put("<message>", String.valueOf(message));
            ids.put("<user>", String.valueOf(play.alice.id()));
            ids.put("<group>", "chat" + group);
            ids.put("<line>", "chat" + line);
            ids.put("<handler>", card.installUrl());
            return ids;
        }
    }

    @Test
    void aSecondStartAndASecondInstallChangeOnlyWhatDiffers() throws Exception {
        try (RunningJar jar = start("--bots=echobot")) {
            play.install(jar, COMMANDS);
            assertThat(play.posted("ONAPPINSTALL").status()).isEqualTo(200);
        }
        long installed = play.now();
        try (RunningJar jar = start("--bots=echobot")) {
            portal.apps().install(card.clientId(), Play.ADMIN);
            Play.await(() -> portal.events().isIdle());
            assertThat(play.posted("ONAPPINSTALL").status()).isEqualTo(200);
            int said = play.said().size();
            play.says("Still here?");
            play.idle(jar);
            assertThat(play.posted("ONIMBOTMESSAGEADD").status()).isEqualTo(200);
            assertThat(play.said()).hasSizeGreaterThan(said);
            assertThat(changes(installed)).containsOnly("event.bind", "imbot.message.add");
        }
        long before = play.now();
        try (RunningJar jar = start("--bots=echobot", "--public-url=https://new.acme.example")) {
            Play.await(() -> changes(before).size() >= 8);
            assertThat(changes(before))
                    .contains("imbot.update", "imbot.command.update", "event.bind")
                    .doesNotContain("imbot.register", "imbot.command.register", "imbot.unregister");
            play.idle(jar);
        }
    }

    /** The calls to the portal that change something, from a point on. */
    private List<String> changes(long from) {
        return play.callsSince(from).stream()
                .filter(call -> !call.oauth())
                .map(RestCall::method)
                .filter(method ->
                        !List.of("imbot.bot.list", "profile", "user.admin").contains(method))
                .toList();
    }

    @Test
    void installsFromThePageAndLetsOnlyThatPortalFrameIt() throws Exception {
        try (RunningJar jar = start()) {
            Map<String, String> fields = portal.apps().installPage(card.clientId(), Play.ADMIN);
            HttpResponse<String> page = installPage(jar, fields);
            assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
            assertThat(page.body()).contains("BX24.installFinish()");
            assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                    .endsWith("frame-ancestors " + portal.address());
            assertThat(page.headers().firstValue("X-Frame-Options")).isEmpty();
            assertThat(play.bot("echobot")).isPresent();
            assertThat(play.bot("greeter")).isPresent();
            Map<String, String> stolen = new LinkedHashMap<>(fields);
            stolen.put("AUTH_ID", "somebody's");
            HttpResponse<String> forged = installPage(jar, stolen);
            assertThat(forged.body()).doesNotContain("BX24").doesNotContain("<script");
        }
    }

    /** Opens the page in the portal's frame: four of the fields stand in the address (transport §3.5 B). */
    private static HttpResponse<String> installPage(RunningJar jar, Map<String, String> fields) throws Exception {
        Map<String, String> form = new LinkedHashMap<>(fields);
        Map<String, String> query = new LinkedHashMap<>();
        for (String key : List.of("DOMAIN", "PROTOCOL", "LANG", "APP_SID")) {
            query.put(key, Optional.ofNullable(form.remove(key)).orElse(""));
        }
        return jar.post(
                Play.INSTALL + "?" + Forgery.of(query).form(), Forgery.of(form).bytes());
    }

    @Test
    void refreshesAnExpiredTokenOnce() throws Exception {
        try (RunningJar jar = start("--bots=echobot")) {
            play.install(jar, COMMANDS);
            play.dialog();
            play.idle(jar);
            int said = play.said().size();
            portal.tokens().expireAll(card.clientId());
            long before = play.now();
            play.says("One");
            Play.await(() -> play.said().size() == said + 1);
            play.says("Two");
            Play.await(() -> play.said().size() == said + 2);
            play.idle(jar);
            assertThat(play.postsSince(before))
                    .hasSize(2)
                    .allSatisfy(post -> assertThat(post.status()).isEqualTo(200));
            assertThat(play.callsSince(before).stream().map(RestCall::method))
                    .containsExactly("imbot.message.add", "oauth/token", "imbot.message.add", "imbot.message.add");
            assertThat(jar.printed()).doesNotContain(card.clientSecret());
            assertThat(portal.state().tokens().all())
                    .isNotEmpty()
                    .allSatisfy(token -> assertThat(jar.printed())
                            .doesNotContain(token.access())
                            .doesNotContain(token.refresh().isEmpty() ? token.access() : token.refresh()));
        }
    }

    @Test
    void refusesForgedPostsWithoutAnyCall() throws Exception {
        try (RunningJar jar = start("--bots=echobot")) {
            play.install(jar, COMMANDS);
            play.says("A true one");
            play.idle(jar);
            int said = play.said().size();
            long before = play.now();
            String proof =
                    portal.state().apps().find(card.clientId()).orElseThrow().applicationToken();
            String member = portal.state().memberId();
            Forgery message = new Forgery(play.posted("ONIMBOTMESSAGEADD").form())
                    .with("data[PARAMS][MESSAGE]", "Psst")
                    .with("data[PARAMS][MESSAGE_ID]", "987654");
            assertThat(message.form()).contains(proof, member);

            assertThat(post(jar, message.replacing(proof, ""))).as("no token").isEqualTo(403);
            assertThat(post(jar, message.replacing(proof, "0123456789abcdef0123456789abcdef")))
                    .as("wrong token")
                    .isEqualTo(403);
            assertThat(post(jar, message.replacing(member, "ffffffffffffffffffffffffffffffff")))
                    .as("wrong member")
                    .isEqualTo(403);
            Forgery uninstall = new Forgery("event=ONAPPUNINSTALL&data%5BLANGUAGE_ID%5D=en&data%5BCLEAN%5D=0&ts=1")
                    .with("auth[domain]", portal.address().getAuthority())
                    .with("auth[member_id]", member)
                    .with("auth[application_token]", "forged");
            assertThat(post(jar, uninstall)).as("forged uninstall").isEqualTo(403);
            assertThat(raw(jar, message, "&auth%5Bmember_id%5D=" + member))
                    .as("repeated member_id")
                    .isEqualTo(400);
            assertThat(raw(jar, message, "&x" + "%5Ba%5D".repeat(200) + "=1"))
                    .as("depth 200")
                    .isEqualTo(400);
            String pairs =
                    IntStream.range(0, 100_000).mapToObj(i -> "a" + i + "=").collect(Collectors.joining("&"));
            assertThat(raw(jar, message, "&" + pairs)).as("100,000 pairs").isIn(400, 413);
            assertThat(raw(jar, message, "&x=" + "a".repeat(2 * 1024 * 1024)))
                    .as("2 MiB")
                    .isEqualTo(413);

            assertThat(play.callsSince(before)).isEmpty();
            assertThat(play.said()).hasSize(said);
            assertThat(post(jar, message)).as("a true one").isEqualTo(200);
            Play.await(() -> play.said().size() == said + 1);
        }
    }

    private static int post(RunningJar jar, Forgery form) throws Exception {
        return jar.post(Play.EVENT, form.bytes()).statusCode();
    }

    private static int raw(RunningJar jar, Forgery form, String more) throws Exception {
        return jar.post(Play.EVENT, form.bytes(more)).statusCode();
    }

    @Test
    void anInstallWithSomeoneElsesEndpointAsksOnlyTheOAuthServer() throws Exception {
        // Installed while nobody listens, so that there is a true post nobody has seen.
        portal.apps().install(card.clientId(), Play.ADMIN);
        Play.await(() -> portal.events().isIdle());
        EventPost unheard = play.posted("ONAPPINSTALL");
        assertThat(unheard.status()).isZero();
        Forgery install = new Forgery(unheard.form());
        App other = portal.apps().add("Another app", "http://127.0.0.1:1/");
        Token ofAnotherApp = portal.tokens().grant(other.clientId(), Play.ADMIN, true);
        long before = play.now();
        try (Play attacker = new Play();
                RunningJar jar = start("--bots=echobot")) {
            post(
                    jar,
                    install.with("auth[client_endpoint]", attacker.portal.endpoint())
                            .with("auth[domain]", "127.0.0.1"));
            post(
                    jar,
                    install.with("auth[server_endpoint]", attacker.portal.oauthServer() + "/rest/")
                            .with("auth[access_token]", "stolen"));
            post(jar, install.with("auth[access_token]", ofAnotherApp.access()));
            post(jar, install.with("auth[member_id]", "f".repeat(32)));
            Play.await(() ->
                    jar.printed().lines().filter(line -> line.contains("WARN")).count() >= 3);
            play.idle(jar);
            assertThat(attacker.portal.traffic().calls()).isEmpty();
            assertThat(play.callsSince(before)).isNotEmpty().allSatisfy(call -> {
                assertThat(call.oauth()).isTrue();
                assertThat(call.method()).isEqualTo("app.info");
            });
            assertThat(play.bot("echobot")).isEmpty();
        }
    }

    @Test
    void finishesWhatWasAcceptedWhenToldToStop() throws Exception {
        try (RunningJar jar = start("--bots=echobot")) {
            play.install(jar, COMMANDS);
            play.says("First");
            play.idle(jar);
            int said = play.said().size();
            Forgery late =
                    new Forgery(play.posted("ONIMBOTMESSAGEADD").form()).with("data[PARAMS][MESSAGE_ID]", "987654");
            assertThat(jar.get("/health/ready").statusCode()).isEqualTo(200);

            CountDownLatch answering = new CountDownLatch(1);
            FutureTask<Message> quick =
                    new FutureTask<>(() -> portal.state().atomically(() -> saysAndHolds(answering)));
            long before = play.now();
            new Thread(quick, "a portal that takes its time").start();
            Play.await(() -> !play.postsSince(before).isEmpty());
            assertThat(play.posted("ONIMBOTMESSAGEADD").status()).isEqualTo(200);
            long posted = play.posted("ONIMBOTMESSAGEADD").id();
            // What is not being sent yet waits for the next start, and the program would be gone at once.
            Play.await(() -> portal.traffic().lastId() > posted);
            jar.terminate();
            Play.await(() -> isDraining(jar));
            assertThat(post(jar, late)).isEqualTo(503);
            answering.countDown();
            quick.get(20, TimeUnit.SECONDS);

            assertThat(jar.ended(20)).isTrue();
            assertThat(play.said()).hasSize(said + 1);
            assertThat(jar.printed()).endsWith("Stopped.");
        }
    }

    /** While this is under way no call that changes anything is answered. */
    private Message saysAndHolds(CountDownLatch until) {
        Message said = play.says("Quick");
        try {
            assertThat(until.await(Duration.ofSeconds(20).toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return said;
    }

    private static boolean isDraining(RunningJar jar) {
        try {
            return jar.get("/health/ready").statusCode() == 503;
        } catch (Exception gone) {
            throw new AssertionError("The server was gone before it said that it is stopping.", gone);
        }
    }
}
