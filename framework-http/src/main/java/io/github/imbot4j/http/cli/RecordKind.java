package io.github.imbot4j.http.cli;

import io.github.imbot4j.delivery.JournalRecords;
import io.github.imbot4j.delivery.JournalRecords.Filter;
import io.github.imbot4j.delivery.Lane;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A kind of record: how its records are found and shown, in a table for people, as objects for programs.
 *
 * @param <R> such a record
 */
abstract class RecordKind<R> {

    private final Names names;

    /**
     * What is said of it.
     *
     * @param thing one record: {@code event}
     * @param command that is about them: {@code inbox}
     * @param gone of those that are not kept: {@code is done}
     * @param since the key of their time
     * @param about the column of what they are about
     */
    record Names(String thing, String command, String gone, String since, String about) {}

    /** What records of all kinds have. */
    record Standing(
            long id, Enum<?> state, Lane lane, int attempts, Instant since, Optional<Instant> notBefore, String why) {}

    RecordKind(Names names) {
        this.names = names;
    }

    abstract List<R> find(JournalRecords records, Filter filter);

    abstract Optional<R> find(JournalRecords records, long id);

    abstract Standing standing(R one);

    /** What it is about, in a word. */
    abstract String about(R one);

    /** Why it failed last, as the table shows it. */
    String cause(R one) {
        return standing(one).why();
    }

    /** Adds what only this kind has. */
    abstract void addTo(ObjectNode json, R one);

    final String thing() {
        return names.thing();
    }

    final String command() {
        return names.command();
    }

    /**
     * Reads an id as it was given.
     *
     * @throws SettingsException when it is not an id
     */
    final long readId(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notANumber) {
            throw new SettingsException(
                    "\"" + text + "\" is not an id. The id of " + (thing().matches("[aeiou].*") ? "an " : "a ")
                            + thing() + " is its number in the first column of \"" + command() + " ls\".");
        }
    }

    final long id(R one) {
        return standing(one).id();
    }

    final CommandOutput list(List<R> found) {
        String since = names.since().toUpperCase(Locale.ROOT);
        List<List<String>> rows = new ArrayList<>(
                List.of(List.of("ID", "STATE", since, "PORTAL", "BOT", "DIALOG", names.about(), "TRIES", "WHY")));
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        for (R one : found) {
            rows.add(row(standing(one), about(one), cause(one)));
            json.add(json(one));
        }
        return CommandOutput.of(found.isEmpty() ? "No " + thing() + "s." : CommandOutput.table(rows), json);
    }

    private static List<String> row(Standing one, String about, String cause) {
        return List.of(
                Long.toString(one.id()),
                one.state().name().toLowerCase(Locale.ROOT),
                one.since().toString(),
                one.lane().portal().toString(),
                one.lane().bot(),
                one.lane().dialog(),
                about,
                Integer.toString(one.attempts()),
                CommandOutput.brief(cause));
    }

    final CommandOutput show(JournalRecords records, long id) {
        return CommandOutput.of(json(find(records, id)
                .orElseThrow(() -> new CommandFailure("There is no " + thing() + " " + id + ". What " + names.gone()
                        + " is not kept; \"" + names.command() + " ls\" lists the others."))));
    }

    private ObjectNode json(R record) {
        Standing one = standing(record);
        ObjectNode json = CommandOutput.object();
        json.put("id", one.id());
        json.put("state", one.state().name());
        json.put("portal", one.lane().portal().memberId());
        json.put("bot", one.lane().bot());
        json.put("dialog", one.lane().dialog());
        json.put("attempts", one.attempts());
        json.put(names.since(), one.since().toString());
        json.put("notBefore", one.notBefore().map(Object::toString).orElse(null));
        json.put("why", one.why());
        addTo(json, record);
        return json;
    }
}
