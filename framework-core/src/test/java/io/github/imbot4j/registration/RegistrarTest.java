package io.github.imbot4j.registration;

import static io.github.imbot4j.registration.SampleBots.URL;
import static io.github.imbot4j.registration.SampleBots.bot;
import static io.github.imbot4j.registration.SampleBots.command;
import static io.github.imbot4j.registration.SampleBots.common;
import static io.github.imbot4j.registration.SampleBots.editsAware;
import static io.github.imbot4j.registration.SampleBots.hidden;
import static io.github.imbot4j.registration.SampleBots.named;
import static io.github.imbot4j.registration.SampleBots.pictured;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.imbot4j.install.FakePortal;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.UnknownOutcomeException;
import io.github.imbot4j.wire.BotCalls;
import io.github.imbot4j.wire.Protocols;
import io.github.imbot4j.wire.generation.Generations;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrarTest {

    private final FakePortal portal = new FakePortal();
    private final MemoryLedgers ledgers = new MemoryLedgers();

    private Registrar registrar(BotModel... bots) {
        return new Registrar(List.of(bots), URL, id -> portal.rest(), ledgers, Generations.all());
    }

    private Plan run(BotModel... bots) {
        portal.calls.clear();
        return registrar(bots).reconcile(FakePortal.tenant());
    }

    private Ledger ledger() {
        return ledgers.load(FakePortal.ID);
    }

    private long idOf(String code) {
        return portal.bots.entrySet().stream()
                .filter(bot -> bot.getValue().code.equals(code))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void installsOnAnEmptyPortal() {
        run(bot("greeter", command("hello", "Hi"), hidden("x")));

        assertThat(portal.methods())
                .containsExactly(
                        "imbot.bot.list",
                        "imbot.register",
                        "imbot.command.register",
                        "imbot.command.register",
                        "event.bind",
                        "event.bind");
        assertThat(ledger().isOurBot(idOf("greeter"))).isTrue();
        assertThat(portal.bindings)
                .containsExactlyInAnyOrder(List.of("OnAppUpdate", URL), List.of("OnAppUninstall", URL));
    }

    @Test
    void onlyLooksWhenNothingDiffers() {
        BotModel[] bots = {bot("greeter", command("hello", "Hi"), hidden("x")), editsAware("editor")};
        run(bots);

        assertThat(run(bots).isEmpty()).isTrue();

        assertThat(portal.methods()).containsExactly("imbot.bot.list");
    }

    @Test
    void readsIdsThatAreTexts() {
        portal.numericStrings = true;
        run(bot("greeter", command("hello", "Hi")));

        assertThat(run(bot("greeter", command("hello", "Hello"))).steps()).hasSize(1);
        assertThat(String.valueOf(portal.calls.get(1).params().get("COMMAND_ID")))
                .isEqualTo(portal.bot(idOf("greeter")).command("hello", "ID"));
    }

    @Test
    void changesOnlyWhatDiffers() {
        run(named("greeter", "Old"), bot("other", command("a", "A"), command("b", "B"), command("c", "C")));

        run(named("greeter", "New"), bot("other", command("a", "New"), common("b", "B")));

        assertThat(portal.methods())
                .containsExactly(
                        "imbot.bot.list",
                        "imbot.update",
                        "imbot.command.unregister",
                        "imbot.command.update",
                        "imbot.command.unregister",
                        "imbot.command.register");
        assertThat(portal.bot(idOf("other")).commands).containsOnlyKeys("a", "b");
        assertThat(run(named("greeter", "New"), bot("other", command("a", "New"), common("b", "B")))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void neverDeletesABotUnasked() {
        run(bot("old", command("x", "X")), bot("kept"));

        Plan plan = run(bot("kept"));

        assertThat(portal.bots.values()).extracting(bot -> bot.code).containsExactly("old", "kept");
        assertThat(portal.methods()).containsExactly("imbot.bot.list");
        assertThat(plan.isEmpty()).isTrue();
        assertThat(plan.undeclared()).containsExactly("old");
        assertThat(plan.print()).contains("! bot old is not declared and is kept", "portals prune");
        assertThat(ledger().bots()).containsOnlyKeys("old", "kept");
        assertThat(run(bot("old", command("x", "X")), bot("kept")).isEmpty())
                .as("a bot that is declared again is as it was")
                .isTrue();
    }

    @Test
    void deletesWhenAskedOurUndeclaredBotsAndNoOthers() {
        long foreign = portal.addBot("foreign", "app.another");
        run(bot("old"), bot("older"), bot("kept"));
        Registrar registrar = registrar(bot("kept"));

        registrar.prune(FakePortal.tenant(), Set.of("old", "kept", "foreign")::contains);

        assertThat(portal.bots.values()).extracting(bot -> bot.code).containsExactly("foreign", "older", "kept");
        assertThat(ledger().bots()).containsOnlyKeys("kept", "older");
        assertThat(ledger().isOurBot(foreign)).isFalse();
        assertThat(registrar.undeclared(FakePortal.ID)).containsExactly("older");
    }

    @Test
    void deletesNoBotThatIsOnlyLeftOut() {
        run(bot("resting"), bot("kept"));
        Registrar some = new Registrar(
                List.of(bot("kept")), Set.of("resting"), URL, id -> portal.rest(), ledgers, Generations.all());

        some.prune(FakePortal.tenant(), code -> true);

        assertThat(ledger().bots()).containsOnlyKeys("kept", "resting");
        assertThat(some.undeclared(FakePortal.ID)).isEmpty();
    }

    @Test
    void leavesBotsAloneThatAreOnlyLeftOut() {
        run(bot("a"), bot("b"));

        new Registrar(List.of(bot("a")), Set.of("b"), URL, id -> portal.rest(), ledgers, Generations.all())
                .reconcile(FakePortal.tenant());

        assertThat(ledger().bots()).containsOnlyKeys("a", "b");
    }

    @Test
    void makesABotAgainThatAnAdminDeleted() {
        run(bot("greeter", command("hello", "Hi")));
        portal.bots.clear();

        run(bot("greeter", command("hello", "Hi")));

        assertThat(portal.bot(idOf("greeter")).commands).containsOnlyKeys("hello");
        assertThat(ledger().bots().get("greeter"))
                .satisfies(bot -> assertThat(bot.id()).isEqualTo(idOf("greeter")));
        assertThat(run(bot("greeter", command("hello", "Hi"))).isEmpty()).isTrue();
    }

    @Test
    void findsItsBotsAgainWhenItForgotThem() {
        run(bot("greeter", command("hello", "Old")));
        long id = idOf("greeter");
        registrar().forget(FakePortal.ID, () -> true);

        run(bot("greeter", command("hello", "New")));

        assertThat(portal.methods())
                .containsExactly(
                        "imbot.bot.list",
                        "imbot.register",
                        "imbot.update",
                        "imbot.command.register",
                        "imbot.command.update",
                        "event.bind",
                        "event.bind");
        assertThat(idOf("greeter")).isEqualTo(id);
        assertThat(portal.bots).hasSize(1);
        assertThat(portal.bot(id).command("hello", "LANG")).contains("TITLE=New");
        assertThat(run(bot("greeter", command("hello", "New"))).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void continuesARunThatBrokeOffAnywhere(int calls) {
        BotModel[] bots = {bot("a", command("x", "X"), command("y", "Y")), editsAware("b")};
        AtomicInteger left = new AtomicInteger(calls);
        Registrar dying = new Registrar(
                List.of(bots),
                URL,
                id -> call -> {
                    if (left.decrementAndGet() == 0) {
                        portal.rest().call(call);
                        throw new IllegalStateException("the process died");
                    }
                    return portal.rest().call(call);
                },
                ledgers,
                Generations.all());
        try {
            dying.reconcile(FakePortal.tenant());
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("the process died");
        }

        run(bots);

        assertThat(portal.bots.values()).extracting(bot -> bot.code).containsExactly("a", "b");
        assertThat(portal.bot(idOf("a")).commands).containsOnlyKeys("x", "y");
        assertThat(portal.bindings).hasSize(2);
        assertThat(run(bots).isEmpty()).isTrue();
    }

    @Test
    void takesABindingThatExistsForSuccess() {
        portal.bindings.add(List.of("OnAppUpdate", URL));

        run(bot("greeter"));

        assertThat(ledger().bindings()).containsOnlyKeys("OnAppUpdate", "OnAppUninstall");
    }

    @Test
    void bindsOneEventThoughAnotherIsRefused() {
        portal.refuseNext("event.bind", 400, "ERROR_EVENT_NOT_FOUND");

        RegistrationException e = catchThrowableOfType(RegistrationException.class, () -> run(bot("greeter")));

        assertThat(e.problems()).singleElement().asString().contains("ERROR_EVENT_NOT_FOUND");
        assertThat(ledger().bindings()).containsOnlyKeys("OnAppUninstall");
    }

    @Test
    void movesItsBindingsWhenItsAddressChanges() {
        run(bot("greeter"));
        portal.calls.clear();

        new Registrar(
                        List.of(bot("greeter")),
                        "https://new.example.com/e",
                        id -> portal.rest(),
                        ledgers,
                        Generations.all())
                .reconcile(FakePortal.tenant());

        assertThat(portal.bindings)
                .containsExactlyInAnyOrder(
                        List.of("OnAppUpdate", "https://new.example.com/e"),
                        List.of("OnAppUninstall", "https://new.example.com/e"));
        assertThat(portal.bot(idOf("greeter")).fields).containsEntry("EVENT_MESSAGE_ADD", "https://new.example.com/e");
    }

    @Test
    void storesNothingOfABotThatIsAnotherApps() {
        long foreign = portal.addBot("greeter", "app.another");

        RegistrationException e = catchThrowableOfType(
                RegistrationException.class, () -> run(bot("greeter", command("hello", "Hi")), bot("mine")));

        assertThat(e)
                .hasMessageContaining("bot \"greeter\": another app on this portal")
                .hasMessageContaining("@Bot(code = …)");
        assertThat(ledger().bots()).containsOnlyKeys("mine");
        assertThat(ledger().isOurBot(foreign)).isFalse();
        assertThat(portal.methods()).doesNotContain("imbot.command.register");
    }

    @Test
    void forgetsABotThatTurnsOutToBeAnotherApps() {
        run(named("greeter", "Old"));
        long id = idOf("greeter");
        portal.bots.clear();
        portal.bots.put(id, foreign("greeter"));

        assertThatThrownBy(() -> run(named("greeter", "New"))).isInstanceOf(RegistrationException.class);

        assertThat(ledger().bots()).isEmpty();
    }

    @Test
    void forgetsWithoutDeletingWhatIsNotOursAnyMore() {
        run(bot("old", command("x", "X")), bot("kept", command("y", "Y")));
        long id = idOf("old");
        portal.bots.put(id, foreign("old"));
        portal.bot(idOf("kept")).commands.clear();

        run(bot("kept"));
        registrar(bot("kept")).prune(FakePortal.tenant(), code -> true);

        assertThat(portal.bots).containsKey(id);
        assertThat(ledger().bots()).containsOnlyKeys("kept");
        assertThat(run(bot("kept")).isEmpty()).isTrue();
    }

    @Test
    void makesACommandAgainThatIsGone() {
        run(bot("greeter", command("hello", "Old")));
        portal.bot(idOf("greeter")).commands.clear();

        run(bot("greeter", command("hello", "New")));

        assertThat(portal.methods())
                .containsExactly("imbot.bot.list", "imbot.command.update", "imbot.command.register");
        assertThat(run(bot("greeter", command("hello", "New"))).isEmpty()).isTrue();
    }

    @Test
    void saysThatThePortalAllowsNoMoreBots() {
        portal.botLimit = 1;

        RegistrationException e = catchThrowableOfType(RegistrationException.class, () -> run(bot("a"), bot("b")));

        assertThat(e.problems()).singleElement().asString().contains("\"b\"").contains("no more bots");
        assertThat(ledger().bots()).containsOnlyKeys("a");
    }

    @Test
    void findsItsBotEvenAtTheLimit() {
        run(bot("a", command("x", "X")));
        registrar().forget(FakePortal.ID, () -> true);
        portal.botLimit = 1;

        run(bot("a", command("x", "X")));

        assertThat(ledger().bots()).containsOnlyKeys("a");
        assertThat(portal.methods()).contains("imbot.update");
    }

    @Test
    void saysHowToMakeRoomWhereUndeclaredBotsFillThePortal() {
        portal.botLimit = 1;
        run(bot("old"));

        assertThatThrownBy(() -> run(bot("young"))).hasMessageContaining("portals prune");
        assertThat(ledger().bots()).containsOnlyKeys("old");
    }

    @Test
    void reportsOtherRefusalsWithTheirStep() {
        portal.refuseNext("imbot.register", 400, "NAME_ERROR");
        assertThatThrownBy(() -> run(bot("a")))
                .isInstanceOf(RegistrationException.class)
                .hasMessageContaining("+ bot a \"Bot a\": imbot.register")
                .hasMessageContaining("NAME_ERROR");

        portal.addBot("b", FakePortal.CLIENT_ID);
        portal.refuseNext("imbot.register", 400, "CODE_ERROR");
        assertThatThrownBy(() -> run(bot("b"))).isInstanceOf(RegistrationException.class);
        assertThat(ledger().bots()).isEmpty();

        run(bot("c", command("x", "X")));
        portal.refuseNext("imbot.command.update", 400, "WRONG_REQUEST");
        assertThatThrownBy(() -> run(bot("c", command("x", "Y")))).isInstanceOf(RegistrationException.class);
        portal.refuseNext("imbot.command.unregister", 400, "WRONG_REQUEST");
        assertThatThrownBy(() -> run(bot("c"))).isInstanceOf(RegistrationException.class);
        assertThat(ledger().bots()).containsOnlyKeys("c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false", "null", "[]", "0", "-3", "\"x\""})
    void refusesAnAnswerThatIsNoId(String result) {
        portal.answerNext("imbot.register", 200, "{\"result\":" + result + "}");

        assertThatThrownBy(() -> run(bot("a")))
                .isInstanceOf(RegistrationException.class)
                .hasMessageContaining("no id");
        assertThat(ledger().bots()).isEmpty();
    }

    @Test
    void stopsWhenThePortalDoesNotAnswer() {
        portal.refuseNext("imbot.register", 500, "INTERNAL_SERVER_ERROR");

        assertThatThrownBy(() -> run(bot("a", command("x", "X")))).isInstanceOf(UnknownOutcomeException.class);

        assertThat(portal.methods()).containsExactly("imbot.bot.list", "imbot.register");
    }

    @Test
    void bindsEverythingAgainAfterAnUpdateOfTheApp() {
        run(bot("greeter", command("hello", "Hi")));
        portal.bindings.clear();
        portal.calls.clear();

        registrar(bot("greeter", command("hello", "Hi"))).rebind(FakePortal.tenant());

        assertThat(portal.methods())
                .containsExactly("imbot.bot.list", "imbot.update", "imbot.command.update", "event.bind", "event.bind");
        assertThat(run(bot("greeter", command("hello", "Hi"))).isEmpty()).isTrue();
    }

    @Test
    void keepsSayingThatAnAvatarIsOld() {
        run(pictured("greeter", "AAAA"));

        assertThat(run(pictured("greeter", "BBBB")).notes()).hasSize(1);
        assertThat(run(pictured("greeter", "BBBB")).notes()).hasSize(1);
        assertThat(portal.methods()).containsExactly("imbot.bot.list");
    }

    @Test
    void forgetsAPortalThatRemovedTheApp() {
        run(bot("greeter"));

        registrar().forget(FakePortal.ID, () -> true);

        assertThat(ledger()).isEqualTo(Ledger.empty(FakePortal.ID));
    }

    @Test
    void keepsAPortalThatHasTheAppAgain() {
        run(bot("greeter"));

        registrar().forget(FakePortal.ID, () -> false);

        assertThat(ledger().bots()).containsOnlyKeys("greeter");
    }

    @Test
    void forgetsOneBotThatThePortalDeleted() {
        run(bot("gone"), bot("kept"));

        registrar().forget(FakePortal.ID, idOf("gone"));
        registrar().forget(FakePortal.ID, 9999);

        assertThat(ledger().bots()).containsOnlyKeys("kept");
        assertThat(ledger().bindings()).hasSize(2);
    }

    @Test
    void bindsAgainAfterAnUninstallThatWasNeverTold() {
        run(bot("greeter"));
        portal.bots.clear();
        portal.bindings.clear();

        run(bot("greeter"));

        assertThat(portal.bindings).hasSize(2);
    }

    @Test
    void runsOnTheSamePortalOneAfterAnother() throws Exception {
        CountDownLatch listing = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Registrar registrar = new Registrar(
                List.of(bot("greeter")),
                URL,
                id -> call -> {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    listing.countDown();
                    await(go);
                    inside.decrementAndGet();
                    return portal.rest().call(call);
                },
                ledgers,
                Generations.all());
        Thread first = new Thread(() -> registrar.reconcile(FakePortal.tenant()));
        Thread second = new Thread(() -> registrar.reconcile(FakePortal.tenant()));
        first.start();
        second.start();
        await(listing);
        go.countDown();
        first.join();
        second.join();

        assertThat(most).hasValue(1);
        assertThat(portal.calls.stream().map(Call::method).filter("imbot.register"::equals))
                .hasSize(1);
    }

    @Test
    void refusesAPlanThatSkipsARegistration() {
        Plan impossible = new Plan(new PortalId("x"), List.of(new Step.UpdateBot(bot("greeter"), List.of("profile"))));
        BotCalls calls = Generations.all().named(Protocols.FIRST).bots();
        PlanExecutor run = new PlanExecutor(
                impossible,
                portal.rest(),
                new PlanResultRecorder(
                        calls, impossible.portal(), URL, ledgers, Ledger.empty(new PortalId("x")), PortalBots.none()));

        assertThatThrownBy(run::apply).isInstanceOf(IllegalStateException.class).hasMessageContaining("\"greeter\"");
    }

    private static FakePortal.FakeBot foreign(String code) {
        FakePortal other = new FakePortal();
        return other.bot(other.addBot(code, "app.another"));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
