package io.github.imbot4j.conversation;

import io.github.imbot4j.bot.Participant;
import io.github.imbot4j.payload.StoredName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A task of a survey, see {@link DialogTasks}: in the chat it was begun in, or for {@link Close} in somebody's private dialog. */
public sealed interface SurveyTask {

    /**
     * A survey is to begin.
     *
     * @param name may be empty
     * @param type the name of the record
     * @param said what each is told first
     */
    @StoredName("imbot4j.survey.asked")
    record Asked(
            String name, String round, String type, List<Participant> people, List<List<String>> said, Instant ends)
            implements SurveyTask {}

    /**
     * A participant has answered.
     *
     * @param record the answers, as text; empty when they do not want to
     */
    @StoredName("imbot4j.survey.answered")
    record Answered(String round, Participant from, Optional<String> record) implements SurveyTask {}

    /** The time is over, or the bot ends it. */
    @StoredName("imbot4j.survey.end")
    record End(String round, String name) implements SurveyTask {}

    /** The questions of a participant are to be closed. */
    @StoredName("imbot4j.survey.close")
    record Close(String round) implements SurveyTask {}

    /** The answers are to be handed over. */
    @StoredName("imbot4j.survey.report")
    record Report(String round) implements SurveyTask {}
}
