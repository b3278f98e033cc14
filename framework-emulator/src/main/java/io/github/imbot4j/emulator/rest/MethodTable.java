package io.github.imbot4j.emulator.rest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/** The methods by name, in lower case, with the scope each needs. */
public final class MethodTable {

    /** The scope of methods that need none. */
    static final String GLOBAL = "";

    private final Map<String, Row> rows;
    private final BooleanSupplier there;

    record Row(String scope, Method method, BooleanSupplier there) {}

    MethodTable() {
        this(new LinkedHashMap<>(), () -> true);
    }

    private MethodTable(Map<String, Row> rows, BooleanSupplier there) {
        this.rows = rows;
        this.there = there;
    }

    /** The same table; what is added through it is there only from a revision of the portal on. */
    public MethodTable from(IntSupplier revision, int first) {
        return new MethodTable(rows, () -> revision.getAsInt() >= first);
    }

    /** Adds one that needs no scope. */
    MethodTable add(String name, Method method) {
        return add(GLOBAL, name, method);
    }

    /** Adds one that needs a scope. */
    public MethodTable add(String scope, String name, Method method) {
        rows.put(name.toLowerCase(Locale.ROOT), new Row(scope, method, there));
        return this;
    }

    Optional<Row> find(String name) {
        return Optional.ofNullable(rows.get(name)).filter(row -> row.there().getAsBoolean());
    }

    /** The names of the methods of a scope. */
    List<String> namesOf(String scope) {
        List<String> names = new ArrayList<>();
        rows.forEach((name, row) -> {
            if (row.scope().equals(scope) && row.there().getAsBoolean()) {
                names.add(name);
            }
        });
        return names;
    }

    List<String> scopes() {
        return rows.values().stream().map(Row::scope).distinct().toList();
    }
}
