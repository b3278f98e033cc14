package io.github.imbot4j.http.cli;

import io.github.imbot4j.delivery.EventCodec;
import io.github.imbot4j.delivery.InboxEntry;
import io.github.imbot4j.delivery.JournalRecords;
import io.github.imbot4j.delivery.JournalRecords.InboxRecord;
import io.github.imbot4j.delivery.JournalRecords.InboxState;
import io.github.imbot4j.jdbc.JdbcStore;
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

/** Look at the events the store holds, and decide about those that came to a stop. */
@Command(
        description = "Look at accepted events: those that wait, and dead letters, which can be handled again.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Example:", "  ${ROOT-COMMAND-NAME} inbox ls --state dead"})
final class InboxCommand {

    /** Lists events. */
    @Command(
            description = "List events, the oldest first.",
            footer = {"", "Example:", "  ${ROOT-COMMAND-NAME} inbox ls --state dead --format json"})
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
            JournalRecords.Filter chosen = filter.filter(InboxState.values());
            return visit.visit(around, store -> list(store.records().inbox(chosen)));
        }

        static Printed list(List<InboxRecord> found) {
            List<List<String>> rows = new ArrayList<>(
                    List.of(List.of("ID", "STATE", "ACCEPTED", "PORTAL", "BOT", "DIALOG", "EVENT", "TRIES", "WHY")));
            ArrayNode json = JsonNodeFactory.instance.arrayNode();
            for (InboxRecord one : found) {
                rows.add(List.of(
                        Long.toString(one.id()),
                        one.state().name().toLowerCase(Locale.ROOT),
                        one.accepted().toString(),
                        one.lane().portal().toString(),
                        one.lane().bot(),
                        one.lane().dialog(),
                        one.entry()
                                .map(entry -> entry.event().getClass().getSimpleName())
                                .orElse("?"),
                        Integer.toString(one.attempts()),
                        Printed.brief(one.why())));
                json.add(json(one));
            }
            return Printed.of(found.isEmpty() ? "No events." : Printed.table(rows), json);
        }

        @Override
        public String whatFails() {
            return "The store cannot be read.";
        }
    }

    /** Shows one event. */
    @Command(
            description = "Show one event with everything in it.",
            footer = {"", "Example:", "  ${ROOT-COMMAND-NAME} inbox show 17"})
    static final class Show extends StoreCommand {

        @Parameters(paramLabel = "ID", description = "Its number, from inbox ls.")
        private long id;

        Show(Surroundings around) {
            super(around);
        }

        @Override
        Printed work(JdbcStore store) {
            InboxRecord one = store.records().findInbox(id).orElseThrow(() -> missing(id));
            ObjectNode json = json(one);
            return Printed.of(json);
        }

        @Override
        public String whatFails() {
            return "There is no such event, or the store cannot be read.";
        }
    }

    /** Has dead letters handled again. */
    @Command(
            description =
                    "Have dead letters handled again, as if they came now. A running program takes them up within a second.",
            footer = {
                "",
                "Example:",
                "  ${ROOT-COMMAND-NAME} inbox replay 17 18",
                "  ${ROOT-COMMAND-NAME} inbox replay --bot greeter --older-than 1h --dry-run",
                "  ${ROOT-COMMAND-NAME} inbox replay --all --yes"
            })
    static final class Replay extends DecidingEvents {

        Replay(Surroundings around) {
            super(
                    around,
                    new Words("event", "is handled again", "is no dead letter", "would be handled again"),
                    InboxState.DEAD);
        }

        @Override
        boolean decide(JournalRecords records, long id) {
            return records.replay(id);
        }
    }

    /** Forgets dead letters. */
    @Command(
            description = "Forget dead letters, and events that cannot be read.",
            footer = {
                "",
                "Example:",
                "  ${ROOT-COMMAND-NAME} inbox purge 17",
                "  ${ROOT-COMMAND-NAME} inbox purge --older-than 7d --yes"
            })
    static final class Purge extends DecidingEvents {

        Purge(Surroundings around) {
            super(
                    around,
                    new Words("event", "is forgotten", "is neither dead nor corrupt", "would be forgotten"),
                    InboxState.DEAD,
                    InboxState.CORRUPT);
        }

        @Override
        boolean decide(JournalRecords records, long id) {
            return records.purge(id);
        }
    }

    /** Decide about events. */
    private abstract static class DecidingEvents extends Deciding<InboxRecord> {

        private final List<InboxState> meant;

        DecidingEvents(Surroundings around, Words words, InboxState... meant) {
            super(around, words);
            this.meant = List.of(meant);
        }

        @Override
        Stream<InboxRecord> find(JournalRecords records, FilterOptions filter) {
            return of(filter.filters(meant), records::inbox);
        }

        @Override
        long id(InboxRecord one) {
            return one.id();
        }

        @Override
        Printed show(List<InboxRecord> found) {
            return Ls.list(found);
        }
    }

    private static CommandFailure missing(long id) {
        return new CommandFailure(
                "There is no event " + id + ". What is done is not kept; \"inbox ls\" lists the others.");
    }

    private static ObjectNode json(InboxRecord one) {
        ObjectNode json = Printed.object();
        json.put("id", one.id());
        json.put("state", one.state().name());
        json.put("portal", one.lane().portal().memberId());
        json.put("bot", one.lane().bot());
        json.put("dialog", one.lane().dialog());
        json.put("attempts", one.attempts());
        json.put("accepted", one.accepted().toString());
        json.put("notBefore", one.notBefore().map(Object::toString).orElse(null));
        json.put("why", one.why());
        json.put("incident", one.incident());
        json.set(
                "event",
                one.entry()
                        .map(InboxEntry::event)
                        .map(event -> Printed.tree(EventCodec.write(event)))
                        .orElse(JsonNodeFactory.instance.nullNode()));
        return json;
    }
}
