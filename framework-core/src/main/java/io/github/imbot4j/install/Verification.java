package io.github.imbot4j.install;

import io.github.imbot4j.portal.Portal;
import java.util.Optional;

/** The result of verifying an install. */
public sealed interface Verification {

    /**
     * The install was verified by the OAuth server, and stored.
     *
     * @param tenant as stored
     */
    record Verified(Tenant tenant) implements Verification {}

    /**
     * The install is not trusted; stored data is unchanged. Trying again does not help.
     *
     * @param reason for our log, without secrets; nothing for the poster to read
     * @param portal the portal the OAuth server proved, where the user is no administrator; empty when anything else is wrong
     */
    record Refused(String reason, Optional<Portal> portal) implements Verification {

        Refused(String reason) {
            this(reason, Optional.empty());
        }
    }

    /**
     * The install is undecided: a server did not answer, or too many installs are being verified. Trying again later
     * may help.
     *
     * @param reason for our log, without secrets
     */
    record Unreachable(String reason) implements Verification {}
}
