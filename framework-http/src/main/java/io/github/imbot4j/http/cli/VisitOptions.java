package io.github.imbot4j.http.cli;

import io.github.imbot4j.jdbc.JdbcStore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Take the options of commands that look at a store and change single things in it. */
final class VisitOptions {

    @Mixin
    private final StoreOptions store = new StoreOptions();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = {
                "A properties file with settings: the long options as keys, without dashes in front.",
                "IMBOT_CONFIG. Default: imbot.properties, if it is there."
            })
    private @Nullable String config;

    @Mixin
    private final FormatOption format = new FormatOption();

    /** Does something at the store, and prints what that gives. */
    int visit(Surroundings around, Function<JdbcStore, Printed> work) {
        Settings settings = Settings.load(
                around, config == null ? "" : config, store.flags().map());
        try (JdbcStore open = OpenStore.visit(around, settings)) {
            return format.print(around, work.apply(open));
        }
    }
}
