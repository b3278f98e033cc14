package io.github.imbot4j.portal;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Web addresses and their hosts, read and written in one place. A host may be an international name ({@code боты.рф}), a name
 * with an underscore, as local networks and containers have them, or an IPv6 address; {@link URI#getHost} knows only the third.
 * Hosts are kept in lower case, in letters that go over the wire ({@code xn--…}), without a trailing dot.
 */
public final class WebAddress {

    private static final Pattern PARTS = Pattern.compile("(?s)([A-Za-z][A-Za-z0-9+.-]*):\\/\\/([^/?#]*)(.*)");
    private static final Pattern AUTHORITY =
            Pattern.compile("(?:(.*)@)?(\\[[0-9A-Fa-f:.]+(?:%[\\w.-]+)?]|[^:@\\[\\]]*)(?::(\\d{0,5}))?");
    private static final Pattern NAME = Pattern.compile(
            "(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*");

    private static final int MAX_PORT = 65_535;

    private WebAddress() {}

    /**
     * Reads an address as people and servers spell it; scheme and host come out in lower case, the host as it goes over the wire.
     *
     * @throws IllegalArgumentException when it is no address with a host
     */
    public static URI read(String text) {
        Matcher parts = PARTS.matcher(text.strip());
        Matcher authority = AUTHORITY.matcher(parts.matches() ? parts.group(2) : "");
        if (!parts.matches() || !authority.matches()) {
            throw new IllegalArgumentException("It is not an address such as https://bots.example.com.");
        }
        String user = authority.group(1) == null ? "" : authority.group(1) + "@";
        String port = authority.group(3) == null || authority.group(3).isEmpty() ? "" : ":" + authority.group(3);
        if (!port.isEmpty() && Integer.parseInt(port.substring(1)) > MAX_PORT) {
            throw new IllegalArgumentException("Its port is above " + MAX_PORT + ".");
        }
        String scheme = parts.group(1).toLowerCase(Locale.ROOT);
        try {
            return new URI(scheme + "://" + user + wire(authority.group(2)) + port + parts.group(3));
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException(malformed.getReason(), malformed);
        }
    }

    /** Returns a host as it goes over the wire; an IPv6 address stands in brackets. */
    private static String wire(String host) {
        if (host.startsWith("[")) {
            return host.toLowerCase(Locale.ROOT);
        }
        String ascii = IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        String name = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("It names no host.");
        }
        return name;
    }

    /** Returns the host of an address as it goes over the wire; empty when it has none. */
    public static String host(URI address) {
        return part(address, 2);
    }

    /** Returns the port an address names; −1 when it names none. */
    public static int port(URI address) {
        String port = part(address, 3);
        return port.isEmpty() ? -1 : Integer.parseInt(port);
    }

    private static String part(URI address, int group) {
        Matcher authority = AUTHORITY.matcher(address.getRawAuthority() == null ? "" : address.getRawAuthority());
        if (!authority.matches() || authority.group(group) == null) {
            return "";
        }
        try {
            return group == 2 ? wire(authority.group(2)) : authority.group(group);
        } catch (IllegalArgumentException noName) {
            return "";
        }
    }

    /** Returns the host in a text of a host alone, maybe with a port, as headers and posts name it; empty when it is none. */
    public static String hostIn(String text) {
        try {
            return host(read("https://" + text.strip()));
        } catch (IllegalArgumentException none) {
            return "";
        }
    }

    /** Returns host and port as an address has them, of a host as it is bound: an IPv6 address gets its brackets. */
    public static String authority(String host, int port) {
        return (host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host) + ":" + port;
    }
}
