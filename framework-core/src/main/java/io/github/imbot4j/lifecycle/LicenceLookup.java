package io.github.imbot4j.lifecycle;

import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.ratelimit.PortalRateLimiter;
import io.github.imbot4j.rest.Rest;
import io.github.imbot4j.rest.RestException;
import io.github.imbot4j.wire.PlatformCalls;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lookup of a portal's licence, which determines how many requests it accepts (transport §2.1). */
public final class LicenceLookup {

    private static final Logger LOG = LoggerFactory.getLogger(LicenceLookup.class);

    private final Function<PortalId, Rest> rests;
    private final PortalRateLimiter budget;

    public LicenceLookup(Function<PortalId, Rest> rests, PortalRateLimiter budget) {
        this.rests = rests;
        this.budget = budget;
    }

    /** A portal that does not say is taken for a usual one. */
    public void ask(PortalId portal) {
        try {
            budget.tariff(portal, PlatformCalls.licence(rests.apply(portal).call(PlatformCalls.appInfo())));
        } catch (RestException unknown) {
            LOG.debug("Portal {} does not report its licence. {}", portal, unknown.getMessage());
        }
    }
}
