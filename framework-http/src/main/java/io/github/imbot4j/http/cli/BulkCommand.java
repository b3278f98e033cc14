package io.github.imbot4j.http.cli;

import io.github.imbot4j.delivery.JournalRecords;
import io.github.imbot4j.jdbc.JdbcStore;
import java.util.Comparator;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * A command that changes records, selected by id or by filters. By id, all that qualify are changed, the others are
 * named, and the exit code is 1. By filters, it shows what would happen, and changes the records with {@code --yes}.
 *
 * @param <R> what such a record is shown as
 */
abstract class BulkCommand<R> extends StoreCommand implements FilterOptions.Selecting {

    private final RecordKind<R> kind;
    private final Words words;

    @Parameters(arity = "0..*", paramLabel = "ID", description = "Ids of records, from ${PARENT-COMMAND-NAME} ls.")
    private List<String> ids = List.of();

    @Mixin
    private final FilterOptions filter = new FilterOptions();

    @Option(names = "--all", description = "All records, or all that the other options select.")
    private boolean all;

    @Option(names = "--dry-run", description = "Only list the records, and how many there are.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Apply to the selected records; without it they are only listed.")
    private boolean yes;

    /**
     * What is said of it.
     *
     * @param done of one: {@code is handled again}
     * @param refused of one: {@code is not a dead letter}
     * @param would of several: {@code would be handled again}
     */
    record Words(String done, String refused, String would) {}

    BulkCommand(CliContext around, RecordKind<R> kind, Words words) {
        super(around);
        this.kind = kind;
        this.words = words;
    }

    abstract boolean decide(JournalRecords records, long id);

    @Override
    CommandOutput work(JdbcStore store) {
        boolean chooses = all || filter.isGiven();
        if (chooses != ids.isEmpty()) {
            throw new SettingsException(
                    chooses
                            ? "Give the ids of " + kind.thing() + "s or options that select them, not both."
                            : "Which " + kind.thing() + "s? Give ids from \"" + kind.command() + " ls\", or select with"
                                    + " --portal, --bot, --state or --older-than, or give --all.");
        }
        if (dryRun && !chooses) {
            throw new SettingsException("--dry-run needs --all or options that select records; for one record use \""
                    + kind.command() + " show\".");
        }
        return chooses
                ? choose(store.records())
                : decide(store.records(), ids.stream().map(kind::readId).toList());
    }

    private CommandOutput choose(JournalRecords records) {
        List<R> found = filter.filters(meant(filter.namesState())).stream()
                .flatMap(one -> kind.find(records, one).stream())
                .sorted(Comparator.comparing(kind::id))
                .limit(filter.most())
                .toList();
        if (found.isEmpty()) {
            return kind.list(found);
        }
        String more = found.size() == filter.most() ? " This is the limit of --most; there may be more." : "";
        if (yes && !dryRun) {
            return decide(records, found.stream().map(kind::id).toList()).and(more.strip());
        }
        String would = Plurals.of(found.size(), kind.thing()) + " " + words.would() + "." + more;
        return kind.list(found)
                .and(dryRun ? would : would + " Add --yes to do it.")
                .done(dryRun);
    }

    private CommandOutput decide(JournalRecords records, List<Long> those) {
        CommandOutput.Outcomes outcomes = new CommandOutput.Outcomes();
        for (long id : those) {
            boolean decided = decide(records, id);
            outcomes.add(id, decided, id + " " + (decided ? words.done() : words.refused()) + ".");
        }
        return outcomes.print();
    }

    @Override
    public String whatFails() {
        return "Some records could not be changed (the others are done), or --yes is missing.";
    }
}
