package io.github.imbot4j.model;

import io.github.imbot4j.annotation.BotType;
import io.github.imbot4j.annotation.DialogKind;
import io.github.imbot4j.event.AppEvent;
import io.github.imbot4j.event.BotEvent;
import io.github.imbot4j.event.CommandReceived;
import io.github.imbot4j.event.DialogEvent;
import io.github.imbot4j.event.Event;
import io.github.imbot4j.event.MessageReceived;
import io.github.imbot4j.event.PortalEvent;
import io.github.imbot4j.guard.Guard;
import io.github.imbot4j.guard.Guards;
import io.github.imbot4j.payload.RecordTypeJson;
import io.github.imbot4j.problem.Problem;
import java.util.Set;
import java.util.function.Consumer;

/** The check for triggers that contradict themselves or can never fire. */
final class RouteValidator {

    private static final Set<Class<?>> NO_RECORD =
            Set.of(Event.class, BotEvent.class, DialogEvent.class, AppEvent.class);

    private static final Set<String> APP_EVENTS = Set.of("ONAPPINSTALL", "ONAPPUPDATE", "ONAPPUNINSTALL");

    private final BotModel bot;
    private final Consumer<Problem> problems;

    RouteValidator(BotModel bot, Consumer<Problem> problems) {
        this.bot = bot;
        this.problems = problems;
    }

    void run() {
        for (Route route : bot.routes()) {
            guards(route);
            if (route.trigger() instanceof Trigger.OnCommand command) {
                command(route, command.name());
            } else if (route.trigger() instanceof Trigger.OnMessage message) {
                message(route, message);
            } else if (route.trigger() instanceof Trigger.OnEvent event) {
                event(route, event.type());
                kinds(route, event.kinds());
            } else if (route.trigger() instanceof Trigger.OnPortalEvent event) {
                portalEvent(route, event.name());
            } else if (route.trigger() instanceof Trigger.Every every) {
                schedule(route, every.schedule());
            } else if (route.trigger() instanceof Trigger.OnTimer timer && timer.due() == Record.class) {
                report(
                        route,
                        "takes no record, so no timer is meant for it.",
                        "Take the record the timers are set with, one of your own: record Due(String what) {}.");
            } else if (route.trigger() instanceof Trigger.OnForm form && form.record() == Record.class) {
                report(
                        route,
                        "takes no record, so nothing can be filled in for it.",
                        "Take the record Next.form(…) is called with, one of your own: record Visit(LocalDate day)"
                                + " {}.");
            }
            if (route.trigger() instanceof Trigger.OnSurvey survey) {
                survey(route, survey.record());
            }
        }
        new StateValidator(bot.routes(), problems).run();
    }

    private void survey(Route route, Class<? extends Record> record) {
        if (record == Record.class) {
            report(
                    route,
                    "takes no answers, so nobody can be asked for it.",
                    "Take Answers<Standup>, with the record Survey.of(…) is called with: record Standup(String today)"
                            + " {}.");
            return;
        }
        for (RecordTypeJson.Misfit misfit : RecordTypeJson.misfits(record)) {
            report(
                    route,
                    "takes answers with " + misfit.path() + ", a " + misfit.type()
                            + ", which cannot be kept until all are there.",
                    "Make it a text, number, enum, date, optional, a record of these, or an id.");
        }
    }

    private void guards(Route route) {
        if (route.guards().isEmpty()) {
            return;
        }
        if (!route.trigger().isByUser()) {
            report(route, "has a guard, but not every event it handles is caused by a user.", "Take the guard away.");
        }
        boolean command = route.trigger() instanceof Trigger.OnCommand;
        if (!command && route.guards().stream().anyMatch(Guard::isForCommands)) {
            report(route, "has a guard that is for commands only.", "Take it away, or make the handler a command.");
        }
        Guards.contradiction(route.guards())
                .ifPresent(both ->
                        report(route, "has " + both + ", so nobody could ever set it off.", "Keep one of them."));
    }

    private void portalEvent(Route route, String name) {
        if (!PortalEvent.isName(name)) {
            report(
                    route,
                    "waits for \"" + name + "\", which no portal's event is called.",
                    "Write its name as the portal's documentation does, such as ONCRMDEALADD.");
        } else if (name.startsWith("ONIMBOT") || name.startsWith("ONIMCOMMAND") || APP_EVENTS.contains(name)) {
            report(
                    route,
                    "waits for " + name + ", which has an annotation of its own.",
                    "Use @OnMessage, @OnJoin, @Command, @OnInstall and the others.");
        }
    }

    private void schedule(Route route, String text) {
        try {
            Schedule.parse(text);
        } catch (IllegalArgumentException unreadable) {
            String[] parts = String.valueOf(unreadable.getMessage()).split("\n {5}(?=Write)", 2);
            report(route, parts[0], parts[1]);
        }
    }

    private void command(Route route, String name) {
        if (bot.findCommand(name).isEmpty()) {
            report(
                    route,
                    "handles the command \"" + name + "\", which the bot does not declare, so no portal will know it.",
                    "Declare it.");
        }
    }

    private void message(Route route, Trigger.OnMessage message) {
        String text = message.text();
        if (!text.isEmpty() && message.pattern().isPresent()) {
            report(route, "takes both an exact text and a pattern.", "Keep one of them.");
        }
        if (!text.isEmpty() && text.isBlank()) {
            report(route, "takes a blank text, which no message is.", "Leave the text out to take any message.");
        }
        if (text.length() > 1 && text.startsWith("/")) {
            report(
                    route,
                    "takes the text \"" + text + "\", which is a command.",
                    "Declare a command \"" + text.substring(1) + "\" instead.");
        }
        kinds(route, message.kinds());
    }

    private void event(Route route, Class<? extends Event> type) {
        if (NO_RECORD.contains(type)) {
            report(route, "handles " + type.getSimpleName() + ", which is a family.", "Name one of its records.");
        } else if (type == MessageReceived.class || type == CommandReceived.class) {
            report(
                    route,
                    "handles every " + type.getSimpleName() + ".",
                    "Use a message or command trigger, which can be told apart from its neighbours.");
        }
    }

    private void kinds(Route route, Set<DialogKind> kinds) {
        boolean open = bot.openLines() || bot.type() == BotType.OPEN_LINE;
        if (!open && kinds.equals(Set.of(DialogKind.OPEN_LINE))) {
            report(
                    route,
                    "waits for Open Lines, where this bot does not work.",
                    "Add openLines = true, or type = OPEN_LINE, to the bot.");
        }
    }

    private void report(Route route, String what, String remedy) {
        problems.accept(new Problem(route.place(), what, remedy));
    }
}
