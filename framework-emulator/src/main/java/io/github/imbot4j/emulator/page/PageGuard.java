package io.github.imbot4j.emulator.page;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The protection against requests that other sites make a browser send. The page may act as any user, so its host name
 * must be one that cannot be pointed here by strangers (DNS rebinding), and the origin the browser states must be this
 * page.
 */
final class PageGuard {

    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(?:\\." + OCTET + "){3}|\\[(?:::1|0:0:0:0:0:0:0:1)]");
    private static final Pattern ADDRESS = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}|\\[[0-9a-f:.]+]");
    private static final Pattern WITH_PORT = Pattern.compile("([^\\s,@/]+?)(?::\\d{1,5})?");

    private final String bound;
    private final boolean everywhere;

    /** Guards a server bound to an address; one bound to all of them has no name of its own, only addresses. */
    PageGuard(String bound) {
        String host = bound.toLowerCase(Locale.ROOT);
        this.bound = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        this.everywhere = this.bound.equals("0.0.0.0") || this.bound.equals("[::]");
    }

    /** Why a request for anything of the page is refused; empty when it is not. */
    Optional<String> refusesHost(@Nullable String host) {
        // An empty Host is what a browser sends for no site at all; it is no name of this page, whatever it is bound
        // to.
        if (host == null || host.isBlank()) {
            return Optional.of("The request names no host.");
        }
        var parts = WITH_PORT.matcher(host.toLowerCase(Locale.ROOT));
        String name = parts.matches() ? parts.group(1) : "";
        // An address in the Host header cannot be a stranger's name that was pointed here.
        boolean known = LOOPBACK.matcher(name).matches()
                || name.equals(bound)
                || (everywhere && ADDRESS.matcher(name).matches());
        return known
                ? Optional.empty()
                : Optional.of("This page answers at loopback and at '" + bound + "' only, not at '" + host
                        + "'. Start the server with that host to use it.");
    }

    /** Why a request of the API is refused as one that another site sent; empty when it is not. */
    Optional<String> refusesSender(@Nullable String origin, @Nullable String fetchSite, @Nullable String host) {
        boolean ownOrigin = origin == null
                || origin.equalsIgnoreCase("http://" + host)
                || origin.equalsIgnoreCase("https://" + host);
        boolean ownSite = fetchSite == null || fetchSite.equals("same-origin") || fetchSite.equals("none");
        return ownOrigin && ownSite
                ? Optional.empty()
                : Optional.of("Only the portal's own page may ask this. Open it at http://" + host + "/.");
    }

    /** Whether the body is said to be JSON, which a form of another site cannot say. */
    static boolean saysJson(@Nullable String contentType) {
        return contentType != null && contentType.split(";", 2)[0].strip().equalsIgnoreCase("application/json");
    }
}
