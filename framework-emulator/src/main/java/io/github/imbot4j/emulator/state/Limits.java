package io.github.imbot4j.emulator.state;

import java.time.Duration;

/**
 * The limits of a portal (transport §2.1, §2.2).
 *
 * @param perSecond how fast the bucket of requests drains; {@code 0} for no limit, as on premise
 * @param burst how many requests fit into the bucket
 * @param operating what one method may use in ten minutes; zero for no limit
 * @param cost what a call is said to use; above 0.1 s it counts
 */
public record Limits(double perSecond, int burst, Duration operating, Duration cost) {

    /** 2 requests a second and 50 at once. */
    public static final Limits STANDARD = new Limits(2, 50, Duration.ofMinutes(8), Duration.ofMillis(20));

    /** 5 requests a second and 250 at once. */
    public static final Limits ENTERPRISE = new Limits(5, 250, Duration.ofMinutes(8), Duration.ofMillis(20));

    /** No limits, as on premise. */
    public static final Limits NONE = new Limits(0, 0, Duration.ZERO, Duration.ofMillis(20));
}
