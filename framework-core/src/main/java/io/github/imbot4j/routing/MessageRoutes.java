package io.github.imbot4j.routing;

import io.github.imbot4j.event.MessageReceived;
import io.github.imbot4j.language.TypedText;
import io.github.imbot4j.model.Route;
import io.github.imbot4j.model.Trigger.OnMessage;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The handlers of messages: exact texts by hash, then patterns, then the rest; among these by specificity, then
 * priority.
 *
 * <p>Immutable.
 */
final class MessageRoutes {

    private static final Comparator<Narrow> FIRST_FIRST = Comparator.comparing(
                    (Narrow one) -> one.trigger().specificity())
            .thenComparing(one -> one.trigger().priority())
            .reversed();

    private final Map<String, List<Narrow>> exact;
    private final List<Narrow> others;
    private final boolean readsText;

    /** Files routes that all are of messages. */
    private MessageRoutes(List<Route> routes) {
        List<Narrow> all = routes.stream()
                .map(route -> new Narrow((OnMessage) route.trigger(), route))
                .sorted(FIRST_FIRST)
                .toList();
        exact = all.stream()
                .filter(one -> !one.trigger().text().isEmpty())
                .collect(Collectors.groupingBy(one -> normal(one.trigger().text()), HashMap::new, Collectors.toList()));
        others = all.stream().filter(one -> one.trigger().text().isEmpty()).toList();
        readsText = !exact.isEmpty()
                || others.stream().anyMatch(one -> one.trigger().pattern().isPresent());
    }

    /** Files routes that all are of messages, whatever state they want. */
    static MessageRoutes of(List<Route> routes) {
        return new MessageRoutes(routes);
    }

    /** Files those that want no state. */
    static MessageRoutes outsideOfConversations(List<Route> routes) {
        return new MessageRoutes(routes.stream()
                .filter(route -> route.trigger() instanceof OnMessage message
                        && message.state().isEmpty())
                .toList());
    }

    /** Exact texts are compared like this. */
    static String normal(String text) {
        return TypedText.key(text);
    }

    Optional<RouteMatch.Found> find(MessageReceived event, boolean fromBot) {
        String text = readsText ? TypedText.clean(event.message().text()) : "";
        if (!exact.isEmpty()) {
            for (Narrow one : exact.getOrDefault(normal(text), List.of())) {
                if (one.admits(event, fromBot)) {
                    return Optional.of(new RouteMatch.Found(one.route(), event, List.of()));
                }
            }
        }
        for (Narrow one : others) {
            Optional<RouteMatch.Found> found = one.admits(event, fromBot) ? one.match(event, text) : Optional.empty();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private record Narrow(OnMessage trigger, Route route) {

        boolean admits(MessageReceived event, boolean fromBot) {
            return (!fromBot || trigger.bots())
                    && (!trigger.mention() || event.mentionsBot())
                    && (trigger.kinds().isEmpty()
                            || trigger.kinds().contains(event.dialog().kind()));
        }

        Optional<RouteMatch.Found> match(MessageReceived event, String text) {
            if (trigger.pattern().isEmpty()) {
                return Optional.of(new RouteMatch.Found(route, event, List.of()));
            }
            Matcher matcher = trigger.pattern().get().matcher(text);
            return matches(matcher)
                    ? Optional.of(new RouteMatch.Found(route, event, groups(matcher)))
                    : Optional.empty();
        }

        private boolean matches(Matcher matcher) {
            try {
                return matcher.matches();
            } catch (StackOverflowError tooDeep) {
                throw new IllegalStateException(
                        route.place()
                                + ": its pattern is too deep for a long message; write repeated groups possessively,"
                                + " (…)*+, or without alternatives in them.",
                        tooDeep);
            }
        }

        private static List<String> groups(Matcher matcher) {
            return IntStream.rangeClosed(0, matcher.groupCount())
                    .mapToObj(matcher::group)
                    .map(group -> group == null ? "" : group)
                    .toList();
        }
    }
}
