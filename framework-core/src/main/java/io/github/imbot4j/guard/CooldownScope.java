package io.github.imbot4j.guard;

/** Say what is counted apart from what. */
public enum CooldownScope {
    /** Each user, wherever they are on the portal. */
    USER,
    /** Each dialog, whoever speaks there. */
    DIALOG,
    /** Each portal. */
    PORTAL
}
