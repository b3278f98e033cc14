package io.github.imbot4j.portal;

import java.net.InetAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The addresses that may be called, so that a forged install or a hostile name server cannot make us call our own
 * network (transport §5.4 nos 1, 18). Both checks are required: the first of an endpoint's spelling, before it is
 * stored; the second of every address its host resolves to, each time a connection is made.
 *
 * @param allowPrivate whether any REST root is fine, on plain http, private addresses and odd ports too: for tests and
 *     portals of one's own
 */
public record EndpointPolicy(boolean allowPrivate) {

    private static final Pattern HOST = Pattern.compile(
            "(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");
    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*/rest/");

    private static final List<AddressBlock> NOT_PUBLIC = List.of(
            AddressBlock.of("0.0.0.0/8", "this network"),
            AddressBlock.of("10.0.0.0/8", "private"),
            AddressBlock.of("100.64.0.0/10", "carrier-grade NAT"),
            AddressBlock.of("127.0.0.0/8", "loopback"),
            AddressBlock.of("168.63.129.16/32", "cloud metadata"),
            AddressBlock.of("169.254.0.0/16", "link-local, cloud metadata"),
            AddressBlock.of("172.16.0.0/12", "private"),
            AddressBlock.of("192.0.0.0/24", "protocol assignments"),
            AddressBlock.of("192.0.2.0/24", "documentation"),
            AddressBlock.of("192.88.99.0/24", "6to4 relay"),
            AddressBlock.of("192.168.0.0/16", "private"),
            AddressBlock.of("198.18.0.0/15", "benchmarking"),
            AddressBlock.of("198.51.100.0/24", "documentation"),
            AddressBlock.of("203.0.113.0/24", "documentation"),
            AddressBlock.of("224.0.0.0/4", "multicast"),
            AddressBlock.of("240.0.0.0/4", "reserved"),
            AddressBlock.of("2001::/23", "protocol assignments, Teredo"),
            AddressBlock.of("2001:db8::/32", "documentation"),
            AddressBlock.of("2002::/16", "6to4"),
            AddressBlock.of("3fff::/20", "documentation"));

    /** All of IPv6 that is meant to be reachable from everywhere; unique-local, link-local and the rest lie outside. */
    private static final AddressBlock GLOBAL_V6 = AddressBlock.of("2000::/3", "global");

    /** Networks without IPv4 reach it here; what counts is the IPv4 address in the last four bytes. */
    private static final AddressBlock NAT64 = AddressBlock.of("64:ff9b::/96", "NAT64");

    /** Says why an endpoint may not be called, by its spelling alone; empty when it may. */
    public Optional<String> refusal(Endpoint endpoint) {
        URI root = endpoint.root();
        String scheme = root.getScheme().toLowerCase(Locale.ROOT);
        if (allowPrivate) {
            boolean fine = (scheme.equals("https") || scheme.equals("http"))
                    && PATH.matcher(root.getRawPath()).matches();
            return fine ? Optional.empty() : no(endpoint, "it must look like http(s)://host[:port]/[folder/]rest/");
        }
        if (!scheme.equals("https")) {
            return no(endpoint, "it must begin with https://");
        }
        if (WebAddress.port(root) != -1 && WebAddress.port(root) != 443) {
            return no(endpoint, "its port must be 443");
        }
        if (!root.getRawPath().equals("/rest/")) {
            return no(endpoint, "its path must be /rest/");
        }
        return hostRefusal(endpoint);
    }

    private static Optional<String> hostRefusal(Endpoint endpoint) {
        String host = endpoint.host();
        String last = host.substring(host.lastIndexOf('.') + 1);
        if (host.startsWith("[") || NUMBER.matcher(last).matches()) {
            return no(endpoint, "its host must be a name, not an IP address");
        }
        if (!HOST.matcher(host).matches() || last.equals("localhost")) {
            return no(endpoint, "its host must be a public name such as portal.bitrix24.com");
        }
        return Optional.empty();
    }

    /** Says why a resolved address may not be connected to; empty when it may. */
    public Optional<String> refusal(InetAddress address) {
        if (allowPrivate) {
            return Optional.empty();
        }
        byte[] bytes = address.getAddress();
        if (NAT64.contains(bytes)) {
            bytes = Arrays.copyOfRange(bytes, 12, 16);
        }
        for (AddressBlock block : NOT_PUBLIC) {
            if (block.contains(bytes)) {
                return no(address, block.use());
            }
        }
        return bytes.length == 4 || GLOBAL_V6.contains(bytes) ? Optional.empty() : no(address, "not a global address");
    }

    private static Optional<String> no(Endpoint endpoint, String why) {
        return Optional.of("\"" + endpoint + "\" may not be called: " + why
                + ". For a portal of your own, set --allow-private-portals.");
    }

    private static Optional<String> no(InetAddress address, String why) {
        return Optional.of(address.getHostAddress() + " may not be called: " + why
                + ". For a portal of your own, set --allow-private-portals.");
    }
}
