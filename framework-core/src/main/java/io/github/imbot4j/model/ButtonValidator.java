package io.github.imbot4j.model;

import io.github.imbot4j.button.ButtonTokens;
import io.github.imbot4j.payload.RecordTypeJson;
import io.github.imbot4j.problem.Problem;
import java.util.function.Consumer;

/** The check of a bot's buttons: records of types that can be carried, and no conflict with their command. */
final class ButtonValidator {

    private final BotModel bot;
    private final Consumer<Problem> problems;

    ButtonValidator(BotModel bot, Consumer<Problem> problems) {
        this.bot = bot;
        this.problems = problems;
    }

    void run() {
        boolean any = false;
        for (Route route : bot.routes()) {
            if (route.trigger() instanceof Trigger.OnButton button) {
                payload(route, button.payload());
                any = true;
            }
        }
        if (any) {
            bot.routes(new Trigger.OnCommand(ButtonTokens.COMMAND)).stream()
                    .filter(route -> !route.place().equals(PressCommand.PLACE))
                    .forEach(this::inTheWay);
        }
    }

    private void payload(Route route, Class<? extends Record> type) {
        if (type == Record.class) {
            report(
                    route,
                    "handles presses of buttons, but takes no record.",
                    "Take the record they carry, such as Approve in button(\"Approve\", new Approve(17)).");
            return;
        }
        for (RecordTypeJson.Misfit misfit : RecordTypeJson.misfits(type)) {
            report(
                    route,
                    "takes a record with " + misfit.path() + ", a " + misfit.type() + ", which no button can carry.",
                    "Make it a text, number, enum, date, UUID, list, map, optional, a record of these, or an id.");
        }
    }

    private void inTheWay(Route route) {
        report(
                route,
                "handles the command \"" + ButtonTokens.COMMAND + "\", which the bot's buttons run.",
                "Rename the command; buttons that carry records need that name.");
    }

    private void report(Route route, String what, String remedy) {
        problems.accept(new Problem(route.place(), what, remedy));
    }
}
