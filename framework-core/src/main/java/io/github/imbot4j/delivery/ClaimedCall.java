package io.github.imbot4j.delivery;

import java.time.Instant;

/**
 * Hold a call that was taken for sending; its lane waits until {@link Journal#settle}.
 *
 * @param id the journal's own number, rising with acceptance
 * @param call what to send
 * @param attempt counted from 1
 * @param since when it was put into the outbox
 */
public record ClaimedCall(long id, OutgoingCall call, int attempt, Instant since) {}
