package io.github.imbot4j.bot;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The timers of this dialog: the {@code @OnTimer} handler of the record runs later, after a restart too, in the order
 * of the dialog's events. A handler takes it by type. Timers are set and cancelled when the handler has returned,
 * together with its replies; if it throws, they are not.
 *
 * <p>Timers belong to the user whose event is handled; {@link #shared()} are shared by everyone in the dialog.
 */
public interface Timers {

    /**
     * Sets a timer.
     *
     * @param record what its handler gets
     * @return its name, for {@link #cancel}
     * @throws IllegalArgumentException when no {@code @OnTimer} handler of the bot takes such a record
     */
    default String after(Duration span, Record record) {
        return at(now().plus(span), record);
    }

    /** Sets a timer as {@link #after} does; a moment that is over comes at once. */
    String at(Instant moment, Record record);

    /** Sets a timer as {@link #after} does, such as for what somebody typed. */
    default String at(Moment moment, Record record) {
        return at(moment.instant(), record);
    }

    /** The same timers; the next one set has this name, and takes the place of one that has it already. */
    Timers withName(String name);

    /** The timers that everybody in the dialog shares. */
    Timers shared();

    /**
     * Takes a timer back.
     *
     * @return whether there was one of this name
     */
    boolean cancel(String name);

    /** What waits, the earliest first. */
    <R extends Record> List<Pending<R>> pending(Class<R> type);

    /** What {@link #after} counts from. */
    Instant now();

    /**
     * A timer that is not due yet.
     *
     * @param name for {@link #cancel}
     * @param due when it comes
     * @param record what its handler gets
     */
    record Pending<R extends Record>(String name, Instant due, R record) {}
}
