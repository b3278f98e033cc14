package io.github.imbot4j.portal;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * A block of network addresses, IPv4 or IPv6.
 *
 * @param first its first address, as a number
 * @param length of an address in bytes: 4 or 16
 * @param prefix how many leading bits its addresses share
 * @param use what it is for
 */
record AddressBlock(BigInteger first, int length, int prefix, String use) {

    /** Reads {@code 10.0.0.0/8}. */
    static AddressBlock of(String cidr, String use) {
        int slash = cidr.indexOf('/');
        byte[] bytes = literal(cidr.substring(0, slash));
        int prefix = Integer.parseInt(cidr.substring(slash + 1));
        return new AddressBlock(new BigInteger(1, bytes), bytes.length, prefix, use);
    }

    boolean contains(byte[] address) {
        return address.length == length
                && new BigInteger(1, address)
                                .xor(first)
                                .shiftRight(length * 8 - prefix)
                                .signum()
                        == 0;
    }

    private static byte[] literal(String text) {
        try {
            return InetAddress.getByName(text).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("\"" + text + "\" is not an IP address.", e);
        }
    }
}
