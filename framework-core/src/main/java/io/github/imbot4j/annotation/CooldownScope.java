package io.github.imbot4j.annotation;

/** The scope in which a cooldown is counted. */
public enum CooldownScope {
    /** Each user, wherever they are on the portal. */
    USER,
    /** Each dialog, whoever speaks there. */
    DIALOG,
    /** Each portal. */
    PORTAL
}
