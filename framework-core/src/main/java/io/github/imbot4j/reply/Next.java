package io.github.imbot4j.reply;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The next step of a conversation, with the replies to send. State, replies, timers and "event done" are committed
 * together, or none of them.
 *
 * <p>A state is a record; the handler with {@code @OnMessage(state = …)} for it receives the next message of the same
 * user in the same dialog, after a restart too. A state that is not answered ends after {@link #PATIENCE}.
 *
 * <p>Immutable.
 *
 * @param move where to
 * @param replies what is said, in order
 * @param timeout when the state is left if nobody answers; only for {@link To}
 * @param due what a timer handler gets then; empty to have a polite line said
 */
public record Next(Move move, List<Reply> replies, Optional<Duration> timeout, Optional<Record> due)
        implements Outcome {

    /** How long an answer is waited for unless {@link #timeoutAfter} says so. */
    public static final Duration PATIENCE = Duration.ofHours(24);

    /** The target of a step. */
    public sealed interface Move {}

    /**
     * To a state, or into a conversation.
     *
     * @param state which
     */
    public record To(Record state) implements Move {}

    /** No move: the state, if there is one, stays as it is. */
    public record Stay() implements Move {}

    /** Out of the conversation. */
    public record Done() implements Move {}

    public Next {
        replies = List.copyOf(replies);
        if (timeout.isPresent() && !(move instanceof To)) {
            throw new IllegalArgumentException(
                    "Only Next.to(…) waits for an answer, so only it can have a timeout; take timeoutAfter away.");
        }
        if (timeout.filter(span -> span.isZero() || span.isNegative()).isPresent()) {
            throw new IllegalArgumentException(
                    "A timeout of " + timeout.get() + " is over at once; give a longer one.");
        }
    }

    /** Waits in a state for the next message. */
    public static Next to(Record state, Reply... replies) {
        return new Next(new To(state), List.of(replies), Optional.empty(), Optional.empty());
    }

    /**
     * Asks for the components of a record, one after another; the handler with {@code @OnForm} for it gets the record.
     *
     * @param replies what is said before the first question
     */
    public static Next form(Class<? extends Record> record, Reply... replies) {
        return to(FormState.of(record), replies);
    }

    /** Says something, and leaves the conversation where it is. */
    public static Next reply(Reply reply) {
        return new Next(new Stay(), List.of(reply), Optional.empty(), Optional.empty());
    }

    /** Says nothing, and leaves the conversation where it is. */
    public static Next stay() {
        return new Next(new Stay(), List.of(), Optional.empty(), Optional.empty());
    }

    /** Ends the conversation. */
    public static Next done(Reply... replies) {
        return new Next(new Done(), List.of(replies), Optional.empty(), Optional.empty());
    }

    /** Leaves the state when nobody answers for so long; a polite line says so. */
    public Next timeoutAfter(Duration span) {
        return new Next(move, replies, Optional.of(span), Optional.empty());
    }

    /**
     * Leaves the state when nobody answers for so long.
     *
     * @param record what the {@code @OnTimer} handler gets that is run then, in place of the polite line
     */
    public Next timeoutAfter(Duration span, Record record) {
        return new Next(move, replies, Optional.of(span), Optional.of(record));
    }
}
