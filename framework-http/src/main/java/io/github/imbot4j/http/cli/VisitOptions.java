package io.github.imbot4j.http.cli;

import io.github.imbot4j.jdbc.JdbcStore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Take the options of commands that look at a store and change single things in it. */
final class VisitOptions {

    /** How to print. */
    enum Format {
        text,
        json
    }

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

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "One of ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.text;

    boolean isJson() {
        return format == Format.json;
    }

    /** Does something at the store, and prints what that gives. */
    int visit(Surroundings around, Function<JdbcStore, Printed> work) {
        Settings settings = Settings.load(
                around, config == null ? "" : config, store.flags().map());
        try (JdbcStore open = OpenStore.visit(around, settings)) {
            return print(around, work.apply(open));
        }
    }

    int print(Surroundings around, Printed printed) {
        around.out().println(isJson() ? printed.json() : printed.text());
        around.out().flush();
        return printed.done() ? 0 : 1;
    }
}
