package io.github.imbot4j.emulator.rest;

import io.github.imbot4j.emulator.php.PhpValue;
import io.github.imbot4j.emulator.state.Person;
import io.github.imbot4j.emulator.state.PortalState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The method that lists the Open Lines: {@code imopenlines.config.list.get}. This portal has one, whose operators are
 * the administrators. Of its settings it returns those a bot can use.
 */
final class LineMethods {

    private static final Set<String> PARAMS = Set.of("select", "filter", "order", "limit", "offset");
    private static final Set<String> OPTIONS = Set.of("QUEUE", "CONFIG_QUEUE", "CHECK_PERMISSION");

    private final PortalState state;

    LineMethods(PortalState state) {
        this.state = state;
    }

    void addTo(MethodTable table) {
        table.add("imopenlines", "imopenlines.config.list.get", this::list);
    }

    private Object list(Request request) {
        PhpValue params = request.at("PARAMS");
        PhpValue options = request.at("OPTIONS");
        requireKnown("PARAMS", params, PARAMS);
        requireKnown("OPTIONS", options, OPTIONS);
        for (String name : List.of("select", "order", "filter")) {
            if (params.at(name).isSet() && !params.at(name).isArray()) {
                throw wrong("A wrong format for the PARAMS field '" + name + "' is passed");
            }
        }
        Map<String, Object> line = line();
        requireFields(
                "select",
                params.at("select").values().stream().map(PhpValue::text).toList(),
                line);
        requireFields("order", List.copyOf(params.at("order").entries().keySet()), line);
        List<String> filtered = params.at("filter").entries().keySet().stream()
                .map(key -> key.replaceFirst("^[^A-Za-z_]+", ""))
                .toList();
        requireFields("filter", filtered, line);
        boolean meets = params.at("filter").entries().entrySet().stream()
                .allMatch(entry -> entry.getValue()
                        .looksLike(String.valueOf(line.get(entry.getKey().replaceFirst("^[^A-Za-z_]+", "")))));
        if (!meets || params.at("offset").number() > 0) {
            return List.of();
        }
        List<String> selected =
                params.at("select").values().stream().map(PhpValue::text).toList();
        if (!selected.isEmpty() && !selected.contains("*")) {
            line.keySet().retainAll(selected);
        }
        if (options.at("QUEUE").is("Y")) {
            line.putAll(queue());
        }
        if (options.at("CONFIG_QUEUE").is("Y")) {
            line.put(
                    "CONFIG_QUEUE",
                    operators().stream()
                            .map(person -> Map.of("ENTITY_ID", String.valueOf(person.id()), "ENTITY_TYPE", "user"))
                            .toList());
        }
        return List.of(line);
    }

    private static void requireKnown(String what, PhpValue given, Set<String> known) {
        List<String> others = given.entries().keySet().stream()
                .filter(name -> !known.contains(name))
                .toList();
        if (!others.isEmpty()) {
            throw wrong("Unsupported " + what + " fields are passed: " + String.join(", ", others));
        }
    }

    private static void requireFields(String where, List<String> names, Map<String, Object> line) {
        names.stream()
                .filter(name -> !name.equals("*") && !line.containsKey(name))
                .findFirst()
                .ifPresent(name -> {
                    throw wrong("An unknown field '" + name + "' is passed in the PARAMS field '" + where + "'");
                });
    }

    private static RestError wrong(String text) {
        return RestError.of("INVALID_FORMAT", text);
    }

    private Map<String, Object> line() {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("ID", "1");
        line.put("LINE_NAME", "Open Channel");
        line.put("ACTIVE", "Y");
        line.put("CRM", "N");
        line.put("QUEUE_TYPE", "evenly");
        line.put("QUEUE_TIME", "60");
        line.put("WELCOME_BOT_ENABLE", "Y");
        line.put("WELCOME_BOT_JOIN", "always");
        line.put("WORKTIME_ENABLE", "N");
        line.put("WORKTIME_FROM", "9");
        line.put("WORKTIME_TO", "18");
        line.put("LANGUAGE_ID", state.language());
        return line;
    }

    private List<Person> operators() {
        return state.people().where(Person::admin);
    }

    private Map<String, Object> queue() {
        Map<String, Object> users = new LinkedHashMap<>();
        operators().forEach(person -> {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("USER_NAME", person.name());
            fields.put("USER_WORK_POSITION", person.position());
            fields.put("USER_AVATAR", person.avatar());
            SystemMethods.putNull(fields, "USER_AVATAR_ID");
            users.put(String.valueOf(person.id()), fields);
        });
        Map<String, Object> queue = new LinkedHashMap<>();
        queue.put("QUEUE", operators().stream().map(Person::id).toList());
        queue.put("QUEUE_USERS_FIELDS", users);
        return queue;
    }
}
