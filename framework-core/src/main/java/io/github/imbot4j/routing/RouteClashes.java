package io.github.imbot4j.routing;

import io.github.imbot4j.annotation.DialogKind;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.ModelValidator;
import io.github.imbot4j.model.Route;
import io.github.imbot4j.model.Trigger;
import io.github.imbot4j.model.Trigger.Every;
import io.github.imbot4j.model.Trigger.OnButton;
import io.github.imbot4j.model.Trigger.OnCommand;
import io.github.imbot4j.model.Trigger.OnError;
import io.github.imbot4j.model.Trigger.OnEvent;
import io.github.imbot4j.model.Trigger.OnForm;
import io.github.imbot4j.model.Trigger.OnMessage;
import io.github.imbot4j.model.Trigger.OnPortalEvent;
import io.github.imbot4j.model.Trigger.OnSurvey;
import io.github.imbot4j.model.Trigger.OnTimer;
import io.github.imbot4j.model.Trigger.OnUnhandled;
import io.github.imbot4j.payload.RecordNames;
import io.github.imbot4j.problem.Problem;
import io.github.imbot4j.problem.Problems;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The check for handlers of one bot that would accept the same event with equal precedence. */
public final class RouteClashes {

    private RouteClashes() {}

    /** Adds every clash. */
    public static void check(List<BotModel> bots, Problems problems) {
        for (BotModel bot : bots) {
            Map<Object, List<Route>> rivals = new LinkedHashMap<>();
            for (Route route : bot.routes()) {
                List<Route> earlier = rivals.computeIfAbsent(field(route.trigger()), key -> new ArrayList<>());
                earlier.forEach(one -> clash(one, route).ifPresent(problems.in(ModelValidator.subject(bot))));
                earlier.add(route);
            }
        }
    }

    /** Only routes of one field can clash; with thousands of commands, comparing all with all would take minutes. */
    private static Object field(Trigger trigger) {
        if (trigger instanceof OnCommand command) {
            return List.of(OnCommand.class, command.name());
        }
        if (trigger instanceof OnButton button) {
            return List.of(OnButton.class, RecordNames.simple(button.payload()));
        }
        if (trigger instanceof OnMessage message) {
            return List.of(
                    OnMessage.class, message.state(), message.specificity(), MessageRoutes.normal(message.text()));
        }
        if (trigger instanceof OnForm form) {
            return List.of(OnForm.class, RecordNames.of(form.record()));
        }
        if (trigger instanceof OnSurvey survey) {
            return List.of(OnSurvey.class, RecordNames.of(survey.record()));
        }
        if (trigger instanceof OnTimer timer) {
            return List.of(OnTimer.class, RecordNames.of(timer.due()));
        }
        if (trigger instanceof OnEvent event) {
            return List.of(OnEvent.class, event.type());
        }
        if (trigger instanceof OnPortalEvent event) {
            return List.of(OnPortalEvent.class, event.name());
        }
        return trigger;
    }

    /** Compares two of one field. */
    private static Optional<Problem> clash(Route one, Route other) {
        Trigger a = one.trigger();
        Trigger b = other.trigger();
        if (a instanceof OnCommand x) {
            return problem(one, other, "both handle the command \"" + x.name() + "\".", "Rename one of them.");
        }
        if (a instanceof OnButton x && b instanceof OnButton y) {
            return x.equals(y)
                    ? problem(one, other, "both handle buttons that carry " + name(x) + ".", "Keep one of them.")
                    : problem(
                            one,
                            other,
                            "take two records called " + name(x) + "; a button names what it carries so.",
                            "Rename one of the records.");
        }
        if (a instanceof OnMessage x && b instanceof OnMessage y && tie(x, y)) {
            return problem(
                    one, other, both(x), "Give one a higher priority, or narrow it by text, pattern, in or mention.");
        }
        if (a instanceof OnEvent x && b instanceof OnEvent y && tie(x.kinds(), y.kinds())) {
            return problem(
                    one,
                    other,
                    "both handle " + x.type().getSimpleName() + where(x.kinds(), y.kinds()) + ".",
                    "Keep one, or let them take different dialogs with in.");
        }
        if (a instanceof OnTimer x) {
            return problem(
                    one,
                    other,
                    "both handle timers of " + x.due().getSimpleName() + ".",
                    "Give one a record of its own.");
        }
        if (a instanceof OnForm x) {
            return problem(
                    one,
                    other,
                    "both take a " + x.record().getSimpleName() + " that was filled in.",
                    "Keep one of them.");
        }
        if (a instanceof OnSurvey x) {
            return problem(
                    one,
                    other,
                    "both take the answers of a survey of " + x.record().getSimpleName() + ".",
                    "Keep one of them.");
        }
        if (a instanceof Every x) {
            return problem(one, other, "both run at \"" + x.schedule() + "\".", "Make one method that calls both.");
        }
        if (a instanceof OnPortalEvent x) {
            return problem(one, other, "both take the event " + x.name() + ".", "Make one method that calls both.");
        }
        if (a instanceof OnError x) {
            return problem(one, other, "both handle " + x.type().getSimpleName() + ".", "Keep one of them.");
        }
        if (a instanceof OnUnhandled) {
            return problem(one, other, "both handle what nobody else wants.", "Keep one of them.");
        }
        return Optional.empty();
    }

    private static String name(OnButton trigger) {
        return trigger.payload().getSimpleName();
    }

    private static boolean tie(OnMessage x, OnMessage y) {
        if (x.priority() != y.priority() || !tie(x.kinds(), y.kinds())) {
            return false;
        }
        return x.pattern().isEmpty()
                || y.pattern().isEmpty()
                || !LiteralPrefix.tellsApart(x.pattern().get(), y.pattern().get());
    }

    /** Whether dialogs are taken by both, and neither is the narrower one. */
    private static boolean tie(Set<DialogKind> one, Set<DialogKind> other) {
        return one.isEmpty() ? other.isEmpty() : !Collections.disjoint(one, other);
    }

    private static String both(OnMessage trigger) {
        if (!trigger.text().isEmpty()) {
            return "both handle the text \"" + trigger.text() + "\".";
        }
        return trigger.pattern().isPresent()
                ? "their patterns may match the same message, and neither goes first."
                : "both handle any message, and neither goes first.";
    }

    private static String where(Set<DialogKind> one, Set<DialogKind> other) {
        if (one.isEmpty()) {
            return "";
        }
        return " in " + one.stream().filter(other::contains).sorted().toList();
    }

    private static Optional<Problem> problem(Route one, Route other, String what, String remedy) {
        return Optional.of(new Problem(one.place() + " and " + other.place(), what, remedy));
    }
}
