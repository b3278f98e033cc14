package io.github.imbot4j.delivery;

/**
 * Hold an entry that was taken for handling; its lane waits until {@link Journal#complete} or {@link Journal#fail}.
 *
 * @param id the journal's own number, rising with acceptance
 * @param entry what to handle
 */
public record Claimed(long id, InboxEntry entry) {}
