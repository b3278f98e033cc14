package io.github.imbot4j.emulator.event;

/**
 * The fields common to every post of the portal.
 *
 * @param domain such as {@code 127.0.0.1:8080}
 * @param clientEndpoint the portal's REST root, with a slash at its end
 * @param serverEndpoint the OAuth server's REST root, with a slash at its end
 * @param language the portal's own, such as {@code en}
 */
public record PostHeader(String domain, String clientEndpoint, String serverEndpoint, String language) {

    /** The portal itself, without a slash at its end. */
    public String origin() {
        return clientEndpoint.replaceFirst("/rest/$", "");
    }
}
