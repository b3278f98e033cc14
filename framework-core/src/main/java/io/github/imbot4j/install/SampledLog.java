package io.github.imbot4j.install;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;

/** A log of what strangers cause: a few lines a minute, and how many more there were. Safe for use by several threads. */
final class SampledLog {

    static final int A_MINUTE = 20;

    private final Logger log;
    private final Clock clock;
    private Instant since = Instant.EPOCH;
    private int lines;

    SampledLog(Logger log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /** Logs a line, or counts it. */
    synchronized void warn(String line) {
        Instant now = clock.instant();
        if (Duration.between(since, now).abs().compareTo(Duration.ofMinutes(1)) >= 0) {
            if (lines > A_MINUTE) {
                log.warn("{} more lines like the last were left out since {}.", lines - A_MINUTE, since);
            }
            since = now;
            lines = 0;
        }
        lines++;
        if (lines <= A_MINUTE) {
            log.warn("{}", line);
        }
    }
}
