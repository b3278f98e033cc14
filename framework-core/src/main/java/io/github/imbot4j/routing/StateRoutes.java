package io.github.imbot4j.routing;

import io.github.imbot4j.event.MessageReceived;
import io.github.imbot4j.model.Route;
import io.github.imbot4j.model.Trigger.OnMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The handlers of messages that answer in a conversation, found by its state, then as {@link MessageRoutes} does.
 *
 * <p>Immutable.
 */
final class StateRoutes {

    private final Map<Class<? extends Record>, MessageRoutes> byState = new LinkedHashMap<>();
    private final Map<String, StateType> types;

    StateRoutes(List<Route> routes) {
        Map<Class<? extends Record>, List<Route>> found = new LinkedHashMap<>();
        for (Route route : routes) {
            if (route.trigger() instanceof OnMessage message) {
                message.state()
                        .ifPresent(state -> found.computeIfAbsent(state, key -> new ArrayList<>())
                                .add(route));
            }
        }
        found.forEach((state, own) -> byState.put(state, MessageRoutes.of(own)));
        types = byState.keySet().stream()
                .map(StateType::of)
                .collect(Collectors.toUnmodifiableMap(StateType::name, s -> s));
    }

    /** The states somebody waits in, by name. */
    Map<String, StateType> types() {
        return types;
    }

    Optional<RouteMatch.Found> find(MessageReceived event, List<Record> states) {
        for (Record state : states) {
            MessageRoutes routes = byState.get(state.getClass());
            Optional<RouteMatch.Found> found = routes == null
                    ? Optional.empty()
                    : routes.find(event, false).map(one -> one.with(state));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
