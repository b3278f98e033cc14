package io.github.imbot4j.payload;

/** The names of records where they are stored. */
public final class RecordNames {

    private RecordNames() {}

    /** Returns the name of a record that conversations or timers keep: its {@link StoredName}, or the name of its class. */
    public static String of(Class<?> type) {
        StoredName stored = type.getAnnotation(StoredName.class);
        return stored == null ? type.getName() : stored.value();
    }

    /** Returns the short name of a record, as of one that a button carries: its {@link StoredName}, or the simple name of its class. */
    public static String simple(Class<?> type) {
        StoredName stored = type.getAnnotation(StoredName.class);
        return stored == null ? type.getSimpleName() : stored.value();
    }
}
