package io.github.imbot4j.reply;

/** The number of presses of a payload button that reach its handler. */
public enum PressLimit {
    /** Every one. */
    ANY,
    /** The first. */
    ONCE,
    /** The first of each user. */
    ONCE_PER_USER,
    /** The last, when everybody who is to press has pressed. */
    ALL
}
