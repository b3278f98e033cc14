package io.github.imbot4j.ratelimit;

import io.github.imbot4j.portal.PortalId;

/**
 * The leaky bucket of each portal, shared by everything that calls the portal from one address (transport §2.1): one
 * implementation in memory for a single process, one in a database for several.
 *
 * <p>Implementations are safe for use by several threads and use one clock for all of them.
 */
public interface RequestQuota {

    /** What is left of a portal's own bucket is more: see {@link RateLimits#margin}. */
    int OVER = 2;

    /**
     * The capacity of a bucket and the rate at which it leaks.
     *
     * @param perSecond how many requests leak out in a second; {@code 0} for no limit at all
     * @param capacity how many fit
     */
    record Rate(double perSecond, int capacity) {

        /** 2 a second and 50, as most portals have. */
        public static final Rate STANDARD = new Rate(2, 50);

        /** 5 a second and 250, as Enterprise portals have. */
        public static final Rate ENTERPRISE = new Rate(5, 250);

        /** No limit, as on premise. */
        public static final Rate UNLIMITED = new Rate(0, 0);

        public boolean isLimited() {
            return perSecond > 0;
        }
    }

    /**
     * Puts requests into the bucket, as many as fit.
     *
     * @return how many did, from 0 to {@code wanted}
     */
    int take(PortalId portal, Rate rate, int wanted);

    /** Counts a request that is made whether it fits or not; a bucket is at most {@link #OVER} over full. */
    void charge(PortalId portal, Rate rate);

    /** How many would fit now; a database's version may tell what it knew a moment ago. */
    int room(PortalId portal, Rate rate);

    /** The portal says that its bucket is full: so is ours. */
    void fill(PortalId portal, Rate rate);
}
