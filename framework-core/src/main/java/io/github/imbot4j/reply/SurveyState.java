package io.github.imbot4j.reply;

import io.github.imbot4j.payload.StoredName;
import java.time.Instant;

/**
 * The state of somebody's conversation while they answer a survey.
 *
 * @param filling how far they are
 * @param round which survey
 * @param dialog where it was begun
 * @param ends when it is over
 */
@StoredName("imbot4j.survey")
public record SurveyState(FormState filling, String round, String dialog, Instant ends) {

    /** The same survey, further on. */
    public SurveyState with(FormState other) {
        return new SurveyState(other, round, dialog, ends);
    }
}
