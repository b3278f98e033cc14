package io.github.imbot4j.delivery;

import java.time.Instant;
import java.util.function.Consumer;

/**
 * The end of a claimed event and everything it leads to, as one step: calls, conversations and timers are committed with "event
 * done", or none of them is. Each claim is ended once.
 *
 * <p>While the storage fails, an end is tried again until it is stored, by the thread that asked for it: giving up would hand the event
 * out again, or never. Once the journal is closed it fails with a {@link JournalException}. It throws a {@link LeaseLostException} when
 * another node has taken the event over.
 */
public interface UnitOfWork {

    /**
     * Marks an entry done and commits what it leads to, and frees its lane.
     *
     * @throws SessionConflictException when something of it was to be new and is not; the entry is still being handled then
     */
    void complete(ClaimedEvent claimedEvent, EventEffects done);

    /**
     * Begins to do what {@link #complete(ClaimedEvent, EventEffects)} does, and does not wait for it: the lane is freed when it is done.
     *
     * @param failed told by any thread, and perhaps before this returns, why it was not done
     */
    default void complete(ClaimedEvent claimedEvent, EventEffects done, Consumer<RuntimeException> failed) {
        try {
            complete(claimedEvent, done);
        } catch (RuntimeException why) {
            failed.accept(why);
        }
    }

    /** Has an entry handled again later; its lane waits for it. */
    void retry(ClaimedEvent claimedEvent, Instant notBefore, String why);

    /**
     * Makes an entry a dead letter, kept for people to see and replay, and frees its lane.
     *
     * @param incident the number the user was told; may be empty
     * @param apology what is sent all the same, such as a polite line
     */
    void fail(ClaimedEvent claimedEvent, String incident, String why, EventEffects apology);
}
