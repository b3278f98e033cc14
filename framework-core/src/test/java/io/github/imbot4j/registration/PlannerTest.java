package io.github.imbot4j.registration;

import static io.github.imbot4j.registration.SampleBots.URL;
import static io.github.imbot4j.registration.SampleBots.bot;
import static io.github.imbot4j.registration.SampleBots.command;
import static io.github.imbot4j.registration.SampleBots.common;
import static io.github.imbot4j.registration.SampleBots.editsAware;
import static io.github.imbot4j.registration.SampleBots.hidden;
import static io.github.imbot4j.registration.SampleBots.named;
import static io.github.imbot4j.registration.SampleBots.pictured;
import static io.github.imbot4j.registration.SampleBots.supervisor;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.install.FakePortal;
import io.github.imbot4j.model.BotBuilder;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.registration.Ledger.RegisteredBot;
import io.github.imbot4j.registration.Ledger.RegisteredCommand;
import io.github.imbot4j.wire.BotCalls;
import io.github.imbot4j.wire.Protocols;
import io.github.imbot4j.wire.generation.Generations;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PlannerTest {

    private static final Ledger EMPTY = Ledger.empty(FakePortal.ID);
    private static final Map<String, String> BOUND = Map.of("OnAppUpdate", URL, "OnAppUninstall", URL);

    private static final BotCalls CALLS =
            Generations.all().named(Protocols.FIRST).bots();

    /** What would be remembered once these bots are registered, with ids 39, 40 and so on. */
    private static Ledger remembering(BotModel... models) {
        Map<String, RegisteredBot> bots = new TreeMap<>();
        long id = 39;
        for (BotModel model : models) {
            Map<String, RegisteredCommand> commands = new TreeMap<>();
            long commandId = id * 100;
            for (var command : model.commands()) {
                commands.put(
                        command.name(),
                        new RegisteredCommand(
                                commandId++,
                                Fingerprint.of(CALLS.told(command, URL)).toString(),
                                command.common()));
            }
            bots.put(
                    model.code(),
                    new RegisteredBot(
                            id++, Fingerprint.of(CALLS.told(model, URL)).toString(), commands));
        }
        return new Ledger(FakePortal.ID, bots, BOUND);
    }

    private static PortalBots seeing(Ledger ledger) {
        Map<Long, String> codes = new TreeMap<>();
        ledger.bots().forEach((code, bot) -> codes.put(bot.id(), code));
        return new PortalBots(codes);
    }

    private static Plan plan(Ledger ledger, BotModel... models) {
        return Planner.plan(CALLS, List.of(models), URL, ledger, seeing(ledger));
    }

    private static List<String> lines(Plan plan) {
        return plan.steps().stream().map(Step::print).toList();
    }

    @Test
    void registersABotUnderItsNameInThePortalsLanguage() {
        BotModel bot = BotBuilder.of("greeter", "Greeter")
                .profile(looks -> looks.withWording("ru", "Приветствующий", "", "Встречает"))
                .build();
        Ledger russian = Ledger.empty(FakePortal.ID).in("ru");

        Plan plan = Planner.plan(CALLS, List.of(bot), URL, russian, PortalBots.none());

        Step.RegisterBot step = (Step.RegisterBot) plan.steps().get(0);
        assertThat(step.model().profile().fullName()).isEqualTo("Приветствующий");
        assertThat(step.model().profile().position()).isEqualTo("Встречает");
        String known = Fingerprint.of(CALLS.told(bot, URL)).toString();
        Ledger turned = new Ledger(FakePortal.ID, Map.of("greeter", new RegisteredBot(39, known, Map.of())), BOUND);
        assertThat(Planner.plan(CALLS, List.of(bot), URL, turned, new PortalBots(Map.of(39L, "greeter")))
                        .steps())
                .noneMatch(Step.UpdateBot.class::isInstance);
        assertThat(Planner.plan(CALLS, List.of(bot), URL, turned.in("ru"), new PortalBots(Map.of(39L, "greeter")))
                        .steps())
                .anyMatch(Step.UpdateBot.class::isInstance);
    }

    @Test
    void registersEverythingOnAnEmptyPortal() {
        Plan plan =
                plan(EMPTY, bot("greeter", command("hello", "Greet somebody"), common("all", "For all"), hidden("x")));

        assertThat(plan.print()).isEqualTo("""
                        portal a223c6b3710f85df22e9377d6c4f7553: 6 changes
                          + bot greeter "Bot greeter"
                          + command /hello of greeter "Greet somebody"
                          + command /all of greeter "For all", common
                          + command /x of greeter, hidden, extranet
                          + event OnAppUpdate to https://bots.example.com/bitrix24/event
                          + event OnAppUninstall to https://bots.example.com/bitrix24/event""");
        assertThat(plan.isEmpty()).isFalse();
        assertThat(plan.toString()).isEqualTo(plan.print());
    }

    @Test
    void hasNothingToDoWhenNothingDiffers() {
        BotModel greeter = bot("greeter", command("hello", "Greet somebody"), hidden("x"));
        Plan plan = plan(remembering(greeter), greeter);

        assertThat(plan.isEmpty()).isTrue();
        assertThat(plan.print()).isEqualTo("portal a223c6b3710f85df22e9377d6c4f7553: nothing to change");
    }

    @Test
    void updatesWhatDiffersAndSaysWhat() {
        Ledger before = remembering(bot("greeter", command("hello", "Old"), command("old", "Gone"), command("c", "C")));

        assertThat(lines(plan(before, bot("greeter", command("hello", "New"), command("c", "C")))))
                .containsExactly("- command /old of greeter", "~ command /hello of greeter titles");
        assertThat(lines(plan(remembering(named("greeter", "Old")), named("greeter", "New"))))
                .containsExactly("~ bot greeter profile");
        assertThat(lines(plan(remembering(bot("greeter")), editsAware("greeter"))))
                .containsExactly("~ bot greeter handlers");
    }

    @Test
    void registersAnAddedCommandAndMakesSureOfIt() {
        assertThat(lines(plan(remembering(bot("greeter")), bot("greeter", command("hello", "Hi")))))
                .containsExactly("+ command /hello of greeter \"Hi\"", "~ command /hello of greeter everything");
    }

    @Test
    void makesACommandAnewThatBecomesCommon() {
        assertThat(lines(plan(
                        remembering(bot("greeter", command("hello", "Hi"))), bot("greeter", common("hello", "Hi")))))
                .containsExactly("- command /hello of greeter", "+ command /hello of greeter \"Hi\", common");
    }

    @Test
    void makesARenamedCommandAnew() {
        assertThat(lines(
                        plan(remembering(bot("greeter", command("hello", "Hi"))), bot("greeter", command("hi", "Hi")))))
                .startsWith("- command /hello of greeter", "+ command /hi of greeter \"Hi\"");
    }

    @Test
    void registersAgainABotAnAdminDeleted() {
        BotModel greeter = bot("greeter", command("hello", "Hi"));

        Plan plan = Planner.plan(CALLS, List.of(greeter), URL, remembering(greeter), PortalBots.none());

        assertThat(lines(plan))
                .containsExactly(
                        "+ bot greeter \"Bot greeter\"",
                        "+ command /hello of greeter \"Hi\"",
                        "+ event OnAppUpdate to " + URL,
                        "+ event OnAppUninstall to " + URL);
    }

    @Test
    void findsABotItForgotAndUpdatesIt() {
        BotModel greeter = bot("greeter", command("hello", "Hi"));

        Plan plan =
                Planner.plan(CALLS, List.of(greeter), URL, EMPTY, new PortalBots(Map.of(7L, "greeter", 8L, "other")));

        assertThat(lines(plan))
                .startsWith(
                        "+ bot greeter \"Bot greeter\" (is there, not remembered)",
                        "~ bot greeter everything",
                        "+ command /hello of greeter \"Hi\"",
                        "~ command /hello of greeter everything");
        assertThat(plan.notes()).singleElement().asString().contains("Delete it on the portal");
        assertThat(plan.print()).contains("\n  ! bot greeter is on the portal without being remembered");
    }

    @Test
    void findsABotAgainThatHasAnotherIdNow() {
        BotModel greeter = bot("greeter");

        Plan plan = Planner.plan(
                CALLS, List.of(greeter), URL, remembering(greeter), new PortalBots(Map.of(77L, "greeter")));

        assertThat(lines(plan)).startsWith("+ bot greeter \"Bot greeter\" (is there, not remembered)");
    }

    @Test
    void keepsABotThatIsNoLongerDeclared() {
        Ledger before = remembering(bot("old", command("x", "X")));

        assertThat(lines(plan(before, bot("young")))).containsExactly("+ bot young \"Bot young\"");
    }

    @Test
    void neverDeletesABotItDoesNotRemember() {
        Plan plan = Planner.plan(CALLS, List.of(), URL, EMPTY, new PortalBots(Map.of(7L, "somebody-elses")));

        assertThat(plan.steps()).noneMatch(step -> step instanceof Step.UnregisterBot);
    }

    @Test
    void forgetsABotThatIsNeitherDeclaredNorThere() {
        Plan plan = Planner.plan(CALLS, List.of(), URL, remembering(bot("old")), PortalBots.none());

        assertThat(plan.steps()).noneMatch(step -> step instanceof Step.UnregisterBot);
    }

    @Test
    void leavesBotsAloneThatAreOnlyLeftOut() {
        Ledger before = remembering(bot("a"), bot("b"));

        Plan plan = Planner.plan(CALLS, List.of(bot("a")), Set.of("b"), URL, before, seeing(before));

        assertThat(plan.isEmpty()).isTrue();
    }

    @Test
    void updatesEveryAddressWhenOursChanges() {
        BotModel greeter = bot("greeter", command("hello", "Hi"));
        Ledger before = remembering(greeter);

        Plan plan = Planner.plan(CALLS, List.of(greeter), "https://new.example.com/e", before, seeing(before));

        assertThat(lines(plan))
                .containsExactly(
                        "~ bot greeter handlers",
                        "~ command /hello of greeter handlers",
                        "+ event OnAppUpdate to https://new.example.com/e",
                        "- event OnAppUpdate to " + URL,
                        "+ event OnAppUninstall to https://new.example.com/e",
                        "- event OnAppUninstall to " + URL);
    }

    @Test
    void saysWhatNoUpdateCanChange() {
        Plan picture = plan(remembering(pictured("greeter", "AAAA")), pictured("greeter", "BBBB"));
        Plan type = plan(remembering(bot("greeter")), supervisor("greeter"));

        assertThat(picture.isEmpty()).isTrue();
        assertThat(picture.notes()).singleElement().asString().contains("keeps its old avatar");
        assertThat(type.isEmpty()).isTrue();
        assertThat(type.notes()).singleElement().asString().contains("keeps its old type");
    }

    @Test
    void bindsByAnUpdateWhatOlderPortalsDropAtRegistration() {
        assertThat(lines(plan(EMPTY, editsAware("greeter"))))
                .startsWith("+ bot greeter \"Bot greeter\"", "~ bot greeter handlers");
    }

    @Test
    void goesOnAfterARunThatBrokeOff() {
        BotModel greeter = bot("greeter", command("a", "A"), command("b", "B"));
        RegisteredBot whole = remembering(greeter).bots().values().iterator().next();
        Ledger half = new Ledger(
                FakePortal.ID,
                Map.of("greeter", whole.without("b").with("a", new RegisteredCommand(3900, "", false))),
                Map.of("OnAppUpdate", URL));

        assertThat(lines(plan(half, greeter)))
                .containsExactly(
                        "~ command /a of greeter extranet, handlers, hidden, titles",
                        "+ command /b of greeter \"B\"",
                        "~ command /b of greeter everything",
                        "+ event OnAppUninstall to " + URL);
    }

    @Test
    void bindsEverythingAgainWhenThePortalForgot() {
        BotModel greeter = bot("greeter", command("hello", "Hi"));
        Ledger before = remembering(greeter);

        assertThat(lines(Planner.plan(CALLS, List.of(greeter), URL, before.unbound(), seeing(before))))
                .containsExactly(
                        "~ bot greeter handlers",
                        "~ command /hello of greeter handlers",
                        "+ event OnAppUpdate to " + URL,
                        "+ event OnAppUninstall to " + URL);
    }

    @Test
    void survivesAFingerprintItCannotRead() {
        Ledger garbled =
                new Ledger(FakePortal.ID, Map.of("greeter", new RegisteredBot(39, "=;;garbled;x", Map.of())), BOUND);

        Plan plan = plan(garbled, bot("greeter"));

        assertThat(lines(plan)).containsExactly("~ bot greeter handlers, openline, profile");
        assertThat(plan.notes()).isEmpty();
    }
}
