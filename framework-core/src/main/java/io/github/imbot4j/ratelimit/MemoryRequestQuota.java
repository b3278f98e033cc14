package io.github.imbot4j.ratelimit;

import io.github.imbot4j.portal.PortalId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** A request quota that keeps the buckets of one process in memory. */
public final class MemoryRequestQuota implements RequestQuota {

    private static final double NANOS = 1e9;

    /** What is missing of a whole place by rounding only. */
    private static final double DUST = 1e-6;

    private final Clock clock;
    private final ConcurrentMap<PortalId, Bucket> buckets = new ConcurrentHashMap<>();

    private record Bucket(double level, Instant at) {}

    /** Starts with empty buckets. */
    public MemoryRequestQuota(Clock clock) {
        this.clock = clock;
    }

    @Override
    public int take(PortalId portal, Rate rate, int wanted) {
        if (!rate.isLimited()) {
            return wanted;
        }
        int[] taken = new int[1];
        buckets.compute(portal, (id, before) -> {
            Bucket now = leaked(before == null ? new Bucket(0, clock.instant()) : before, rate);
            taken[0] = Math.min(wanted, free(now, rate));
            return new Bucket(now.level() + taken[0], now.at());
        });
        return taken[0];
    }

    @Override
    public void charge(PortalId portal, Rate rate) {
        if (rate.isLimited()) {
            buckets.compute(portal, (id, before) -> {
                Bucket now = leaked(before == null ? new Bucket(0, clock.instant()) : before, rate);
                return new Bucket(Math.min(rate.capacity() + OVER, now.level() + 1), now.at());
            });
        }
    }

    @Override
    public int room(PortalId portal, Rate rate) {
        Bucket bucket = buckets.get(portal);
        if (!rate.isLimited()) {
            return Integer.MAX_VALUE;
        }
        return bucket == null ? rate.capacity() : free(leaked(bucket, rate), rate);
    }

    @Override
    public void fill(PortalId portal, Rate rate) {
        if (rate.isLimited()) {
            buckets.put(portal, new Bucket(rate.capacity(), clock.instant()));
        }
    }

    private static int free(Bucket bucket, Rate rate) {
        return (int) Math.max(0, Math.floor(rate.capacity() - bucket.level() + DUST));
    }

    /** A clock that was set back leaks nothing. */
    private Bucket leaked(Bucket bucket, Rate rate) {
        Instant now = clock.instant();
        double seconds = Math.max(0, Duration.between(bucket.at(), now).toNanos() / NANOS);
        return new Bucket(Math.max(0, bucket.level() - seconds * rate.perSecond()), now);
    }
}
