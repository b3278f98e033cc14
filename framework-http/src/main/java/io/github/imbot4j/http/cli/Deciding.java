package io.github.imbot4j.http.cli;

import io.github.imbot4j.delivery.JournalRecords;
import io.github.imbot4j.jdbc.JdbcStore;
import java.util.List;
import picocli.CommandLine.Parameters;

/** Decide about records by their numbers: those that can be are done, the others are named, and the exit code is 1. */
abstract class Deciding extends StoreCommand {

    private final String done;
    private final String refused;

    @Parameters(arity = "1..*", paramLabel = "ID", description = "Their numbers, from ls.")
    private List<Long> ids = List.of();

    Deciding(Surroundings around, String done, String refused) {
        super(around);
        this.done = done;
        this.refused = refused;
    }

    abstract boolean decide(JournalRecords records, long id);

    @Override
    Printed work(JdbcStore store) {
        Printed.Outcomes outcomes = new Printed.Outcomes();
        for (long id : ids) {
            boolean decided = decide(store.records(), id);
            outcomes.add(id, decided, id + " " + (decided ? done : refused) + ".");
        }
        return outcomes.print();
    }

    @Override
    public String whatFails() {
        return "One of them was not to be had; the others are done.";
    }
}
