package io.github.imbot4j.guard;

import io.github.imbot4j.language.MessageKeys;
import io.github.imbot4j.language.Messages;

/**
 * The decision whether a handler may run for the user who caused an event. All guards of a handler must accept,
 * including those of its class; they are asked in the order they are written, those that ask the portal last. The first
 * rejection is the answer.
 *
 * <p>Safe for use by several threads.
 */
@FunctionalInterface
public interface Guard {

    /**
     * Decides. It changes nothing by deciding: help asks too, to show what somebody may run.
     *
     * @throws Exception as a handler's: one that may pass has the event handled again later, any other goes to the bot's error
     *     handler
     */
    Decision judge(GuardRequest guardRequest) throws Exception;

    /**
     * Takes note that the handler runs now, every guard having agreed, or refuses at the last moment.
     *
     * @return {@link Decision#ALLOWED} unless it refuses
     */
    default Decision enter(GuardRequest guardRequest) {
        return Decision.ALLOWED;
    }

    /**
     * Takes note that the handler has ended, well or not; called once for each time it was entered. What it throws is logged: the
     * other guards are left all the same, and what the handler said stands.
     */
    default void leave(GuardRequest guardRequest) {}

    /**
     * Gives the guard that says what its annotation names by key in the bot's texts; asked once, at start-up. A guard that says
     * nothing of an author's is that itself.
     *
     * @throws IllegalArgumentException when a key has no text, with what to do
     */
    default Guard worded(MessageKeys texts) {
        return this;
    }

    /** Whether deciding takes a call to the portal or something as slow. */
    default boolean isSlow() {
        return false;
    }

    /**
     * Whether it refuses for a while only, as a cooldown does: the same people may run the same thing in the same place later, so
     * help shows it to them all the same.
     */
    default boolean isMomentary() {
        return false;
    }

    /** The scope it needs to ask the portal; empty for none. A portal that has not given it is warned of. */
    default String scope() {
        return "";
    }

    /** Whether it makes sense on commands only. */
    default boolean isForCommands() {
        return false;
    }

    /** Whom or what it lets pass, for lists of commands, such as "administrators only"; empty for nothing worth saying. */
    default String label(Messages messages) {
        return "";
    }
}
