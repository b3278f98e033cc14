package io.github.imbot4j.reply;

import java.util.Optional;

/**
 * The end of somebody's part in a survey.
 *
 * @param answers the record with their answers
 * @param next what they are told
 */
public record SurveyEnd(Record answers, Next next) implements Outcome {

    /** Returns an outcome if it is this one. */
    public static Optional<SurveyEnd> of(Outcome outcome) {
        return outcome instanceof SurveyEnd surveyed ? Optional.of(surveyed) : Optional.empty();
    }
}
