package io.github.imbot4j.registration;

import static io.github.imbot4j.registration.SampleBots.URL;
import static io.github.imbot4j.registration.SampleBots.bot;
import static io.github.imbot4j.registration.SampleBots.command;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParallelStepsTest {

    private static final Step BIND = new Step.BindEvent("OnAppUpdate", URL);
    private static final Step UNBIND = new Step.UnbindEvent("OnAppUpdate", "https://old.example.com");

    private static Step register(String bot) {
        return new Step.RegisterBot(bot(bot), false);
    }

    private static Step update(String bot) {
        return new Step.UpdateBot(bot(bot), List.of("profile"));
    }

    private static Step registerCommand(String bot, String name) {
        return new Step.RegisterCommand(bot, command(name, name), true);
    }

    private static Step updateCommand(String bot, String name) {
        return new Step.UpdateCommand(bot, command(name, name), List.of("titles"));
    }

    private static Step dropCommand(String bot, String name) {
        return new Step.UnregisterCommand(bot, name, 7);
    }

    /** The waves in which a list goes. */
    private static List<List<Step>> waves(Step... steps) {
        List<Step> pending = new ArrayList<>(List.of(steps));
        List<List<Step>> waves = new ArrayList<>();
        while (!pending.isEmpty()) {
            waves.add(ParallelSteps.of(pending));
            pending.removeAll(waves.get(waves.size() - 1));
        }
        return waves;
    }

    @Test
    void allBotsGoBeforeAllCommandsAndTheEventsLast() {
        assertThat(waves(
                        register("a"),
                        registerCommand("a", "x"),
                        registerCommand("a", "y"),
                        register("b"),
                        registerCommand("b", "x"),
                        BIND,
                        UNBIND))
                .containsExactly(
                        List.of(register("a"), register("b")),
                        List.of(
                                registerCommand("a", "x"),
                                registerCommand("a", "y"),
                                registerCommand("b", "x"),
                                BIND,
                                UNBIND));
    }

    @Test
    void whatIsDoneToTheSameBotOrCommandGoesOneAfterAnother() {
        assertThat(waves(
                        register("a"),
                        update("a"),
                        registerCommand("a", "x"),
                        updateCommand("a", "x"),
                        dropCommand("b", "y"),
                        registerCommand("b", "y"),
                        BIND))
                .containsExactly(
                        List.of(register("a"), dropCommand("b", "y")),
                        List.of(update("a"), registerCommand("b", "y")),
                        List.of(registerCommand("a", "x")),
                        List.of(updateCommand("a", "x"), BIND));
    }

    @Test
    void deletingKeepsItsPlaceBeforeMaking() {
        Step gone = new Step.UnregisterBot("old", 39);

        assertThat(waves(gone, register("young"))).containsExactly(List.of(gone, register("young")));
    }

    @Test
    void nothingGoesWhenNothingIsLeft() {
        assertThat(ParallelSteps.of(List.of())).isEmpty();
    }
}
