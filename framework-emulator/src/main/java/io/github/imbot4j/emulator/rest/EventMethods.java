package io.github.imbot4j.emulator.rest;

import io.github.imbot4j.emulator.php.PhpValue;
import io.github.imbot4j.emulator.state.Handler;
import io.github.imbot4j.emulator.state.Person;
import io.github.imbot4j.emulator.state.PortalState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The methods that bind handlers to events: {@code events}, {@code event.bind}, {@code event.unbind}, {@code event.get}
 * (transport §4.1). For apps only. An offline handler has no address; its events wait, see {@link OfflineMethods}.
 */
final class EventMethods {

    private final PortalState state;

    EventMethods(PortalState state) {
        this.state = state;
    }

    void addTo(MethodTable table) {
        table.add("event.bind", request -> state.atomically(() -> bind(request)))
                .add("event.unbind", request -> state.atomically(() -> unbind(request)))
                .add("event.get", this::get)
                .add("events", this::names);
    }

    private static void requireApp(Request request) {
        if (!request.caller().isApp()) {
            throw RestError.wrongAuthType();
        }
    }

    private boolean isAdmin(Request request) {
        return state.people().find(request.caller().userId()).map(Person::admin).orElse(false);
    }

    private void requireAdmin(Request request, String why) {
        if (!isAdmin(request)) {
            throw RestError.accessDenied(why);
        }
    }

    /** Those of the SCOPE, all of them, or those of the caller's scopes. */
    private Object names(Request request) {
        requireApp(request);
        if (request.has("SCOPE")) {
            return EventNames.of(request.at("SCOPE").text());
        }
        return request.at("FULL").isEmpty() ? EventNames.of(request.caller()) : EventNames.all();
    }

    private Object bind(Request request) {
        requireApp(request);
        long user = request.at("AUTH_TYPE").number();
        if (user > 0 && !isAdmin(request) && user != request.caller().userId()) {
            throw RestError.accessDenied("Event binding with AUTH_TYPE requires administrator access rights");
        }
        long owner = user > 0 || isAdmin(request)
                ? Math.max(user, 0)
                : request.caller().userId();
        String event = event(request);
        boolean offline = isOffline(request);
        if (offline) {
            requireAdmin(request, "Offline events binding requires administrator access rights");
        }
        String url = offline ? "" : handler(request);
        HandlerUrls.fault(url).filter(fault -> !offline).ifPresent(fault -> {
            throw RestError.of(
                    fault.startsWith("Wrong") ? "ERROR_WRONG_HANDLER_URL" : "ERROR_UNSUPPORTED_PROTOCOL", fault);
        });
        if (!EventNames.isKnown(event, request.caller())) {
            throw RestError.of("ERROR_EVENT_NOT_FOUND", "Event not found");
        }
        if (offline && event.equals(EventNames.OFFLINE)) {
            throw RestError.of("ERROR_ARGUMENT", "Offline event cannot be registered for this event.");
        }
        Handler handler = new Handler(
                state.nextId(),
                request.caller().clientId(),
                event,
                url,
                offline ? 0 : owner,
                request.caller().connector());
        if (state.handlers().first(same(handler)).isPresent()) {
            throw RestError.of("ERROR_CORE", "Unable to set event handler: Handler already binded");
        }
        state.handlers().put(handler);
        return true;
    }

    private static Predicate<Handler> same(Handler handler) {
        return other -> other.appId().equals(handler.appId())
                && other.event().equals(handler.event())
                && other.url().equals(handler.url())
                && other.connector().equals(handler.connector())
                && other.userId() == handler.userId();
    }

    private static String event(Request request) {
        String event = request.at("EVENT").text().toUpperCase(Locale.ROOT);
        if (event.isEmpty()) {
            throw RestError.missingArgument("EVENT");
        }
        return event;
    }

    private static boolean isOffline(Request request) {
        String type = request.at("EVENT_TYPE").text().toLowerCase(Locale.ROOT);
        if (!List.of("", "online", "offline").contains(type)) {
            throw RestError.argument("Value must be one of {online|offline}", "EVENT_TYPE");
        }
        return type.equals("offline");
    }

    private static String handler(Request request) {
        PhpValue url = request.at("HANDLER");
        if (url.text().isEmpty()) {
            throw RestError.missingArgument("HANDLER");
        }
        return url.text();
    }

    private Object unbind(Request request) {
        requireApp(request);
        String event = event(request);
        if (isOffline(request)) {
            requireAdmin(request, "Offline events unbinding requires administrator access rights");
        }
        String url = isOffline(request) ? "" : handler(request);
        Predicate<Handler> owner = handler -> true;
        if (isOffline(request)) {
            owner = handler -> handler.connector().equals(request.caller().connector());
        } else if (request.has("AUTH_TYPE")) {
            long user = request.at("AUTH_TYPE").number();
            if (!isAdmin(request) && user != request.caller().userId()) {
                throw RestError.accessDenied("Event unbinding with AUTH_TYPE requires administrator access rights");
            }
            owner = handler -> handler.userId() == user;
        } else if (!isAdmin(request)) {
            owner = handler -> handler.userId() == request.caller().userId();
        }
        Predicate<Handler> which =
                owner.and(handler -> handler.appId().equals(request.caller().clientId())
                        && handler.event().equals(event)
                        && handler.url().equals(url));
        int count = state.handlers().where(which).size();
        state.handlers().removeIf(which);
        return Map.of("count", count);
    }

    private Object get(Request request) {
        requireApp(request);
        boolean admin = isAdmin(request);
        return state
                .handlers()
                .where(handler -> handler.appId().equals(request.caller().clientId())
                        && (admin || handler.userId() == request.caller().userId()))
                .stream()
                .map(EventMethods::row)
                .toList();
    }

    private static Map<String, Object> row(Handler handler) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("event", handler.event());
        if (handler.isOffline()) {
            row.put("connector_id", handler.connector());
            row.put("offline", 1);
            return row;
        }
        row.put("handler", handler.url());
        row.put("auth_type", String.valueOf(handler.userId()));
        row.put("offline", 0);
        return row;
    }
}
