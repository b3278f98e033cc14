package io.github.imbot4j.rest;

import java.net.URI;

/**
 * The portal answers from another host now: it was renamed (transport §1.9). The call did not run. The new address is only
 * a claim, since whoever owns the old name now could make it: refresh the token, and believe the endpoint of that answer.
 */
public final class PortalMovedException extends RestException {

    private static final long serialVersionUID = 1L;

    private final URI target;

    PortalMovedException(FailureDetails failureDetails, URI target) {
        super(failureDetails);
        this.target = target;
    }

    /** Where the portal claims to live, such as {@code https://new-name.bitrix24.com/rest/imbot.message.add}. */
    public URI target() {
        return target;
    }
}
