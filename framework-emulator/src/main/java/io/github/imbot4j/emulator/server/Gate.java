package io.github.imbot4j.emulator.server;

import io.github.imbot4j.emulator.server.WebReply.Answer;

/**
 * The dispatch of a request to the server it was sent to. A former address of the portal answers with a redirect to the
 * present one (transport §1.9).
 */
public final class Gate {

    private final Addresses addresses;
    private final PortalFront portal;
    private final OAuthFront oauth;

    public Gate(Addresses addresses, PortalFront portal, OAuthFront oauth) {
        this.addresses = addresses;
        this.portal = portal;
        this.oauth = oauth;
    }

    Addresses addresses() {
        return addresses;
    }

    /** Whether everything sent there is answered here, whatever the path. */
    boolean owns(String authority) {
        return addresses.isFormer(authority) || addresses.isOauth(authority);
    }

    /**
     * Answers.
     *
     * @param authority host and port it was sent to
     */
    WebReply handle(String authority, WebRequest request) {
        if (addresses.isFormer(authority)) {
            String query = request.query().isEmpty() ? "" : "?" + request.query();
            return Answer.redirect(addresses.portal() + request.path() + query);
        }
        return addresses.isOauth(authority) ? oauth.handle(request) : portal.handle(request);
    }
}
