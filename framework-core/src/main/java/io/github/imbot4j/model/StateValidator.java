package io.github.imbot4j.model;

import io.github.imbot4j.payload.RecordNames;
import io.github.imbot4j.problem.Problem;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The check for states of a conversation without a handler, in which a user would wait in vain. */
final class StateValidator {

    private final List<Route> routes;
    private final Consumer<Problem> problems;

    StateValidator(List<Route> routes, Consumer<Problem> problems) {
        this.routes = routes;
        this.problems = problems;
    }

    void run() {
        Set<Class<?>> handled = routes.stream()
                .filter(route -> route.trigger() instanceof Trigger.OnMessage)
                .flatMap(route -> route.trigger().subject().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Map<String, Class<?>> names = new HashMap<>();
        for (Class<?> state : handled) {
            Class<?> other = names.putIfAbsent(RecordNames.of(state), state);
            if (other != null) {
                problems.accept(new Problem(
                        state.getName(),
                        "has the @StoredName of " + other.getName()
                                + ", so a conversation in one would go on in the other.",
                        "Give it another name."));
            }
        }
        Map<Class<?>, Route> families = new LinkedHashMap<>();
        for (Route route : routes) {
            if (route.trigger() instanceof Trigger.OnMessage) {
                route.trigger().subject().stream()
                        .flatMap(StateValidator::sealedAbove)
                        .forEach(family -> families.putIfAbsent(family, route));
            }
        }
        families.forEach((family, route) -> states(family)
                .filter(state -> !handled.contains(state))
                .forEach(state -> problems.accept(problem(route, family, state))));
    }

    private static Stream<Class<?>> sealedAbove(Class<?> type) {
        return Stream.of(type.getInterfaces())
                .flatMap(above ->
                        Stream.concat(above.isSealed() ? Stream.of(above) : Stream.empty(), sealedAbove(above)));
    }

    private static Stream<Class<?>> states(Class<?> family) {
        return Stream.of(family.getPermittedSubclasses())
                .flatMap(one -> one.isSealed() ? states(one) : Stream.of(one))
                .distinct();
    }

    private static Problem problem(Route route, Class<?> family, Class<?> state) {
        String name = family.getSimpleName() + "." + state.getSimpleName();
        return new Problem(
                route.place(),
                "waits in a state of " + family.getSimpleName() + ", but no handler waits in " + state.getSimpleName()
                        + " of it.",
                "Write one with @OnMessage(state = " + name + ".class), or take that record out of "
                        + family.getSimpleName() + "; a conversation ends with Next.done(…).");
    }
}
