package io.github.imbot4j.delivery;

/** The outcome of offering an entry to the inbox. */
public enum AcceptResult {
    /** Stored; it will be handled. */
    STORED,
    /** Known already; it will not be handled again. */
    DUPLICATE,
    /** No room; the sender must be told to come back. */
    FULL
}
