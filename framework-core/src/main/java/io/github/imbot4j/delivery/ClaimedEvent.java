package io.github.imbot4j.delivery;

/**
 * An inbox entry that was claimed for handling; its lane waits until {@link UnitOfWork#complete}, {@link
 * UnitOfWork#retry} or {@link UnitOfWork#fail}.
 *
 * @param id the journal's own number, rising with acceptance
 * @param entry what to handle
 * @param attempt counted from 1; more after a retry, or after a process died handling it
 */
public record ClaimedEvent(long id, InboxEntry entry, int attempt) {}
