package io.github.imbot4j.ratelimit;

import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.ratelimit.RequestQuota.Rate;
import java.util.HashMap;
import java.util.Map;

/**
 * The number of requests that portals may be sent (transport §2.1).
 *
 * @param usual what portals allow of which nothing else is known
 * @param enterprise what Enterprise portals allow
 * @param margin which part of a portal's bucket is used, such as 0.9: other apps behind the same address share it
 * @param asksTariff whether portals are asked what they pay for when their usual rate gets short
 * @param own rates of single portals, which win over the others
 */
public record RateLimits(Rate usual, Rate enterprise, double margin, boolean asksTariff, Map<PortalId, Rate> own) {

    public RateLimits {
        if (!(margin > 0 && margin <= 1)) {
            throw new IllegalArgumentException("The margin is " + margin + "; use more than 0 and at most 1.");
        }
        own = Map.copyOf(own);
    }

    /** The same for all portals. */
    public RateLimits(Rate usual, Rate enterprise, double margin, boolean asksTariff) {
        this(usual, enterprise, margin, asksTariff, Map.of());
    }

    /** What the vendor's cloud allows: 2 a second and 50, or 5 and 250, less a tenth of the bucket. */
    public static RateLimits cloud() {
        return new RateLimits(Rate.STANDARD, Rate.ENTERPRISE, 0.9, true);
    }

    /** No limit: portals on premise. */
    public static RateLimits unlimited() {
        return new RateLimits(Rate.UNLIMITED, Rate.UNLIMITED, 1, false);
    }

    /** One rate for every portal, whatever it pays for. */
    public static RateLimits of(Rate rate) {
        return new RateLimits(rate, rate, 0.9, false);
    }

    /** The same, and a rate of its own for one portal. */
    public RateLimits with(PortalId portal, Rate rate) {
        Map<PortalId, Rate> more = new HashMap<>(own);
        more.put(portal, rate);
        return new RateLimits(usual, enterprise, margin, asksTariff, more);
    }

    Rate rate(PortalId portal, boolean isEnterprise) {
        Rate rate = own.getOrDefault(portal, isEnterprise ? enterprise : usual);
        return rate.isLimited() ? new Rate(rate.perSecond(), Math.max(1, (int) (rate.capacity() * margin))) : rate;
    }

    /** Whether what a portal pays for makes a difference. */
    boolean asksTariff(PortalId portal) {
        return asksTariff && !own.containsKey(portal);
    }
}
