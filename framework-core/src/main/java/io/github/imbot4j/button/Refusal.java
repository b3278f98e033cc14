package io.github.imbot4j.button;

/** Say why a press reaches no handler. */
public enum Refusal {
    /** It carries nothing of ours, or something that was said elsewhere. */
    FORGED,
    /** It comes too late. */
    EXPIRED,
    /** It is for somebody else. */
    NOT_YOURS,
    /** Somebody pressed before, and one press counts. */
    USED,
    /** The presser pressed before, and one press of each counts. */
    USED_BY_YOU,
    /** It was signed with another key, or carries a record this program does not know. */
    OUTDATED
}
