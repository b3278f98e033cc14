package io.github.imbot4j.ratelimit;

import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.rest.FailureScope;
import java.time.Duration;
import java.time.Instant;

/**
 * A pause for the calls to a portal.
 *
 * @param cause what happened
 * @param until when one is tried
 * @param why what the portal said, for people
 */
record PortalBackoff(FailureScope cause, Instant until, String why) {

    private static final Duration PROBE = Duration.ofSeconds(70);

    boolean isOn(Instant now) {
        return now.isBefore(until);
    }

    /** Whether one call is tried first when it is over, or all may go. */
    boolean wantsProbe() {
        return cause != FailureScope.FULL;
    }

    /** The same while one call finds out whether it is over. */
    PortalBackoff probing(Instant now) {
        return new PortalBackoff(cause, now.plus(PROBE), why);
    }

    boolean isWorthTelling() {
        return cause != FailureScope.FULL;
    }

    String notice(PortalId portal) {
        String state = switch (cause) {
            case BLOCKED -> "is blocked by the vendor";
            case PARKED -> "may not be called by the app: reinstall it there, or pay for it";
            default -> "is down";
        };
        return "portal " + portal + " " + state + "; its calls wait and one is tried after " + until + " (" + why + ")";
    }
}
