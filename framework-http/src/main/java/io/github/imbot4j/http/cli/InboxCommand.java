package io.github.imbot4j.http.cli;

import io.github.imbot4j.delivery.EventCodec;
import io.github.imbot4j.delivery.InboxEntry;
import io.github.imbot4j.delivery.JournalRecords;
import io.github.imbot4j.delivery.JournalRecords.Filter;
import io.github.imbot4j.delivery.JournalRecords.InboxRecord;
import io.github.imbot4j.delivery.JournalRecords.InboxState;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The commands for events in the store: list and show them, and retry or delete dead letters. */
@Command(
        description = "Inspect accepted events: queued ones, and dead letters, which can be replayed.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        footer = {"", "Example:", "  ${ROOT-COMMAND-NAME} inbox ls --state dead"})
final class InboxCommand {

    private static final RecordKind<InboxRecord> EVENTS = new Events();

    /** Lists events. */
    @Command(
            description = "List events, oldest first.",
            footer = {"", "Example:", "  ${ROOT-COMMAND-NAME} inbox ls --state dead --format json"})
    static final class Ls extends ListingRecords<InboxRecord> {

        Ls(CliContext around) {
            super(around, EVENTS, InboxState.values());
        }
    }

    /** Shows one event. */
    @Command(
            description = "Show one event with all its data.",
            footer = {"", "Example:", "  ${ROOT-COMMAND-NAME} inbox show 17"})
    static final class Show extends ShowingRecord {

        Show(CliContext around) {
            super(around, EVENTS);
        }
    }

    /** Has dead letters handled again. */
    @Command(
            description =
                    "Replay dead letters as if they had just arrived. A running server picks them up within a second.",
            footer = {
                "",
                "Example:",
                "  ${ROOT-COMMAND-NAME} inbox replay 17 18",
                "  ${ROOT-COMMAND-NAME} inbox replay --bot greeter --older-than 1h --dry-run",
                "  ${ROOT-COMMAND-NAME} inbox replay --all --yes"
            })
    static final class Replay extends BulkCommand<InboxRecord> {

        Replay(CliContext around) {
            super(around, EVENTS, new Words("is handled again", "is not a dead letter", "would be handled again"));
        }

        @Override
        public List<InboxState> meant(boolean isNamed) {
            return List.of(InboxState.DEAD);
        }

        @Override
        boolean decide(JournalRecords records, long id) {
            return records.replay(id);
        }
    }

    /** Forgets dead letters. */
    @Command(
            description = "Delete dead letters, and events that cannot be read.",
            footer = {
                "",
                "Example:",
                "  ${ROOT-COMMAND-NAME} inbox purge 17",
                "  ${ROOT-COMMAND-NAME} inbox purge --older-than 7d --yes"
            })
    static final class Purge extends BulkCommand<InboxRecord> {

        Purge(CliContext around) {
            super(around, EVENTS, new Words("is deleted", "is neither dead nor corrupt", "would be deleted"));
        }

        @Override
        public List<InboxState> meant(boolean isNamed) {
            return List.of(InboxState.DEAD, InboxState.CORRUPT);
        }

        @Override
        boolean decide(JournalRecords records, long id) {
            return records.purge(id);
        }
    }

    /** The events of the inbox. */
    private static final class Events extends RecordKind<InboxRecord> {

        Events() {
            super(new Names("event", "inbox", "is done", "accepted", "EVENT"));
        }

        @Override
        List<InboxRecord> find(JournalRecords records, Filter filter) {
            return records.inbox(filter);
        }

        @Override
        Optional<InboxRecord> find(JournalRecords records, long id) {
            return records.findInbox(id);
        }

        @Override
        Standing standing(InboxRecord one) {
            return new Standing(
                    one.id(), one.state(), one.lane(), one.attempts(), one.accepted(), one.notBefore(), one.why());
        }

        @Override
        String about(InboxRecord one) {
            return one.entry()
                    .map(entry -> entry.event().getClass().getSimpleName())
                    .orElse("?");
        }

        /** Begins with the number the user was told. */
        @Override
        String cause(InboxRecord one) {
            return one.incident().isEmpty() ? one.why() : "Incident " + one.incident() + ": " + one.why();
        }

        @Override
        void addTo(ObjectNode json, InboxRecord one) {
            json.put("incident", one.incident());
            json.set(
                    "event",
                    one.entry()
                            .map(InboxEntry::event)
                            .map(event -> CommandOutput.tree(EventCodec.write(event)))
                            .orElse(JsonNodeFactory.instance.nullNode()));
        }
    }
}
