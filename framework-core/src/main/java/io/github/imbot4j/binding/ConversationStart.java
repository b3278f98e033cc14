package io.github.imbot4j.binding;

import io.github.imbot4j.payload.RecordCodec;
import io.github.imbot4j.payload.RecordNames;
import io.github.imbot4j.payload.StoredName;
import io.github.imbot4j.payload.UnreadableRecordException;
import io.github.imbot4j.reply.Next;
import io.github.imbot4j.reply.SurveyState;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.StoredCall;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A conversation that is to begin in a dialog though nothing was said there, as it is kept until its turn comes.
 *
 * @param type the name of its state's record
 * @param state that record, as text
 * @param said what is said first, as text
 * @param timeout when the state is left if nobody answers
 * @param dueType the name of the record for the timer's handler then; empty to have a polite line said
 * @param due that record, as text
 */
@StoredName("imbot4j.begin")
public record ConversationStart(
        String type, String state, List<String> said, Optional<Duration> timeout, String dueType, String due) {

    public ConversationStart {
        said = List.copyOf(said);
    }

    /** A conversation without a time limit. */
    public static ConversationStart of(Record state, List<Call> said) {
        return new ConversationStart(
                RecordNames.of(state.getClass()),
                RecordCodec.write(state),
                said.stream().map(StoredCall::write).toList(),
                Optional.empty(),
                "",
                "");
    }

    /** The same with the time limit of a step. */
    public ConversationStart limitedAs(Next next) {
        return new ConversationStart(
                type,
                state,
                said,
                next.timeout(),
                next.due().map(one -> RecordNames.of(one.getClass())).orElse(""),
                next.due().map(RecordCodec::write).orElse(""));
    }

    /** The part in a survey that it is, if it is one. */
    public Optional<SurveyState> survey() {
        return read(type, state, List.of(SurveyState.class)).map(SurveyState.class::cast);
    }

    /** What is said first. */
    public List<Call> calls() {
        return said.stream().map(StoredCall::read).toList();
    }

    /**
     * Reads it as a step.
     *
     * @return empty if this program does not know the state, or knows another of its name
     */
    Optional<Next> next(Collection<Class<? extends Record>> states, Collection<Class<? extends Record>> dues) {
        return read(type, state, states).map(Next::to).map(next -> limited(next, dues));
    }

    private Next limited(Next next, Collection<Class<? extends Record>> dues) {
        return timeout.map(span -> read(dueType, due, dues)
                        .map(record -> next.timeoutAfter(span, record))
                        .orElseGet(() -> next.timeoutAfter(span)))
                .orElse(next);
    }

    private static Optional<Record> read(String name, String text, Collection<Class<? extends Record>> known) {
        try {
            return known.stream()
                    .filter(one -> RecordNames.of(one).equals(name))
                    .findFirst()
                    .map(one -> RecordCodec.read(text, one));
        } catch (UnreadableRecordException changed) {
            return Optional.empty();
        }
    }
}
