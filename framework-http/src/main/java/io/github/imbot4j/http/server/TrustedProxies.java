package io.github.imbot4j.http.server;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The proxies that are believed when they say whose request they pass on. Anybody can write {@code X-Forwarded-For}; what a
 * proxy added stands at its end. So the header is read from the right, and the first address that is not a trusted proxy's is
 * the sender's.
 *
 * <p>Immutable.
 */
public final class TrustedProxies {

    private static final Pattern LITERAL = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final Pattern FOR = Pattern.compile("(?i)(?:^|;)\\s*for\\s*=\\s*(\"[^\"]*\"|[^;\\s]*)");
    private static final Pattern WITH_PORT = Pattern.compile("\\[([^\\]]*)](?::.*)?|([^:]*):\\d+");
    private static final int IPV6_BYTES = 16;

    private final List<Block> blocks;

    private record Block(InetAddress first, int bits) {

        boolean contains(InetAddress address) {
            byte[] bytes = address.getAddress();
            byte[] prefix = first.getAddress();
            if (bytes.length != prefix.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((bytes[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private TrustedProxies(List<Block> blocks) {
        this.blocks = blocks;
    }

    /** Nobody is believed. */
    public static TrustedProxies none() {
        return new TrustedProxies(List.of());
    }

    /**
     * Reads addresses and blocks of addresses, such as {@code 127.0.0.1}, {@code 10.0.0.0/8} and {@code fd00::/8}.
     *
     * @throws IllegalArgumentException naming the first that is neither
     */
    public static TrustedProxies of(List<String> addresses) {
        return new TrustedProxies(addresses.stream().map(TrustedProxies::block).toList());
    }

    private static Block block(String text) {
        String[] parts = text.split("/", -1);
        Optional<InetAddress> address = address(parts[0]);
        int most = address.map(known -> known.getAddress().length * 8).orElse(0);
        int bits = parts.length == 1 ? most : parts[1].matches("\\d{1,3}") ? Integer.parseInt(parts[1]) : -1;
        if (address.isEmpty() || parts.length > 2 || bits < 0 || bits > most) {
            throw new IllegalArgumentException("\"" + text + "\" is neither an address nor a block of addresses");
        }
        return new Block(address.get(), bits);
    }

    /** Whether an address is that of a trusted proxy. */
    boolean contains(InetAddress address) {
        return blocks.stream().anyMatch(block -> block.contains(address));
    }

    /**
     * Returns whose request it is.
     *
     * @param peer who has the connection
     * @param forwardedFor the lines of {@code X-Forwarded-For}; when there are none, {@code forwarded} is read
     * @param forwarded the lines of {@code Forwarded} (RFC 7239)
     * @return the peer itself unless it is a trusted proxy; the last proxy known when what it says is no address
     */
    String sender(String peer, List<String> forwardedFor, List<String> forwarded) {
        List<String> hops = forwardedFor.isEmpty() ? hops(forwarded, true) : hops(forwardedFor, false);
        String sender = peer;
        for (String hop : hops) {
            if (address(sender).filter(this::contains).isEmpty()) {
                break;
            }
            Optional<InetAddress> next = address(hop);
            if (next.isEmpty()) {
                break;
            }
            sender = next.get().getHostAddress();
        }
        return sender;
    }

    /** From the last to the first. */
    private static List<String> hops(List<String> lines, boolean named) {
        List<String> hops =
                new ArrayList<>(Arrays.asList(String.join(",", lines).split(",")));
        Collections.reverse(hops);
        return hops.stream()
                .map(hop -> withoutPort(named ? node(hop) : hop.strip()))
                .toList();
    }

    private static String node(String element) {
        var found = FOR.matcher(element);
        return found.find() ? found.group(1).replace("\"", "").strip() : "";
    }

    private static String withoutPort(String hop) {
        var parts = WITH_PORT.matcher(hop);
        if (!parts.matches()) {
            return hop;
        }
        return parts.group(1) != null ? parts.group(1) : parts.group(2);
    }

    /** No name is looked up. */
    private static Optional<InetAddress> address(String text) {
        if (!LITERAL.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException none) {
            return Optional.empty();
        }
    }

    /** Returns what stands for one sender, given an address in letters. */
    static String network(String address) {
        return address(address).map(TrustedProxies::sender).orElse(address);
    }

    /** Returns what stands for one sender: an IPv4 address, or the /64 that a subscriber has of IPv6. */
    static String sender(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == IPV6_BYTES ? network(bytes) : address.getHostAddress();
    }

    private static String network(byte[] bytes) {
        return IntStream.iterate(0, i -> i < IPV6_BYTES / 2, i -> i + 2)
                .mapToObj(i -> Integer.toHexString(((bytes[i] & 0xFF) << 8) | (bytes[i + 1] & 0xFF)))
                .collect(Collectors.joining(":", "", "::/64"));
    }
}
