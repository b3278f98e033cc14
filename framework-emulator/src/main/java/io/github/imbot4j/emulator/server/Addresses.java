package io.github.imbot4j.emulator.server;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The addresses of the portal and the OAuth server, and the portal's former ones, all without a path.
 *
 * <p>Safe for use by several threads.
 */
public final class Addresses {

    private final List<URI> former = new CopyOnWriteArrayList<>();
    private volatile URI portal;
    private volatile URI oauth;

    public Addresses(URI portal, URI oauth) {
        this.portal = portal;
        this.oauth = oauth;
    }

    /** Tells where they listen, once that is known. */
    void bind(URI portalAt, URI oauthAt) {
        portal = portalAt;
        oauth = oauthAt;
    }

    /** Where the portal is now. */
    public URI portal() {
        return portal;
    }

    public URI oauth() {
        return oauth;
    }

    /** The REST root, with a slash at its end. */
    public String clientEndpoint() {
        return portal + "/rest/";
    }

    /** The OAuth server's own REST root. */
    public String serverEndpoint() {
        return oauth + "/rest/";
    }

    /** Gives the portal another address. */
    public void rename(URI next) {
        former.add(portal);
        portal = next;
    }

    boolean isFormer(String authority) {
        return former.stream().anyMatch(uri -> uri.getAuthority().equals(authority));
    }

    boolean isOauth(String authority) {
        return oauth.getAuthority().equals(authority);
    }

    boolean isPortal(String authority) {
        return portal.getAuthority().equals(authority);
    }
}
