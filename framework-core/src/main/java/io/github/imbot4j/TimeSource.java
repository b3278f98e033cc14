package io.github.imbot4j;

import io.github.imbot4j.concurrent.Scheduler;
import io.github.imbot4j.concurrent.SteadyClock;
import io.github.imbot4j.concurrent.SystemScheduler;
import io.github.imbot4j.rest.Sleeper;
import java.time.Clock;

/**
 * The sources of time, replaceable in tests: clock, pauses and scheduling. Waiting for a thread or for the network does
 * not use it.
 *
 * @param clock for every decision about time that others know, too
 * @param steady for waits: no setting of the machine's clock makes one of them longer or shorter
 * @param sleeper for the pauses before a call is made again, and for waiting for a place in a portal's budget
 * @param later does what has to wait; closed with the running bots
 */
public record TimeSource(Clock clock, Clock steady, Sleeper sleeper, Scheduler later) {

    /** Time that one clock tells, for waits too. */
    public TimeSource(Clock clock, Sleeper sleeper, Scheduler later) {
        this(clock, clock, sleeper, later);
    }

    /** The machine's own, in UTC. */
    public static TimeSource real() {
        Clock clock = Clock.systemUTC();
        return new TimeSource(clock, new SteadyClock(clock), Sleeper.real(), new SystemScheduler());
    }

    /** Passes as it does on this machine, whatever the clock shows. */
    public static TimeSource real(Clock clock) {
        return new TimeSource(clock, Sleeper.real(), new SystemScheduler());
    }
}
