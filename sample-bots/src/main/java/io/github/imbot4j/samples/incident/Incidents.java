package io.github.imbot4j.samples.incident;

import static io.github.imbot4j.reply.Say.bold;
import static io.github.imbot4j.reply.Say.lines;
import static io.github.imbot4j.reply.Say.words;

import io.github.imbot4j.reply.Markup;
import io.github.imbot4j.samples.incident.IncidentBot.Incident;
import java.util.List;
import java.util.stream.Stream;

/** How an incident reads. */
final class Incidents {

    private Incidents() {}

    static List<String> and(List<String> facts, String fact) {
        return Stream.concat(facts.stream(), Stream.of(fact)).toList();
    }

    static Markup describe(String id, Incident one) {
        Stream<Object> facts = one.facts().stream().map(fact -> words("• ", fact));
        return lines(Stream.concat(
                Stream.of(
                        words(bold(one.what()), one.open() ? "" : " (closed)"),
                        words("Reported by ", one.reporter(), ", number ", id)),
                facts));
    }
}
