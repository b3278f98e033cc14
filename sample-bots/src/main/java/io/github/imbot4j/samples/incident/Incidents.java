package io.github.imbot4j.samples.incident;

import static io.github.imbot4j.reply.Replies.bold;
import static io.github.imbot4j.reply.Replies.lines;
import static io.github.imbot4j.reply.Replies.put;
import static io.github.imbot4j.reply.Replies.words;

import io.github.imbot4j.bot.Answers;
import io.github.imbot4j.reply.Markup;
import io.github.imbot4j.samples.incident.IncidentBot.Incident;
import io.github.imbot4j.samples.incident.IncidentBot.Lesson;
import java.util.List;
import java.util.stream.Stream;

/** How an incident reads. */
final class Incidents {

    private Incidents() {}

    static List<String> and(List<String> facts, String fact) {
        return Stream.concat(facts.stream(), Stream.of(fact)).toList();
    }

    /** A click puts the command into the input field; what is left to write is the fact. */
    private static Markup more(String id) {
        return words("Add a fact: ", put("/fact " + id + " \"What happened\"", "/fact"));
    }

    static Markup describe(Answers<Lesson> answers) {
        Stream<Object> lessons =
                answers.given().stream().map(one -> words("• ", one.record().lesson(), " (", one.from(), ")"));
        return lines(Stream.concat(Stream.of(bold("What we learn")), lessons));
    }

    static Markup describe(String id, Incident one) {
        Stream<Object> facts = one.facts().stream().map(fact -> words("• ", fact));
        return lines(Stream.concat(
                Stream.of(
                        words(bold(one.what()), one.open() ? "" : " (closed)"),
                        words("Reported by ", one.reporter(), ", number ", id)),
                Stream.concat(facts, one.open() ? Stream.of((Object) more(id)) : Stream.of())));
    }
}
