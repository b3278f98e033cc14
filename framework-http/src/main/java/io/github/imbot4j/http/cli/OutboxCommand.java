package io.github.imbot4j.http.cli;

import io.github.imbot4j.delivery.JournalRecords;
import io.github.imbot4j.delivery.JournalRecords.OutboxRecord;
import io.github.imbot4j.delivery.JournalRecords.OutboxState;
import io.github.imbot4j.jdbc.JdbcStore;
import io.github.imbot4j.rest.StoredCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Look at the calls the store holds, and decide about those that came to a stop. */
@Command(
        description =
                "Look at calls to portals: those that wait, those refused, and those of which nobody knows whether they"
                        + " ran.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Example:", "  ${ROOT-COMMAND-NAME} outbox ls --state unknown"})
final class OutboxCommand {

    /** Lists calls. */
    @Command(
            description = "List calls, the oldest first.",
            footer = {"", "Example:", "  ${ROOT-COMMAND-NAME} outbox ls --state unknown --format json"})
    static final class Ls implements ProgramCommand {

        private final Surroundings around;

        @Mixin
        private final FilterOptions filter = new FilterOptions();

        @Mixin
        private final VisitOptions visit = new VisitOptions();

        Ls(Surroundings around) {
            this.around = around;
        }

        @Override
        public Integer call() {
            JournalRecords.Filter chosen = filter.filter(OutboxState.values());
            return visit.visit(around, store -> list(store.records().outbox(chosen)));
        }

        static Printed list(List<OutboxRecord> found) {
            List<List<String>> rows = new ArrayList<>(
                    List.of(List.of("ID", "STATE", "SINCE", "PORTAL", "BOT", "DIALOG", "METHOD", "TRIES", "WHY")));
            ArrayNode json = JsonNodeFactory.instance.arrayNode();
            for (OutboxRecord one : found) {
                rows.add(List.of(
                        Long.toString(one.id()),
                        one.state().name().toLowerCase(Locale.ROOT),
                        one.since().toString(),
                        one.lane().portal().toString(),
                        one.lane().bot(),
                        one.lane().dialog(),
                        one.call().map(call -> call.call().method()).orElse("?"),
                        Integer.toString(one.attempts()),
                        Printed.brief(one.why())));
                json.add(json(one));
            }
            return Printed.of(found.isEmpty() ? "No calls." : Printed.table(rows), json);
        }

        @Override
        public String whatFails() {
            return "The store cannot be read.";
        }
    }

    /** Shows one call. */
    @Command(
            description = "Show one call with its parameters.",
            footer = {"", "Example:", "  ${ROOT-COMMAND-NAME} outbox show 23"})
    static final class Show extends StoreCommand {

        @Parameters(paramLabel = "ID", description = "Its number, from outbox ls.")
        private long id;

        Show(Surroundings around) {
            super(around);
        }

        @Override
        Printed work(JdbcStore store) {
            OutboxRecord one = store.records()
                    .findOutbox(id)
                    .orElseThrow(() -> new CommandFailure(
                            "There is no call " + id + ". What was sent is not kept; \"outbox ls\" lists the others."));
            ObjectNode json = json(one);
            return Printed.of(json);
        }

        @Override
        public String whatFails() {
            return "There is no such call, or the store cannot be read.";
        }
    }

    /** Sends calls again. */
    @Command(
            description =
                    "Send refused or unknown calls again, at the end of their dialog. What is unknown may have been shown"
                            + " already: look at the dialog first. A running program takes them up within a second.",
            footer = {
                "",
                "Example:",
                "  ${ROOT-COMMAND-NAME} outbox retry 23",
                "  ${ROOT-COMMAND-NAME} outbox retry --state refused --portal bac1cd5c8940947a75e0d71b1a84e348 --yes"
            })
    static final class Retry extends DecidingCalls {

        Retry(Surroundings around) {
            super(around, new Words("call", "is sent again", "is neither refused nor unknown", "would be sent again"));
        }

        @Override
        List<OutboxState> meant(boolean isNamed) {
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
                    "Forget calls: refused, unknown, unreadable ones, and those that wait, which are not sent then.",
            footer = {
                "",
                "With --all and other options, those that wait only when --state names them.",
                "",
                "Example:",
                "  ${ROOT-COMMAND-NAME} outbox drop 23 24",
                "  ${ROOT-COMMAND-NAME} outbox drop --state waiting --bot greeter --dry-run"
            })
    static final class Drop extends DecidingCalls {

        Drop(Surroundings around) {
            super(around, new Words("call", "is dropped", "is not there, or being sent", "would be dropped"));
        }

        @Override
        List<OutboxState> meant(boolean isNamed) {
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

    /** Decide about calls. */
    private abstract static class DecidingCalls extends Deciding<OutboxRecord> {

        DecidingCalls(Surroundings around, Words words) {
            super(around, words);
        }

        /** Of these, those in a state that was not named. */
        abstract List<OutboxState> meant(boolean isNamed);

        @Override
        Stream<OutboxRecord> find(JournalRecords records, FilterOptions filter) {
            return of(filter.filters(meant(filter.namesState())), records::outbox);
        }

        @Override
        long id(OutboxRecord one) {
            return one.id();
        }

        @Override
        Printed show(List<OutboxRecord> found) {
            return Ls.list(found);
        }
    }

    private static ObjectNode json(OutboxRecord one) {
        ObjectNode json = Printed.object();
        json.put("id", one.id());
        json.put("state", one.state().name());
        json.put("portal", one.lane().portal().memberId());
        json.put("bot", one.lane().bot());
        json.put("dialog", one.lane().dialog());
        json.put("attempts", one.attempts());
        json.put("since", one.since().toString());
        json.put("notBefore", one.notBefore().map(Object::toString).orElse(null));
        json.put("why", one.why());
        json.put("priority", one.call().map(call -> call.priority().name()).orElse(null));
        json.set(
                "call",
                one.call()
                        .map(call -> Printed.tree(StoredCall.write(call.call())))
                        .orElse(JsonNodeFactory.instance.nullNode()));
        return json;
    }
}
