package io.github.imbot4j.portal;

/**
 * The portal an event came from, as verified by the OAuth server. A handler takes it by type.
 *
 * @param id the tenant
 * @param endpoint its REST root
 */
public record Portal(PortalId id, Endpoint endpoint) {

    /** The host name users see, such as {@code acme.bitrix24.com}. */
    public String domain() {
        return endpoint.host();
    }
}
