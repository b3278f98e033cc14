package io.github.imbot4j.http.cli;

import io.github.imbot4j.jdbc.JdbcStore;
import picocli.CommandLine.Parameters;

/** A command that shows one record in full. */
abstract class ShowingRecord extends StoreCommand {

    private final RecordKind<?> kind;

    @Parameters(paramLabel = "ID", description = "Id of the record, from ${PARENT-COMMAND-NAME} ls.")
    private String id = "";

    ShowingRecord(CliContext around, RecordKind<?> kind) {
        super(around);
        this.kind = kind;
    }

    @Override
    final CommandOutput work(JdbcStore store) {
        return kind.show(store.records(), kind.readId(id));
    }

    @Override
    public String whatFails() {
        return "There is no such " + kind.thing() + ", or the store cannot be read.";
    }
}
