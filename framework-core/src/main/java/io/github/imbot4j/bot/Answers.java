package io.github.imbot4j.bot;

import java.util.List;
import java.util.Optional;

/**
 * What came of a survey. A handler with {@code @OnSurvey} takes it.
 *
 * @param <R> the record that people filled in
 * @param survey the survey's name; empty if it has none
 * @param given the answers, in the order they came
 * @param missing who has not answered
 */
public record Answers<R extends Record>(String survey, List<Given<R>> given, List<Participant> missing) {

    /**
     * The answers of one person.
     *
     * @param <R> the record that people filled in
     * @param from who gave them
     * @param record the answers
     */
    public record Given<R extends Record>(Participant from, R record) {}

    public Answers {
        given = List.copyOf(given);
        missing = List.copyOf(missing);
    }

    /** Whether everybody has answered. */
    public boolean isComplete() {
        return missing.isEmpty();
    }

    /** Returns the answers of one user. */
    public Optional<R> of(long userId) {
        return given.stream()
                .filter(one -> one.from().id() == userId)
                .map(Given::record)
                .findFirst();
    }
}
