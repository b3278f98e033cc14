package io.github.imbot4j.http.cli;

import io.github.imbot4j.jdbc.JdbcStore;
import picocli.CommandLine.Mixin;

/** A command that performs one action on the store and prints the result. */
abstract class StoreCommand implements ProgramCommand {

    private final CliContext around;

    @Mixin
    private final StoreAccessOptions visit = new StoreAccessOptions();

    StoreCommand(CliContext around) {
        this.around = around;
    }

    abstract CommandOutput work(JdbcStore store);

    @Override
    public final Integer call() {
        return visit.visit(around, this::work);
    }
}
