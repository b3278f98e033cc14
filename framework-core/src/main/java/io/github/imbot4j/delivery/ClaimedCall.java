package io.github.imbot4j.delivery;

import java.time.Instant;

/**
 * A call that was claimed for sending; its lane waits until {@link Outbox#settle}.
 *
 * @param id the journal's own number, rising with acceptance
 * @param call what to send
 * @param attempt counted from 1
 * @param since when it was put into the outbox
 * @param doubts how many earlier attempts may have run: nobody knows what became of them
 * @param firstSend the first of these attempts; this one when there is none
 */
public record ClaimedCall(long id, OutgoingCall call, int attempt, Instant since, int doubts, FirstSend firstSend) {

    /** One that has not been sent yet. */
    public ClaimedCall(long id, OutgoingCall call, int attempt, Instant since) {
        this(id, call, attempt, since, 0, new FirstSend(since, 0));
    }
}
