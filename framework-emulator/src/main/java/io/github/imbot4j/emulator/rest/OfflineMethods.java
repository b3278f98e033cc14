package io.github.imbot4j.emulator.rest;

import io.github.imbot4j.emulator.php.PhpValue;
import io.github.imbot4j.emulator.state.OfflineEvent;
import io.github.imbot4j.emulator.state.Person;
import io.github.imbot4j.emulator.state.PortalState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * The methods by which an app fetches the events it bound offline: {@code event.offline.*}. For administrators of apps
 * only.
 */
final class OfflineMethods {

    private static final int USUAL = 50;

    private final PortalState state;

    OfflineMethods(PortalState state) {
        this.state = state;
    }

    void addTo(MethodTable table) {
        table.add("event.offline.get", request -> state.atomically(() -> get(request)))
                .add("event.offline.list", this::list)
                .add("event.offline.clear", request -> state.atomically(() -> clear(request)))
                .add("event.offline.error", request -> state.atomically(() -> fail(request)));
    }

    private void requireAdmin(Request request) {
        if (!request.caller().isApp()) {
            throw RestError.wrongAuthType();
        }
        if (!state.people().find(request.caller().userId()).map(Person::admin).orElse(false)) {
            throw RestError.accessDenied("");
        }
    }

    /** What waits for the app and its connector. */
    private Predicate<OfflineEvent> own(Request request) {
        return event -> event.appId().equals(request.caller().clientId())
                && event.connector().equals(request.caller().connector());
    }

    /** Reserves what nobody has, and deletes it unless CLEAR is 0; a process may ask for its own once more. */
    private Object get(Request request) {
        requireAdmin(request);
        long limit = request.has("LIMIT") ? request.at("LIMIT").number() : USUAL;
        if (limit <= 0) {
            throw RestError.argument("Value must be positive integer", "LIMIT");
        }
        boolean clears = !request.has("CLEAR") || request.at("CLEAR").number() != 0;
        boolean failed = request.at("ERROR").number() == 1;
        Optional<String> given =
                Optional.of(request.at("PROCESS_ID")).filter(PhpValue::isSet).map(PhpValue::trimmed);
        String process = given.orElseGet(() -> UUID.randomUUID().toString().replace("-", ""));
        List<OfflineEvent> chosen = rows(request, "TIMESTAMP_X")
                .where(own(request)
                        .and(event -> event.failed() == failed)
                        .and(event -> event.processId().equals(given.orElse(""))));
        List<OfflineEvent> events = chosen.stream().limit(limit).toList();
        events.forEach(event -> state.offlineEvents().put(event.reservedBy(process)));
        if (clears) {
            events.forEach(event -> state.offlineEvents().remove(event.id()));
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        if (clears && given.isEmpty()) {
            SystemMethods.putNull(answer, "process_id");
        } else {
            answer.put("process_id", process);
        }
        answer.put("events", events.stream().map(OfflineMethods::row).toList());
        return answer;
    }

    private record Rows(PortalState state, Selection selection) {

        List<OfflineEvent> where(Predicate<OfflineEvent> condition) {
            return selection.of(state.offlineEvents().where(condition), OfflineMethods::texts);
        }
    }

    private Rows rows(Request request, String order) {
        return new Rows(
                state,
                Selection.of(
                        request.at("FILTER"),
                        request.at("ORDER").isEmpty() ? new PhpValue(Map.of(order, "ASC")) : request.at("ORDER")));
    }

    private Object list(Request request) {
        requireAdmin(request);
        List<Map<String, Object>> rows = rows(request, "ID").where(own(request)).stream()
                .map(event -> {
                    Map<String, Object> row = row(event);
                    row.put("PROCESS_ID", event.processId());
                    row.put("ERROR", event.failed() ? "1" : "0");
                    return row;
                })
                .toList();
        return Page.of(rows, request.start());
    }

    private Object clear(Request request) {
        requireAdmin(request);
        Predicate<OfflineEvent> which = ofProcess(request);
        if (request.has("MESSAGE_ID")) {
            List<String> ids =
                    texts(request.at("MESSAGE_ID"), "message_id", "Value must be array of MESSAGE_ID values");
            if (ids.stream().anyMatch(id -> id.length() != 32)) {
                throw RestError.argument("Value must be array of MESSAGE_ID values", "messsage_id");
            }
            which = which.and(event -> ids.contains(event.messageId()));
        } else if (request.has("ID")) {
            List<String> ids = texts(request.at("ID"), "id", "Value must be array of integers");
            if (ids.stream().anyMatch(id -> new PhpValue(id).number() <= 0)) {
                throw RestError.argument("Value must be array of integers", "id");
            }
            which = which.and(event -> ids.contains(String.valueOf(event.id())));
        }
        state.offlineEvents().removeIf(which);
        return true;
    }

    private Object fail(Request request) {
        requireAdmin(request);
        Predicate<OfflineEvent> which = ofProcess(request);
        List<String> ids = texts(request.at("MESSAGE_ID"), "message_id", "Value must be array of MESSAGE_ID values");
        state.offlineEvents()
                .where(which.and(event -> ids.contains(event.messageId())))
                .forEach(event -> state.offlineEvents().put(event.asFailed()));
        return true;
    }

    private Predicate<OfflineEvent> ofProcess(Request request) {
        if (!request.has("PROCESS_ID")) {
            throw RestError.missingArgument("PROCESS_ID");
        }
        String process = request.at("PROCESS_ID").trimmed();
        return own(request).and(event -> event.processId().equals(process));
    }

    private static List<String> texts(PhpValue given, String name, String wrong) {
        if (!given.isArray()) {
            throw RestError.argument(wrong, name);
        }
        return given.values().stream().map(PhpValue::trimmed).toList();
    }

    private static Map<String, String> texts(OfflineEvent event) {
        return Map.of(
                "ID",
                String.valueOf(event.id()),
                "TIMESTAMP_X",
                RestServer.date(event.date()),
                "EVENT_NAME",
                event.event(),
                "MESSAGE_ID",
                event.messageId(),
                "PROCESS_ID",
                event.processId(),
                "ERROR",
                event.failed() ? "1" : "0");
    }

    private static Map<String, Object> row(OfflineEvent event) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("ID", String.valueOf(event.id()));
        row.put("TIMESTAMP_X", RestServer.date(event.date()));
        row.put("EVENT_NAME", event.event());
        row.put("EVENT_DATA", event.data().isEmpty() ? false : event.data());
        row.put("EVENT_ADDITIONAL", event.userId() == 0 ? false : Map.of("user_id", event.userId()));
        row.put("MESSAGE_ID", event.messageId());
        return row;
    }
}
