package io.github.imbot4j.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.emulator.EmulatedPortal;
import io.github.imbot4j.emulator.log.Exchange;
import io.github.imbot4j.emulator.state.App;
import io.github.imbot4j.emulator.state.RegisteredBot;
import io.github.imbot4j.testing.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The operator's commands for portals, against two emulated ones that installed the same app, with a program running and without. */
@Timeout(120)
class PortalsCommandTest {

    private static final long ADMIN = 1;

    @TempDir
    Path directory;

    private final EmulatedPortal acme = EmulatedPortal.start(EmulatedPortal.Options.standard());
    private final EmulatedPortal beta = EmulatedPortal.start(EmulatedPortal.Options.standard());
    private final int port = freePort();
    private final App card = acme.apps().add("Bots", "http://127.0.0.1:" + port + "/bitrix24/event");
    private Optional<Running> program = Optional.empty();

    /** A program in a thread of its own, which ends when that is interrupted. */
    private record Running(Thread thread, FutureTask<Integer> task) {}

    private static int freePort() {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        } catch (IOException none) {
            throw new AssertionError(none);
        }
    }

    @BeforeEach
    void installOnBoth() throws Exception {
        beta.state().apps().put(card);
        start();
        for (EmulatedPortal portal : List.of(acme, beta)) {
            portal.apps().install(card.clientId(), ADMIN);
            Await.until(() -> isRegistered(portal));
        }
        portalsAreQuiet();
    }

    @AfterEach
    void close() throws Exception {
        stop();
        acme.close();
        beta.close();
    }

    private String[] with(String... command) {
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(List.of(
                "--client-id=" + card.clientId(),
                "--client-secret=" + card.clientSecret(),
                "--oauth-servers=" + acme.oauthServer() + "," + beta.oauthServer(),
                "--public-url=http://127.0.0.1:" + port,
                "--allow-private-portals"));
        return words.toArray(String[]::new);
    }

    private void start(String... more) {
        Console console = new Console(directory);
        List<String> words = new ArrayList<>(List.of("run", "--host=127.0.0.1", "--port=" + port));
        words.addAll(List.of(more));
        FutureTask<Integer> task = new FutureTask<>(() -> console.run(with(words.toArray(String[]::new))));
        Thread thread = new Thread(task, "program");
        thread.start();
        program = Optional.of(new Running(thread, task));
        Await.until(() -> console.out().contains("health") || task.isDone());
        assertThat(task.isDone()).as(console.err()).isFalse();
    }

    private void stop() throws ExecutionException, InterruptedException, TimeoutException {
        if (program.isPresent()) {
            program.get().thread().interrupt();
            program.get().task().get(60, TimeUnit.SECONDS);
            program = Optional.empty();
        }
    }

    private static boolean isRegistered(EmulatedPortal portal) {
        return portal.state()
                .handlers()
                .first(handler -> handler.event().equals("ONAPPUNINSTALL"))
                .isPresent();
    }

    /** The bots are the last thing but one that is registered. */
    private void portalsAreQuiet() {
        Await.until(
                () -> bots(acme).equals(List.of("mute", "parrot")) && bots(beta).equals(List.of("mute", "parrot")));
        Await.until(() -> List.of(acme, beta).stream()
                .allMatch(portal -> run(0, with("portals", "plan", id(portal))).contains("nothing to change")));
    }

    private static String id(EmulatedPortal portal) {
        return portal.state().memberId();
    }

    private static List<String> bots(EmulatedPortal portal) {
        return portal.state().bots().where(any -> true).stream()
                .map(RegisteredBot::code)
                .sorted()
                .toList();
    }

    private static long bot(EmulatedPortal portal, String code) {
        return portal.state()
                .bots()
                .first(one -> one.code().equals(code))
                .orElseThrow()
                .id();
    }

    private static long calls(EmulatedPortal portal, String method) {
        return portal.traffic().calls().stream()
                .map(Exchange.RestCall::method)
                .filter(method::equals)
                .count();
    }

    private String run(int code, String... args) {
        Console console = new Console(directory);
        assertThat(console.run(args)).as(console.out() + console.err()).isEqualTo(code);
        assertThat(console.err()).doesNotContain("\tat ", "Unexpected");
        return console.out() + console.err();
    }

    private String plan(EmulatedPortal portal) {
        return run(0, with("portals", "plan", id(portal)));
    }

    @Test
    void bothArePlannedAndNeitherIsChangedByIt() {
        assertThat(run(0, "portals", "ls")).contains(id(acme), id(beta), "mute,parrot");
        long registered = calls(acme, "imbot.register");

        assertThat(plan(acme)).contains("portal " + id(acme) + ": nothing to change");
        assertThat(run(0, with("portals", "plan", id(beta), "--bots", "parrot", "--format", "json")))
                .contains("\"portal\" : \"" + id(beta) + "\"", "\"steps\" : [");
        assertThat(calls(acme, "imbot.register")).isEqualTo(registered);
    }

    @Test
    void noBotIsDeletedByAMistypedPackageUntilItIsPruned() throws Exception {
        long parrot = bot(acme, "parrot");
        stop();

        String mistyped = "--packages=io.github.imbot4j.emulator.drain";
        start(mistyped);
        Await.until(() -> health().contains("bot 'parrot' is registered and not declared here"));
        assertThat(health()).contains("portals prune --bot parrot");
        assertThat(bots(acme)).contains("mute", "parrot");
        assertThat(run(1, with("portals", "prune", mistyped))).contains("parrot", "mute", "Add --yes");
        assertThat(bots(acme)).contains("mute", "parrot");

        run(0, with("portals", "prune", id(acme), "--bot", "mute", "--yes", mistyped));
        assertThat(bots(acme)).contains("parrot").doesNotContain("mute");
        assertThat(bots(beta)).contains("mute", "parrot");
        Await.until(() ->
                !health().contains("bot 'mute' is registered and not declared here; it is kept on portal " + id(acme)));

        stop();
        start();
        Await.until(() -> bots(acme).contains("mute"));
        assertThat(bot(acme, "parrot")).isEqualTo(parrot);
        assertThat(run(1, with("portals", "prune"))).contains("answerer");
        assertThat(run(0, with("portals", "prune", "--bot", "parrot", "--yes"))).contains("Nothing to delete");
    }

    private String health() {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/ready"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void aBotAnAdministratorDeletedIsRegisteredAgainOnThatPortalOnly() {
        long before = calls(beta, "imbot.register");
        acme.apps().deleteBot(bot(acme, "parrot"));
        Await.until(() -> plan(acme).contains("+ bot parrot"));
        assertThat(plan(beta)).contains("nothing to change");

        assertThat(run(0, with("portals", "apply", id(acme)))).contains("+ bot parrot", "Done.");

        assertThat(bots(acme)).containsExactly("mute", "parrot");
        assertThat(plan(acme)).contains("nothing to change");
        assertThat(calls(beta, "imbot.register")).isEqualTo(before);
    }

    @Test
    void aBotDeletedWhileNothingRanIsFoundMissingAndRegisteredAgain() throws Exception {
        stop();
        acme.apps().deleteBot(bot(acme, "parrot"));

        assertThat(plan(acme)).contains("+ bot parrot").doesNotContain("bot mute");
        run(0, with("portals", "apply", id(acme)));

        assertThat(bots(acme)).containsExactly("mute", "parrot");
        assertThat(run(0, "portals", "show", id(acme))).contains("\"id\" : " + bot(acme, "parrot"));
    }

    /** A redirect is a rename on https only, which GreeterTest has; on loopback the operator's refresh asks the OAuth server. */
    @Test
    void aPortalThatWasRenamedIsFoundByRenewingItsTokens() throws Exception {
        stop();
        String old = acme.endpoint();
        acme.rename();
        assertThat(run(1, with("portals", "plan", id(acme)))).contains("redirects");

        run(0, with("portals", "refresh", id(acme)));

        assertThat(run(0, "portals", "show", id(acme)))
                .contains(acme.endpoint())
                .doesNotContain(old);
        assertThat(plan(acme)).contains("nothing to change");
        assertThat(run(0, "portals", "show", id(beta))).contains(beta.endpoint());
    }

    @Test
    void tokensAreRenewedOnceAndTheRunningProgramGoesOnWithTheNewOnes() {
        long before = refreshes(acme);

        assertThat(run(0, with("portals", "refresh", id(acme), "--format", "json")))
                .contains("\"id\" : \"" + id(acme) + "\"", "\"tokenExpiresAt\"")
                .doesNotContain(card.clientSecret());

        assertThat(refreshes(acme)).isEqualTo(before + 1);
        assertThat(refreshes(beta)).isZero();
        acme.apps().update(card.clientId(), 2);
        Await.until(() -> calls(acme, "imbot.update") >= 2);
        assertThat(refreshes(acme)).isEqualTo(before + 1);
    }

    private static long refreshes(EmulatedPortal portal) {
        return portal.traffic().calls().stream()
                .filter(call -> call.method().contains("oauth/token"))
                .count();
    }

    @Test
    void aPortalThatUninstallsIsKeptAndRepairedByItsReinstall() {
        acme.apps().uninstall(card.clientId(), true);
        Await.until(() -> run(0, "portals", "show", id(acme)).contains("\"state\" : \"uninstalled\""));

        for (String command : List.of("plan", "apply", "refresh")) {
            assertThat(run(1, with("portals", command, id(acme)))).contains("removed the app");
        }
        assertThat(run(0, "portals", "ls")).contains(id(acme), id(beta));
        assertThat(plan(beta)).contains("nothing to change");

        acme.apps().install(card.clientId(), ADMIN);
        Await.until(() -> bots(acme).equals(List.of("mute", "parrot")));
        Await.until(() -> plan(acme).contains("nothing to change"));
        assertThat(run(0, "portals", "show", id(acme))).contains("\"state\" : \"installed\"");
    }

    @Test
    void aReinstallWithoutAnUninstallChangesNothingButTheTokens() {
        long muted = bot(acme, "mute");
        String before = run(0, "portals", "show", id(acme));
        acme.apps().install(card.clientId(), ADMIN);
        Await.until(() -> !run(0, "portals", "show", id(acme)).equals(before));

        assertThat(plan(acme)).contains("nothing to change");
        assertThat(bot(acme, "mute")).isEqualTo(muted);
        assertThat(bots(acme)).containsExactly("mute", "parrot");
    }
}
