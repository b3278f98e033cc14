package io.github.imbot4j.portal;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The root of a portal's REST interface: {@code https://portal.bitrix24.com/rest/}, always with the closing slash.
 * Whether it may be called is decided by {@link EndpointPolicy}.
 */
public final class Endpoint {

    private final URI root;
    private final String host;

    /** @param root absolute, without query, fragment or user info */
    public Endpoint(URI root) {
        this.root = root;
        this.host = WebAddress.host(root);
        if (!root.isAbsolute()
                || host.isEmpty()
                || root.getRawQuery() != null
                || root.getRawFragment() != null
                || root.getRawUserInfo() != null
                || !root.getPath().endsWith("/rest/")) {
            throw new IllegalArgumentException("\"" + root
                    + "\" is not a REST root; it must look like https://portal.bitrix24.com/rest/ and end in /rest/.");
        }
    }

    /** Reads a root from text; throws {@link IllegalArgumentException} saying what is wrong. */
    public static Endpoint of(String text) {
        return new Endpoint(WebAddress.read(text));
    }

    /** The host in lower case, without the port. */
    public String host() {
        return host;
    }

    public URI root() {
        return root;
    }

    /** The address of one method. */
    public URI method(String name) {
        return root.resolve(name);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Endpoint endpoint && root.equals(endpoint.root);
    }

    @Override
    public int hashCode() {
        return root.hashCode();
    }

    @Override
    public String toString() {
        return root.toString();
    }
}
