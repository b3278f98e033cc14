package io.github.imbot4j.conversation;

import io.github.imbot4j.payload.RecordCodec;
import io.github.imbot4j.payload.UnreadableRecordException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stored state of a conversation between two messages, kept as JSON in the journal.
 *
 * @param steps where it was, the last is where it is; the way back is for programs that lost the last ones
 * @param begun the command that began it, if one did
 * @param timeout names the timer that ends the last step; may be empty
 * @param adrift whether the user was asked how to go on, since the last step is gone
 * @param until when no message belongs to the steps any more
 * @param question what a command lacks, independent of the steps
 */
public record ConversationState(
        List<Step> steps,
        Optional<Line> begun,
        String timeout,
        boolean adrift,
        Instant until,
        Optional<Question> question) {

    public static final ConversationState NONE =
            new ConversationState(List.of(), Optional.empty(), "", false, Instant.EPOCH, Optional.empty());

    private static final Logger LOG = LoggerFactory.getLogger(ConversationState.class);

    /** So long a program may have been down, and still end what had a time to end at. */
    private static final Duration ABSENCE = Duration.ofDays(90);

    private static final int MOST_STEPS = 6;
    private static final int FORMAT = 1;

    /**
     * A state.
     *
     * @param type the name of its record
     * @param version see {@link io.github.imbot4j.annotation.StateVersion}
     * @param record as text
     * @param prompt what was said there, as BB code; empty when it was nothing, or too much
     */
    record Step(String type, int version, String record, String prompt) {}

    /** A command as it was given. */
    record Line(String command, String params) {}

    /**
     * A question for what a command lacks.
     *
     * @param missing see {@link io.github.imbot4j.command.PendingCommand#text()}
     * @param until when it is forgotten
     */
    record Question(String missing, Instant until) {}

    private record Kept(int format, ConversationState conversation) {}

    public ConversationState {
        steps = List.copyOf(steps);
    }

    boolean isEmpty() {
        return steps.isEmpty() && question.isEmpty();
    }

    Optional<Step> last() {
        return steps.isEmpty() ? Optional.empty() : Optional.of(steps.get(steps.size() - 1));
    }

    /** The later of what is still waited for; what a timer is to end is kept for it, however late it comes. */
    Instant expires() {
        Instant answer = question.map(Question::until).orElse(Instant.EPOCH);
        Instant end = timeout.isEmpty() ? until : until.plus(ABSENCE);
        return steps.isEmpty() || answer.isAfter(end) ? answer : end;
    }

    ConversationState with(Optional<Question> other) {
        return new ConversationState(steps, begun, timeout, adrift, until, other);
    }

    ConversationState withoutSteps() {
        return new ConversationState(List.of(), Optional.empty(), "", false, Instant.EPOCH, question);
    }

    /** One step on. */
    ConversationState and(Step step, String newTimeout, Instant newUntil) {
        List<Step> all = new ArrayList<>(steps);
        all.add(step);
        List<Step> latest = all.subList(Math.max(0, all.size() - MOST_STEPS), all.size());
        return new ConversationState(latest, begun, newTimeout, false, newUntil, question);
    }

    ConversationState begunBy(Optional<Line> line) {
        return new ConversationState(steps, line, timeout, adrift, until, question);
    }

    /** These steps only. */
    ConversationState at(List<Step> others, boolean isAdrift) {
        return new ConversationState(others, begun, timeout, isAdrift, until, question);
    }

    /** What is still waited for at a moment. */
    ConversationState at(Instant now) {
        if (equals(NONE)) {
            return NONE;
        }
        ConversationState without = steps.isEmpty() || until.isAfter(now) ? this : withoutSteps();
        return without.with(without.question().filter(one -> one.until().isAfter(now)));
    }

    /** Whether no message belongs to its steps any more, and the timer that says so is still to come. */
    boolean isLapsed(Instant now) {
        return !timeout.isEmpty() && !until.isAfter(now);
    }

    public String text() {
        return RecordCodec.write(new Kept(FORMAT, this));
    }

    /** Reads what {@link #text()} wrote; nothing when it was another version of the framework that wrote it otherwise. */
    public static ConversationState read(String text) {
        try {
            return RecordCodec.read(text, Kept.class).conversation();
        } catch (UnreadableRecordException unreadable) {
            LOG.warn("A conversation is forgotten: it is kept in a form this version does not know.");
            return NONE;
        }
    }
}
