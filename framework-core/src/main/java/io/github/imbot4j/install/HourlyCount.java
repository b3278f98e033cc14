package io.github.imbot4j.install;

import java.time.Duration;
import java.time.Instant;

/** A count of what happened in the last hour, by the minute. Safe for use by several threads. */
final class HourlyCount {

    private static final int MINUTES = 60;

    private final long[] minutes = new long[MINUTES];
    private final long[] counts = new long[MINUTES];

    /** Adds one, and returns how many there were in the hour before. */
    synchronized long add(Instant now) {
        long minute = minute(now);
        int slot = Math.floorMod(minute, MINUTES);
        if (minutes[slot] != minute) {
            minutes[slot] = minute;
            counts[slot] = 0;
        }
        counts[slot]++;
        return lastHour(now);
    }

    /** Returns how many there were in the hour before. */
    synchronized long lastHour(Instant now) {
        long minute = minute(now);
        long sum = 0;
        for (int slot = 0; slot < MINUTES; slot++) {
            // A minute after now is from before the clock was set back.
            if (minutes[slot] > minute - MINUTES && minutes[slot] <= minute) {
                sum += counts[slot];
            }
        }
        return sum;
    }

    private static long minute(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), Duration.ofMinutes(1).toSeconds());
    }
}
