package io.github.imbot4j.runtime;

import static io.github.imbot4j.reply.Replies.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.delivery.JournalException;
import io.github.imbot4j.handler.ContextHandler;
import io.github.imbot4j.handler.EventContext;
import io.github.imbot4j.install.Tenant;
import io.github.imbot4j.lifecycle.InstallEventHandler;
import io.github.imbot4j.lifecycle.InstallPage;
import io.github.imbot4j.lifecycle.RegistrationRetrier;
import io.github.imbot4j.model.BotBuilder;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.reply.NoReply;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.HttpFailure;
import io.github.imbot4j.rest.HttpResponse;
import io.github.imbot4j.testing.Await;
import io.github.imbot4j.web.PostResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Installs, updates and uninstalls, by event and by page; the honest and the forged. */
@Timeout(60)
class InstallTest {

    private final LogBook log = new LogBook();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private RunningSpine running = new RunningSpine(greeter());

    private BotModel greeter() {
        return BotBuilder.of("greeter", "Greeter")
                .withoutHelp()
                .onMessage(invocation -> text("fine"))
                .onInstall(hear("installed"))
                .onAppUpdate(hear("updated"))
                .onUninstall(hear("uninstalled"))
                .onRemoved(hear("removed"))
                .build();
    }

    private ContextHandler<EventContext<?>> hear(String what) {
        return invocation -> {
            heard.add(what);
            return NoReply.SILENCE;
        };
    }

    private RunningSpine restart(RunningSpine other) {
        running.close();
        running = other;
        return other;
    }

    @AfterEach
    void stop() {
        running.close();
        log.close();
    }

    /** A question that only reads is asked three times before the server counts as unreachable. */
    private void unreachable(int times) {
        for (int i = 0; i < 3 * times; i++) {
            running.portal.plan("app.info", call -> {
                throw new HttpFailure(true, "no answer");
            });
        }
    }

    private boolean isInstalled() {
        return running.tenants
                .find(RunningSpine.PORTAL)
                .filter(Tenant::isActive)
                .isPresent();
    }

    private InstallPage.Shown open(byte[] form) {
        InstallPage.Shown shown =
                running.spine.page().open("DOMAIN=acme.bitrix24.com&PROTOCOL=1&LANG=en", form, "192.0.2.1");
        running.settle();
        return shown;
    }

    @Test
    void tellsTheBotOfAnInstallOnceItsRegistered() {
        running.posted(Posts.install());

        assertThat(isInstalled()).isTrue();
        assertThat(running.ledgers.load(RunningSpine.PORTAL).bots()).containsKey("greeter");
        assertThat(heard).containsExactly("installed");
    }

    @Test
    void changesOnlyWhatDiffersWhenInstalledAgain() {
        running.installed();

        running.posted(Posts.reinstall(60));

        assertThat(running.portal.methods())
                .containsExactly("app.info", "profile", "imbot.bot.list", "event.bind", "event.bind");
    }

    @Test
    void refusesATokenOfAnotherApp() {
        running.portal.next(
                "app.info", 200, "{\"result\":" + FakePortal.appInfo(FakePortal.MEMBER_ID, "local.other") + "}");

        assertThat(running.post(Posts.install()).status()).isEqualTo(403);
        assertThat(running.portal.methods()).containsExactly("app.info");
        assertThat(isInstalled()).isFalse();
    }

    @Test
    void refusesATokenOfAnotherPortal() {
        running.portal.next(
                "app.info", 200, "{\"result\":" + FakePortal.appInfo("b".repeat(32), FakePortal.CLIENT_ID) + "}");

        assertThat(running.post(Posts.install()).status()).isEqualTo(403);
        assertThat(isInstalled()).isFalse();
    }

    @Test
    void refusesSomebodyElsesEndpointWithoutCallingIt() {
        Map<String, Object> auth = Posts.auth();
        auth.put("client_endpoint", "https://evil.example.com/rest/");

        PostResult admission =
                running.post(Posts.post("ONAPPINSTALL", Map.of("VERSION", 1, "LANGUAGE_ID", "en"), auth));

        assertThat(admission.status()).isEqualTo(403);
        assertThat(running.portal.methods()).containsExactly("app.info");
        assertThat(running.portal.calls("app.info").get(0).host()).isEqualTo("oauth.bitrix.info");
    }

    @Test
    void refusesUsersWhoAreNoAdministrators() {
        running.portal.next("profile", 200, "{\"result\":{\"ID\":\"7\",\"ADMIN\":false}}");

        assertThat(running.post(Posts.install()).status()).isEqualTo(403);
        assertThat(isInstalled()).isFalse();
    }

    @Test
    void refusesForgedEventsWithoutAnyCall() {
        running.installed();
        Map<String, Object> noToken = Posts.auth();
        noToken.remove("application_token");
        Map<String, Object> wrongToken = Posts.auth();
        wrongToken.put("application_token", "0".repeat(32));
        Map<String, Object> wrongMember = Posts.auth();
        wrongMember.put("member_id", "b".repeat(32));

        for (Map<String, Object> auth : List.of(noToken, wrongToken, wrongMember)) {
            assertThat(running.post(Posts.message(1, "hi", auth)).status()).isEqualTo(403);
            assertThat(running.post(Posts.post("ONAPPUNINSTALL", Map.of("CLEAN", "1"), auth))
                            .status())
                    .isEqualTo(403);
        }

        assertThat(running.portal.methods()).isEmpty();
        assertThat(isInstalled()).isTrue();
        assertThat(heard).containsExactly("installed");
    }

    @Test
    void tellsHealthOfAPortalWhoseTokenIsGuessed() {
        running.installed();
        Map<String, Object> guessed = Posts.auth();
        for (int i = 0; i < 11; i++) {
            guessed.put("application_token", "guess" + i);
            assertThat(running.post(Posts.message(i + 1, "hello", guessed)).status())
                    .isEqualTo(403);
        }

        assertThat(running.spine.notices())
                .singleElement()
                .asString()
                .contains(FakePortal.MEMBER_ID, "wrong application");
    }

    @Test
    void refusesUnreadablePostsWithoutAnyCall() {
        running.installed();
        byte[] huge = new byte[2 << 20];
        Arrays.fill(huge, (byte) 'a');

        assertThat(running.post(huge).status()).isEqualTo(413);
        assertThat(running.post(("a" + "[b]".repeat(200) + "=1").getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(400);
        assertThat(running.post("a=1&".repeat(100_000).getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(413);
        String twice = new String(Posts.message(1, "hi"), StandardCharsets.UTF_8) + "&auth%5Bmember_id%5D=other";
        assertThat(running.post(twice.getBytes(StandardCharsets.UTF_8)).status())
                .isEqualTo(400);
        assertThat(running.post(new byte[0]).status()).isEqualTo(400);
        assertThat(running.post(Posts.page()).status()).isEqualTo(400);
        assertThat(running.portal.methods()).isEmpty();
    }

    @Test
    void takesProvenEventsItDoesNotKnow() {
        running.installed();

        assertThat(running.post(Posts.post("ONCRMDEALADD\nfake line", Map.of("FIELDS", Map.of("ID", 1))))
                        .status())
                .isEqualTo(200);
        assertThat(running.post(Posts.post("ONCRMDEALADD", Map.of("FIELDS", Map.of("ID", 1))))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void answers503WhenTheStoreFails() {
        running.installed();
        running.tenants.failNext();

        assertThat(running.post(Posts.message(1, "hi")).status()).isEqualTo(503);
        assertThat(running.post(Posts.message(1, "hi")).status()).isEqualTo(200);
    }

    @Test
    void answers503WhenTheJournalIsFull() {
        restart(new RunningSpine(1, greeter()));
        running.installed();
        running.hold();

        assertThat(running.receive(Posts.message(1, "hi")).status()).isEqualTo(200);
        assertThat(running.receive(Posts.message(2, "hi")).status()).isEqualTo(503);
        running.release();
    }

    @Test
    void answersWith503WhenTheStoreDoesNotTellWhoPosts() {
        running.installed();
        running.tenants.failNext(new JournalException("no server", new IllegalStateException()));

        PostResult admission = running.receive(Posts.message(1, "hi"));

        assertThat(admission.status()).isEqualTo(503);
        assertThat(admission.reason()).contains("the store fails: no server");
        assertThat(log.errors()).isEmpty();
    }

    @Test
    void changesNothingOfAnUninstallItHasNoRoomFor() {
        restart(new RunningSpine(1, greeter()));
        running.installed();
        running.hold();
        assertThat(running.receive(Posts.message(1, "hi")).status()).isEqualTo(200);

        assertThat(running.receive(Posts.uninstall()).status()).isEqualTo(503);
        running.release();
        assertThat(isInstalled()).isTrue();
    }

    @Test
    void verifiesAnInstallLaterWhenTheServerCannotBeReached() {
        unreachable(2);

        assertThat(running.post(Posts.install()).status()).isEqualTo(200);
        assertThat(isInstalled()).isFalse();
        assertThat(running.later).extracting(RunningSpine.Planned::delay).contains(InstallEventHandler.RETRIES.first());

        running.passTime();
        assertThat(isInstalled()).isFalse();
        running.passTime();
        assertThat(isInstalled()).isTrue();
        assertThat(heard).containsExactly("installed");
        assertThat(running.waits()).isEmpty();
    }

    @Test
    void triesAnInstallAgainThatTheStoreFailedOn() {
        unreachable(1);
        assertThat(running.post(Posts.install()).status()).isEqualTo(200);
        running.tenants.failNextSave();

        running.passTime();
        assertThat(isInstalled()).isFalse();
        running.passTime();
        assertThat(isInstalled()).isTrue();
        assertThat(running.waits()).isEmpty();
    }

    @Test
    void keepsNothingOfAnInstallThatIsTooLargeToBeReal() {
        unreachable(20);
        byte[] post =
                Posts.post("ONAPPINSTALL", Map.of("VERSION", "1".repeat(20_000), "LANGUAGE_ID", "en"), Posts.auth());

        assertThat(running.post(post).status()).isEqualTo(403);
        assertThat(running.waits()).isEmpty();
    }

    @Test
    void givesAnInstallUpAfterMostOfAnHour() {
        unreachable(10);
        running.posted(Posts.install());

        for (int i = 0; i < InstallEventHandler.RETRIES.attempts() - 1; i++) {
            running.passTime();
        }

        assertThat(running.waits()).isEmpty();
        assertThat(isInstalled()).isFalse();
        assertThat(log.errors()).anySatisfy(line -> assertThat(line).contains("Lost an install", "Reinstall"));
    }

    @Test
    void believesNoForgedInstallLaterEither() {
        unreachable(1);
        running.posted(Posts.install());
        running.portal.next("app.info", 401, "{\"error\":\"invalid_token\",\"error_description\":\"\"}");

        running.passTime();

        assertThat(isInstalled()).isFalse();
        assertThat(running.waits()).isEmpty();
    }

    private static byte[] forged(int i) {
        Map<String, Object> auth = Posts.auth();
        auth.put("member_id", "%032x".formatted(i));
        auth.put("access_token", "forged" + i);
        return Posts.post("ONAPPINSTALL", Map.of("VERSION", 1, "LANGUAGE_ID", "en"), auth);
    }

    @Test
    void verifiesAGenuineInstallLaterThatComesAmongForgedOnes() {
        for (int i = 0; i < 400; i++) {
            running.receive(forged(i), "203.0.113.66");
        }

        assertThat(running.receive(Posts.install()).status()).isEqualTo(200);
        assertThat(isInstalled()).isFalse();

        running.clock.advance(Duration.ofSeconds(1));
        running.passTime();
        Await.until(this::isInstalled);
        running.settle();
        assertThat(heard).containsExactly("installed");
        assertThat(running.portal.calls("app.info")).hasSizeLessThan(200);
    }

    @Test
    void verifiesAGenuineInstallLaterThatComesFromTheForgersAddress() {
        for (int i = 0; i < 300; i++) {
            running.receive(forged(i), "203.0.113.66");
        }
        assertThat(running.receive(Posts.install(), "203.0.113.66").status()).isEqualTo(200);

        for (int i = 0; i < 600 && !isInstalled(); i++) {
            running.clock.advance(Duration.ofSeconds(1));
            running.passTime();
            Await.pause(Duration.ofMillis(1));
        }
        assertThat(isInstalled()).isTrue();
    }

    @Test
    void believesNoUninstallWhileTheTokensLive() {
        running.installed();

        assertThat(running.receive(Posts.uninstall(), "203.0.113.66").status()).isEqualTo(200);

        assertThat(isInstalled()).isTrue();
        assertThat(running.spine.notices()).anySatisfy(line -> assertThat(line).contains("removed the app", "confirm"));
        running.posted(Posts.message(1, "hi"));
        assertThat(running.portal.calls("imbot.message.add")).hasSize(1);
        for (int i = 0; i < InstallEventHandler.RETRIES.attempts() - 1; i++) {
            running.passTime();
            Await.until(
                    () -> !running.later.isEmpty() || running.spine.notices().isEmpty());
        }
        Await.until(() -> running.spine.notices().isEmpty());
        assertThat(isInstalled()).isTrue();
        assertThat(heard).containsExactly("installed");
    }

    @Test
    void believesAGenuineUninstallAfterAForgedOne() {
        running.installed();
        running.receive(Posts.uninstall(), "203.0.113.66");
        assertThat(isInstalled()).isTrue();

        running.receive(Posts.uninstall());
        running.passTime();
        Await.until(() -> !isInstalled());
        running.settle();

        assertThat(heard).containsExactly("installed", "uninstalled");
    }

    @Test
    void believesAnUninstallLaterWhenTheServerCannotBeReached() {
        running.installed();
        unreachable(1);
        running.receive(Posts.uninstall());
        assertThat(isInstalled()).isTrue();

        running.passTime();
        Await.until(() -> !isInstalled());
        running.settle();
        assertThat(heard).containsExactly("installed", "uninstalled");
    }

    @Test
    void keepsAnInstallThatFindsNoRoom() {
        restart(new RunningSpine(1, greeter())).installed();
        running.hold();
        assertThat(running.receive(Posts.message(1, "hi")).status()).isEqualTo(200);

        assertThat(running.receive(Posts.reinstall(60)).status()).isEqualTo(200);
        assertThat(heard).containsExactly("installed");
        running.release();
        running.settle();
        running.passTime();

        assertThat(heard).containsExactly("installed", "installed");
    }

    @Test
    void bindsEverythingAnewWhenTheAppIsUpdated() {
        running.installed();

        running.posted(Posts.update());

        assertThat(running.portal.methods())
                .contains("event.bind", "imbot.update")
                .doesNotContain("app.info");
        assertThat(heard).containsExactly("installed", "updated");
    }

    @Test
    void provesAnUpdateThatBringsANewToken() {
        running.installed();
        Map<String, Object> auth = Posts.auth();
        auth.put("application_token", "f".repeat(32));

        PostResult admission = running.post(
                Posts.post("ONAPPUPDATE", Map.of("VERSION", 2, "PREVIOUS_VERSION", 1, "LANGUAGE_ID", "en"), auth));

        assertThat(admission.status()).isEqualTo(200);
        assertThat(running.portal.methods()).startsWith("app.info", "profile");
        assertThat(running.post(Posts.message(1, "old token")).status()).isEqualTo(403);
    }

    @Test
    void believesNothingOfAPortalThatUninstalled() {
        running.installed();

        running.posted(Posts.uninstall());

        assertThat(heard).containsExactly("installed", "uninstalled");
        assertThat(running.tenants.find(RunningSpine.PORTAL)).isPresent();
        assertThat(isInstalled()).isFalse();
        assertThat(running.ledgers.load(RunningSpine.PORTAL).bots()).isEmpty();
        assertThat(running.post(Posts.message(1, "hi")))
                .isEqualTo(PostResult.taken("the portal has uninstalled the app"));
        assertThat(running.portal.methods()).containsExactly("app.info");
        assertThat(running.post(Posts.message(2, "hi", foreign())).status()).isEqualTo(403);
    }

    private static Map<String, Object> foreign() {
        Map<String, Object> auth = Posts.auth();
        auth.put("application_token", "f".repeat(32));
        return auth;
    }

    @Test
    void hearsOfBotsThatWereDeletedWithTheAppInWhateverOrderTheyCome() {
        running.installed();

        running.posted(Posts.uninstall());
        running.posted(Posts.botDeleted());

        assertThat(heard).containsExactly("installed", "uninstalled", "removed");
        assertThat(isInstalled()).isFalse();
    }

    @Test
    void forgetsABotThatWasDeleted() {
        running.installed();

        running.posted(Posts.botDeleted());

        assertThat(running.ledgers.load(RunningSpine.PORTAL).bots()).isEmpty();
        assertThat(heard).containsExactly("installed", "removed");
    }

    @Test
    void dropsEventsOfABotThatWasDeleted() {
        running.installed();
        running.posted(Posts.botDeleted());
        heard.clear();

        running.posted(Posts.message(1, "hi"));

        assertThat(heard).isEmpty();
        assertThat(running.portal.calls("imbot.message.add")).isEmpty();
    }

    @Test
    void dropsWhatWaitsWhenThePortalUninstallsMeanwhile() {
        running.installed();
        running.hold();
        running.receive(Posts.message(1, "hi"));
        running.receive(Posts.message(2, "hi"));
        running.receive(Posts.uninstall());
        running.release();
        running.settle();

        assertThat(running.portal.calls("imbot.message.add")).isEmpty();
        assertThat(heard).contains("uninstalled");
    }

    @Test
    void saysInTheLogWhatThePortalRefusedOfTheBots() {
        running.portal.next("imbot.register", 400, "{\"error\":\"MAX_COUNT_ERROR\",\"error_description\":\"\"}");

        running.posted(Posts.install());

        assertThat(log.errors())
                .anySatisfy(line -> assertThat(line).contains("not all up to date", "greeter", "tried again"));
        assertThat(heard).containsExactly("installed");
    }

    @Test
    void installsAgainInTheSecondOfTheUninstall() {
        running.posted(Posts.install());
        running.posted(Posts.uninstall());
        Map<String, Object> auth = Posts.auth();
        auth.put("access_token", "the-token-of-the-second-install");

        running.posted(Posts.post(
                "ONAPPINSTALL", Map.of("VERSION", 1, "ACTIVE", "Y", "INSTALLED", "Y", "LANGUAGE_ID", "en"), auth));

        assertThat(heard).containsExactly("installed", "uninstalled", "installed");
        assertThat(running.ledgers.load(RunningSpine.PORTAL).bots()).containsKey("greeter");
    }

    @Test
    void handlesAnInstallThatComesTwiceOnce() {
        running.posted(Posts.install());
        running.posted(Posts.install());

        assertThat(heard).containsExactly("installed");
    }

    /** {@code event.bind} is the last of an install's last batch; nobody knows what of it ran, so the client does not repeat it. */
    private void breaksOff() {
        running.portal.plan("event.bind", call -> {
            throw new HttpFailure(true, "the connection broke");
        });
    }

    @Test
    void goesOnWithARegistrationThatBrokeOff() {
        breaksOff();
        running.posted(Posts.install());
        assertThat(running.ledgers.load(RunningSpine.PORTAL).bindings()).isEmpty();
        assertThat(running.spine.notices())
                .singleElement()
                .asString()
                .contains(FakePortal.MEMBER_ID, "acme.bitrix24.com", "not all up to date", "batch");
        breaksOff();

        retry(0);
        assertThat(running.ledgers.load(RunningSpine.PORTAL).bindings()).isEmpty();
        retry(1);

        assertThat(running.ledgers.load(RunningSpine.PORTAL).bindings()).hasSize(2);
        assertThat(running.ledgers.load(RunningSpine.PORTAL).isOurBot(567)).isTrue();
        assertThat(running.spine.notices()).isEmpty();
        assertThat(pauses()).isEmpty();
        assertThat(heard).containsExactly("installed");
    }

    private static final List<Duration> PAUSES = IntStream.rangeClosed(1, 5)
            .mapToObj(attempt -> RegistrationRetrier.RETRIES.pause(attempt, 0))
            .toList();

    private List<Duration> pauses() {
        return running.waits().stream()
                .map(RunningSpine.Planned::delay)
                .filter(PAUSES::contains)
                .toList();
    }

    /** In the background, so it is waited for. */
    private void retry(int pause) {
        assertThat(pauses()).containsExactly(PAUSES.get(pause));
        int before = running.portal.calls("imbot.bot.list").size();
        running.passTime();
        Await.until(() -> running.portal.calls("imbot.bot.list").size() > before
                && (pauses().size() == 1 || running.spine.notices().isEmpty()));
    }

    @Test
    void asksNoMoreWhereTheAppWasRemovedMeanwhile() {
        breaksOff();
        running.posted(Posts.install());
        running.posted(Posts.uninstall());
        running.portal.forgetCalls();

        running.passTime();

        assertThat(running.spine.drain(Duration.ofSeconds(30))).isTrue();
        assertThat(running.portal.methods()).isEmpty();
        assertThat(running.spine.notices()).isEmpty();
    }

    @Test
    void leavesARetryToAnInstallThatCameBetween() {
        breaksOff();
        running.posted(Posts.install());
        running.posted(Posts.reinstall(60));
        running.portal.forgetCalls();

        running.passTime();

        assertThat(running.spine.drain(Duration.ofSeconds(30))).isTrue();
        assertThat(running.portal.methods()).isEmpty();
    }

    @Test
    void asksNoMoreForWhatThePortalRefusedOfTheBots() {
        running.portal.next("imbot.register", 400, "{\"error\":\"MAX_COUNT_ERROR\",\"error_description\":\"\"}");
        running.posted(Posts.install());

        assertThat(pauses()).isEmpty();
        assertThat(running.spine.notices()).singleElement().asString().contains("not all up to date", "greeter");
    }

    @Test
    void runsEveryBotsHandlerWhateverTheOthersThrow() {
        BotModel bad = BotBuilder.of("bad", "Bad")
                .onInstall(invocation -> {
                    throw new IllegalStateException("no disk");
                })
                .build();
        BotModel worse = BotBuilder.of("best", "Best")
                .onInstall(invocation -> {
                    throw new IllegalStateException("no network");
                })
                .onError(Exception.class, (invocation, given) -> {
                    heard.add("failed: " + given.getMessage());
                    return NoReply.SILENCE;
                })
                .build();
        BotModel worst = BotBuilder.of("doubly", "Doubly")
                .onInstall(invocation -> {
                    throw new IllegalStateException("one");
                })
                .onError(Exception.class, (invocation, given) -> {
                    throw new IllegalStateException("two");
                })
                .build();
        restart(new RunningSpine(bad, worse, worst, greeter()));

        running.posted(Posts.install());

        assertThat(heard).containsExactly("failed: no network", "installed");
        assertThat(log.everything()).contains("no disk", "two");
    }

    @Test
    void offersNoChatWhereThereIsNoDialogButRest() {
        BotModel speaker = BotBuilder.of("speaker", "Speaker")
                .withoutHelp()
                .onInstall(invocation -> {
                    invocation.rest().call(Call.of("im.notify.system.add").with("USER_ID", 1));
                    invocation.handlerContext().chat().send(text("hello?"));
                    return NoReply.SILENCE;
                })
                .build();
        restart(new RunningSpine(speaker));

        running.posted(Posts.install());

        assertThat(running.portal.methods()).contains("im.notify.system.add");
        assertThat(log.everything()).contains("AppInstalled happens in no dialog");
    }

    @Test
    void installsFromThePage() {
        InstallPage.Shown shown = open(Posts.page());

        assertThat(shown)
                .extracting(InstallPage.Shown::status, InstallPage.Shown::finished)
                .containsExactly(200, true);
        assertThat(shown.portalOrigin()).contains("https://acme.bitrix24.com");
        assertThat(running.ledgers.load(RunningSpine.PORTAL).bots()).containsKey("greeter");
        assertThat(heard).containsExactly("installed");
    }

    @Test
    void takesOpeningThePageAgainForNoNewInstall() {
        open(Posts.page());

        InstallPage.Shown again = open(Posts.page());

        assertThat(again.finished()).isTrue();
        assertThat(heard).containsExactly("installed");
    }

    @Test
    void showsNothingOfWhatItCannotProve() {
        running.portal.next("profile", 200, "{\"result\":{\"ID\":\"7\",\"ADMIN\":false}}");
        InstallPage.Shown noAdmin = open(Posts.page());
        unreachable(1);
        InstallPage.Shown noServer = open(Posts.page("another-token"));

        assertThat(noAdmin.status()).isEqualTo(403);
        assertThat(noServer.status()).isEqualTo(503);
        assertThat(List.of(noAdmin, noServer)).allSatisfy(shown -> {
            assertThat(shown.finished()).isFalse();
            assertThat(shown.portalOrigin()).isEmpty();
            assertThat(shown.message()).doesNotContain("acme", "token");
        });
    }

    @Test
    void tellsUsersOfAnInstalledPortalThatThereIsNothingToDo() {
        open(Posts.page());
        running.portal.forgetCalls();
        running.portal.next("profile", 200, "{\"result\":{\"ID\":\"7\",\"ADMIN\":false}}");

        InstallPage.Shown shown = open(Posts.page("a-users-token"));

        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.finished()).isFalse();
        assertThat(shown.portalOrigin()).contains("https://acme.bitrix24.com");
        assertThat(shown.message()).contains("nothing to do");
        assertThat(running.portal.methods()).containsExactly("app.info", "profile");
    }

    @Test
    void tellsNobodyOfAnInstallWhoseTokenIsNotOfThatPortal() {
        open(Posts.page());
        running.portal.next(
                "app.info", 200, "{\"result\":" + FakePortal.appInfo("f".repeat(32), FakePortal.CLIENT_ID) + "}");

        InstallPage.Shown shown = open(Posts.page("a-strangers-token"));

        assertThat(shown.status()).isEqualTo(403);
        assertThat(shown.portalOrigin()).isEmpty();
        assertThat(shown.message()).doesNotContain("nothing to do");
    }

    @Test
    void explainsAPageOpenedByHand() {
        assertThat(open(new byte[0]).status()).isEqualTo(400);
        assertThat(open(new byte[0]).message()).contains("from your Bitrix24");
        assertThat(open(Posts.install()).status()).isEqualTo(400);
        assertThat(running.portal.methods()).isEmpty();
    }

    @Test
    void finishesNoPageBeforeTheBotsAreRegistered() {
        running.portal.next("imbot.register", 400, "{\"error\":\"MAX_COUNT_ERROR\",\"error_description\":\"\"}");
        InstallPage.Shown refused = open(Posts.page());
        for (int i = 0; i < 3; i++) {
            running.portal.breakNext("imbot.bot.list");
        }
        InstallPage.Shown broken = open(Posts.page());

        assertThat(List.of(refused, broken)).allSatisfy(shown -> {
            assertThat(shown.finished()).isFalse();
            assertThat(shown.status()).isEqualTo(502);
            assertThat(shown.portalOrigin()).isPresent();
        });
        assertThat(heard).isEmpty();

        assertThat(open(Posts.page()).finished()).isTrue();
        assertThat(heard).containsExactly("installed");
    }

    @Test
    void asksToComeAgainWhenThePageFindsNoRoom() {
        restart(new RunningSpine(0, greeter()));

        InstallPage.Shown shown = open(Posts.page());

        assertThat(shown.status()).isEqualTo(503);
        assertThat(shown.finished()).isFalse();
    }

    /** The uninstall may not be confirmed yet when the app is installed again, and the portal has forgotten the bindings. */
    @Test
    void bindsTheAppsEventsWithEachInstall() {
        running.installed();

        running.posted(Posts.reinstall(5));

        assertThat(running.portal.calls("event.bind"))
                .extracting(call -> call.text("EVENT"))
                .containsExactlyInAnyOrder("OnAppUpdate", "OnAppUninstall");
    }

    @Test
    void bringsKnownPortalsUpToDateAtTheStart() throws Exception {
        running.installed();

        restart(running.restarted(greeter()));

        running.portal.awaitCall("imbot.bot.list");
        assertThat(running.spine.drain(Duration.ofSeconds(30))).isTrue();
        assertThat(running.portal.methods()).doesNotContain("app.info");
    }

    @Test
    void leavesPortalsAloneAtTheStartThatUninstalled() {
        running.installed().posted(Posts.uninstall());

        restart(running.restarted(greeter()));

        assertThat(running.spine.drain(Duration.ofSeconds(30))).isTrue();
        assertThat(running.portal.methods()).isEmpty();
    }

    @Test
    void tellsNobodyOfAnInstallThatIsUndoneMeanwhile() {
        running.hold();
        running.receive(Posts.install());
        running.receive(Posts.uninstall());
        running.release();
        running.settle();

        assertThat(heard).containsExactly("uninstalled");
        assertThat(running.portal.calls("imbot.register")).isEmpty();
    }

    @Test
    void keepsSecretsOutOfTheLog() {
        running.portal.plan("app.info", call -> HttpResponse.json(200, "{\"result\":[\"" + call.text("auth") + "\"]}"));
        assertThat(open(Posts.page("another-token")).status()).isNotEqualTo(200);
        running.installed().posted(Posts.message(1, "hi"));

        assertThat(log.everything())
                .contains("Portal " + FakePortal.MEMBER_ID)
                .doesNotContain(Posts.TOKEN, Posts.ACCESS_TOKEN, "another-token", "the-client-secret");
    }
}
