package io.github.imbot4j.delivery;

/**
 * Hold a call that was taken for sending; its lane waits until {@link Journal#sent} or {@link Journal#drop}.
 *
 * @param id the journal's own number, rising with acceptance
 * @param call what to send
 */
public record ClaimedCall(long id, OutgoingCall call) {}
