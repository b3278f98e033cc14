package io.github.imbot4j.http.cli;

import io.github.imbot4j.delivery.JournalRecords;
import io.github.imbot4j.delivery.JournalRecords.Filter;
import io.github.imbot4j.delivery.JournalRecords.OutboxRecord;
import io.github.imbot4j.delivery.JournalRecords.OutboxState;
import io.github.imbot4j.rest.StoredCall;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The commands for calls in the store: list and show them, and retry or delete parked ones. */
@Command(
        description = "Inspect calls to portals: queued ones, refused ones, and those whose outcome is unknown.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        footer = {"", "Example:", "  ${ROOT-COMMAND-NAME} outbox ls --state unknown"})
final class OutboxCommand {

    private static final RecordKind<OutboxRecord> CALLS = new Calls();

    /** Lists calls. */
    @Command(
            description = "List calls, oldest first.",
            footer = {"", "Example:", "  ${ROOT-COMMAND-NAME} outbox ls --state unknown --format json"})
    static final class Ls extends ListingRecords<OutboxRecord> {

        Ls(CliContext around) {
            super(around, CALLS, OutboxState.values());
        }
    }

    /** Shows one call. */
    @Command(
            description = "Show one call with its parameters.",
            footer = {"", "Example:", "  ${ROOT-COMMAND-NAME} outbox show 23"})
    static final class Show extends ShowingRecord {

        Show(CliContext around) {
            super(around, CALLS);
        }
    }

    /** Sends calls again. */
    @Command(
            description =
                    "Send refused or unknown calls again, at the end of their dialog. A call whose outcome is unknown may have"
                            + " been executed: check the dialog first. A running server picks them up within a second.",
            footer = {
                "",
                "Example:",
                "  ${ROOT-COMMAND-NAME} outbox retry 23",
                "  ${ROOT-COMMAND-NAME} outbox retry --state refused --bot greeter --yes"
            })
    static final class Retry extends BulkCommand<OutboxRecord> {

        Retry(CliContext around) {
            super(around, CALLS, new Words("is sent again", "is neither refused nor unknown", "would be sent again"));
        }

        @Override
        public List<OutboxState> meant(boolean isNamed) {
            return List.of(OutboxState.REFUSED, OutboxState.UNKNOWN);
        }

        @Override
        boolean decide(JournalRecords records, long id) {
            return records.retry(id);
        }
    }

    /** Forgets calls. */
    @Command(
            description =
                    "Delete calls: refused, unknown and unreadable ones, and queued ones, which are then not sent.",
            footer = {
                "",
                "Options select queued calls only if --state names their state.",
                "",
                "Example:",
                "  ${ROOT-COMMAND-NAME} outbox drop 23 24",
                "  ${ROOT-COMMAND-NAME} outbox drop --state waiting --bot greeter --dry-run"
            })
    static final class Drop extends BulkCommand<OutboxRecord> {

        Drop(CliContext around) {
            super(around, CALLS, new Words("is dropped", "does not exist, or is being sent", "would be dropped"));
        }

        @Override
        public List<OutboxState> meant(boolean isNamed) {
            List<OutboxState> stopped = List.of(OutboxState.REFUSED, OutboxState.UNKNOWN, OutboxState.CORRUPT);
            return isNamed
                    ? Stream.concat(stopped.stream(), Stream.of(OutboxState.WAITING, OutboxState.RETRYING))
                            .toList()
                    : stopped;
        }

        @Override
        boolean decide(JournalRecords records, long id) {
            return records.drop(id);
        }
    }

    /** The calls of the outbox. */
    private static final class Calls extends RecordKind<OutboxRecord> {

        Calls() {
            super(new Names("call", "outbox", "was sent", "since", "METHOD"));
        }

        @Override
        List<OutboxRecord> find(JournalRecords records, Filter filter) {
            return records.outbox(filter);
        }

        @Override
        Optional<OutboxRecord> find(JournalRecords records, long id) {
            return records.findOutbox(id);
        }

        @Override
        Standing standing(OutboxRecord one) {
            return new Standing(
                    one.id(), one.state(), one.lane(), one.attempts(), one.since(), one.notBefore(), one.why());
        }

        @Override
        String about(OutboxRecord one) {
            return one.call().map(call -> call.call().method()).orElse("?");
        }

        @Override
        void addTo(ObjectNode json, OutboxRecord one) {
            json.put("priority", one.call().map(call -> call.priority().name()).orElse(null));
            json.set(
                    "call",
                    one.call()
                            .map(call -> CommandOutput.tree(StoredCall.write(call.call())))
                            .orElse(JsonNodeFactory.instance.nullNode()));
        }
    }
}
