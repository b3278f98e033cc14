/** The durable journal and the stores of tenants and ledgers, on SQLite and on PostgreSQL. */
module io.github.imbot4j.jdbc {
    requires transitive io.github.imbot4j.core;
    requires transitive org.jspecify;
    requires com.zaxxer.hikari;
    requires flyway.core;
    requires java.sql;
    requires static org.checkerframework.checker.qual;
    requires org.jdbi.v3.core;
    requires static org.postgresql.jdbc;
    requires org.slf4j;
    requires org.xerial.sqlitejdbc;

    exports io.github.imbot4j.jdbc;

    opens db.imbot4j.sqlite;
    opens db.imbot4j.postgresql;
}
