package io.github.imbot4j.delivery;

import io.github.imbot4j.portal.PortalId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The calls that wait to be sent, and what became of those that were: the calls of one lane are sent one after another. What a process
 * that died was sending is sent again when that shows nothing, and else marked as unknown.
 */
public interface Outbox {

    /** Puts calls into the outbox that no event led to, all or none. */
    void put(List<OutgoingCall> calls);

    /**
     * Puts the calls of each key into the outbox, unless that key of that group was put before: what came of the first time
     * does not matter. All or none; the keys are remembered with their calls, so that whoever is interrupted may begin again
     * from the start.
     *
     * @param group such as a broadcast's name; keys of one group are independent of another's
     * @param calls by key, in the order they are to be queued
     * @return how many of the keys were new
     */
    int putOnce(String group, Map<String, List<OutgoingCall>> calls);

    /** How far the calls of a group have come. */
    BroadcastProgress progress(String group);

    /**
     * Takes ready calls of one portal, most urgent first and then longest waiting, one of a lane at most, waiting at most so
     * long for some. Portals take turns.
     *
     * @param claimLimit how many are wanted of which portal; asked anew whenever something changed or {@link #wake()} is called
     * @return empty when none came, the thread was interrupted, or the journal is closed
     */
    List<ClaimedCall> claimCalls(ClaimLimit claimLimit, Duration wait);

    /**
     * Says what became of claimed calls, as one step. Tries until it is stored, and fails, as {@link UnitOfWork} does.
     */
    void settle(List<CallOutcome> settlements);

    /**
     * Begins to do what {@link #settle(List)} does, and does not wait for it: the lanes are freed when it is done.
     *
     * @param failed told by any thread, and perhaps before this returns, why it was not done
     */
    default void settle(List<CallOutcome> settlements, Consumer<RuntimeException> failed) {
        try {
            settle(settlements);
        } catch (RuntimeException why) {
            failed.accept(why);
        }
    }

    /**
     * Stops waiting for calls of a portal: those put there then or earlier which are not being sent are kept as refused.
     *
     * @param until the time until which
     * @param why for people
     * @return how many there were
     */
    int giveUp(PortalId portal, Instant until, String why);

    /** Has whoever waits in a claim ask again: a share has changed. */
    void wake();
}
