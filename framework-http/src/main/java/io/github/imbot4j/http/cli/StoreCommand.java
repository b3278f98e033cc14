package io.github.imbot4j.http.cli;

import io.github.imbot4j.jdbc.JdbcStore;
import picocli.CommandLine.Mixin;

/** Do one thing at the store, and print what that gives. */
abstract class StoreCommand implements ProgramCommand {

    private final Surroundings around;

    @Mixin
    private final VisitOptions visit = new VisitOptions();

    StoreCommand(Surroundings around) {
        this.around = around;
    }

    abstract Printed work(JdbcStore store);

    @Override
    public final Integer call() {
        return visit.visit(around, this::work);
    }
}
