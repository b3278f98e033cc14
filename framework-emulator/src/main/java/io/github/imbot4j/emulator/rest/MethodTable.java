package io.github.imbot4j.emulator.rest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The methods by name, in lower case, with the scope each needs. */
final class MethodTable {

    /** The scope of methods that need none. */
    static final String GLOBAL = "";

    private final Map<String, Row> rows = new LinkedHashMap<>();

    record Row(String scope, Method method) {}

    /** Adds one that needs no scope. */
    MethodTable add(String name, Method method) {
        return add(GLOBAL, name, method);
    }

    MethodTable add(String scope, String name, Method method) {
        rows.put(name.toLowerCase(Locale.ROOT), new Row(scope, method));
        return this;
    }

    Optional<Row> find(String name) {
        return Optional.ofNullable(rows.get(name));
    }

    /** The names of the methods of a scope. */
    List<String> namesOf(String scope) {
        List<String> names = new ArrayList<>();
        rows.forEach((name, row) -> {
            if (row.scope().equals(scope)) {
                names.add(name);
            }
        });
        return names;
    }

    List<String> scopes() {
        return rows.values().stream().map(Row::scope).distinct().toList();
    }
}
