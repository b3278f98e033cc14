package io.github.imbot4j.dispatch;

import io.github.imbot4j.delivery.PortalRateLimiter;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.rest.Rest;
import io.github.imbot4j.rest.RestException;
import io.github.imbot4j.rest.RestResponse;
import io.github.imbot4j.wire.v1.PlatformCalls;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lookup of a portal's licence, which determines how many requests it accepts (transport §2.1). */
final class LicenceLookup {

    private static final Logger LOG = LoggerFactory.getLogger(LicenceLookup.class);

    private final Function<PortalId, Rest> rests;
    private final PortalRateLimiter budget;

    LicenceLookup(Function<PortalId, Rest> rests, PortalRateLimiter budget) {
        this.rests = rests;
        this.budget = budget;
    }

    /** A portal that does not say is taken for a usual one. */
    void ask(PortalId portal) {
        try {
            RestResponse info = rests.apply(portal).call(PlatformCalls.appInfo());
            budget.tariff(portal, info.get("LICENSE_FAMILY").asText(""));
        } catch (RestException unknown) {
            LOG.debug("Portal {} does not say what it pays for. {}", portal, unknown.getMessage());
        }
    }
}
