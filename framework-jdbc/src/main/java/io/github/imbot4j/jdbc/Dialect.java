package io.github.imbot4j.jdbc;

/** The differences in SQL between the two databases. */
enum Dialect {
    SQLITE("db/imbot4j/sqlite"),
    POSTGRESQL("db/imbot4j/postgresql");

    private final String migrations;

    Dialect(String migrations) {
        this.migrations = migrations;
    }

    /** Where the scripts of its schema are, on the class path. */
    String migrations() {
        return migrations;
    }

    /** Whether several nodes may share it. */
    boolean isShared() {
        return this == POSTGRESQL;
    }
}
