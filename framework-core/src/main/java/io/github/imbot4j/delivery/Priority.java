package io.github.imbot4j.delivery;

/**
 * The order in which calls are sent if a portal's rate limit is short; most urgent first. It never reorders the calls
 * of one lane.
 */
public enum Priority {
    /** Somebody pressed a button and looks at a spinner. */
    PRESSED,
    /** An answer to what somebody wrote. */
    REPLY,
    /** A change of a message that is there already. */
    EDIT,
    /** That the bot is typing. */
    TYPING,
    /** Messages nobody waits for, such as a broadcast. */
    BULK
}
