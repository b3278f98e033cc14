package io.github.imbot4j.http.cli;

import io.github.imbot4j.delivery.JournalRecords.Filter;
import java.util.List;
import picocli.CommandLine.Mixin;

/** A command that lists the records of one kind. */
abstract class ListingRecords<R> implements ProgramCommand, FilterOptions.Selecting {

    private final CliContext around;
    private final RecordKind<R> kind;
    private final List<? extends Enum<?>> states;

    @Mixin
    private final FilterOptions filter = new FilterOptions();

    @Mixin
    private final StoreAccessOptions visit = new StoreAccessOptions();

    ListingRecords(CliContext around, RecordKind<R> kind, Enum<?>... states) {
        this.around = around;
        this.kind = kind;
        this.states = List.of(states);
    }

    @Override
    public final List<? extends Enum<?>> meant(boolean isNamed) {
        return states;
    }

    @Override
    public final Integer call() {
        Filter chosen = filter.filter(states);
        return visit.visit(around, store -> kind.list(kind.find(store.records(), chosen)));
    }

    @Override
    public String whatFails() {
        return "The store cannot be read.";
    }
}
