package io.github.imbot4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SchemaTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void knowsTheLastScriptOfEachDatabase(Dialect dialect) throws IOException, URISyntaxException {
        URL scripts = Objects.requireNonNull(Schema.class.getClassLoader().getResource(dialect.migrations()));
        try (Stream<Path> files = Files.list(Path.of(scripts.toURI()))) {
            assertThat(files.map(file -> file.getFileName().toString().replaceAll("V(\\d+)__.*", "$1"))
                            .mapToInt(Integer::parseInt)
                            .max())
                    .hasValue(Schema.VERSION);
        }
    }

    @Test
    void refusesToVisitTablesOfAnEarlierVersion() {
        try (Database database = open()) {
            new Schema(database).migrate();
            execute(database, "delete from imbot_schema where version = '" + Schema.VERSION + "'");

            assertThatThrownBy(() -> new Schema(database).require()).isInstanceOf(StoreException.class);
        }
    }

    @Test
    void refusesTablesOfALaterVersion() {
        try (Database database = open()) {
            new Schema(database).migrate();
            execute(database, "update imbot_schema set version = '999' where version = '" + Schema.VERSION + "'");

            assertThatThrownBy(() -> new Schema(database).migrate()).hasMessageContaining("of version 999");
        }
    }

    @Test
    void asksFlywayWhenAScriptFailed() {
        try (Database database = open()) {
            new Schema(database).migrate();
            execute(database, "update imbot_schema set success = 0 where version = '" + Schema.VERSION + "'");

            assertThatThrownBy(() -> new Schema(database).migrate()).isInstanceOf(StoreException.class);
        }
    }

    @Test
    void takesTablesOfThisVersionAsTheyAre() {
        try (Database database = open()) {
            new Schema(database).migrate();
            new Schema(database).migrate();
            new Schema(database).require();
        }
    }

    private Database open() {
        return Database.of(new StoreAddress.Sqlite(folder.resolve("imbot.db"), "sqlite:imbot.db"), 2);
    }

    private static void execute(Database database, String sql) {
        database.write(handle -> handle.execute(sql));
    }
}
