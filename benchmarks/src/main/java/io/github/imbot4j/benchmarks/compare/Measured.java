package io.github.imbot4j.benchmarks.compare;

import java.util.Arrays;
import java.util.Locale;

/**
 * The result of one load.
 *
 * @param done events that were replied to, or answered where no reply is expected, within the time
 * @param seconds the time
 * @param p50 milliseconds from the post to the reply at the stub, or to the answer
 * @param p99 the same of 99%
 * @param all events that were replied to in the end
 * @param failed posts that were refused, replies that did not come, and replies nobody asked for
 */
record Measured(long done, double seconds, double p50, double p99, long all, long failed) {

    static Measured of(long[] nanos, double seconds, long all, long failed) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Measured(sorted.length, seconds, millis(sorted, 0.5), millis(sorted, 0.99), all, failed);
    }

    private static double millis(long[] sorted, double part) {
        return sorted.length == 0 ? 0 : sorted[(int) (sorted.length * part)] / 1e6;
    }

    double perSecond() {
        return done / seconds;
    }

    /** One line for {@link #parse(String)}. */
    String line() {
        return String.format(Locale.ROOT, "%d %.4f %.3f %.3f %d %d", done, seconds, p50, p99, all, failed);
    }

    static Measured parse(String line) {
        String[] words = line.split(" ", 6);
        return new Measured(
                Long.parseLong(words[0]),
                Double.parseDouble(words[1]),
                Double.parseDouble(words[2]),
                Double.parseDouble(words[3]),
                Long.parseLong(words[4]),
                Long.parseLong(words[5]));
    }
}
