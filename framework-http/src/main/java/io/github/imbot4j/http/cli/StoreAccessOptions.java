package io.github.imbot4j.http.cli;

import io.github.imbot4j.jdbc.JdbcStore;
import java.util.function.Function;
import picocli.CommandLine.Mixin;

/** The options of commands that read a store and change single records in it. */
final class StoreAccessOptions {

    @Mixin
    private final StoreOptions store = new StoreOptions();

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Mixin
    private final FormatOption format = new FormatOption();

    /** Does something at the store, and prints what that gives. */
    int visit(CliContext around, Function<JdbcStore, CommandOutput> work) {
        Settings settings = Settings.load(around, config.file(), store.flags().map());
        try (JdbcStore open = OpenStore.visit(around, settings)) {
            return format.print(around, work.apply(open));
        }
    }
}
