package io.github.imbot4j.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {

    private final TrustedProxies proxies = TrustedProxies.of(List.of("127.0.0.1", "10.0.0.0/8", "fd00::/8"));

    @ParameterizedTest(name = "{1} through {0} is {2}")
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            203.0.113.7 | 198.51.100.1                          | 203.0.113.7
            127.0.0.1   | none                                  | 127.0.0.1
            127.0.0.1   | 198.51.100.1                          | 198.51.100.1
            127.0.0.1   | 192.0.2.66, 198.51.100.1              | 198.51.100.1
            127.0.0.1   | 192.0.2.66, 198.51.100.1, 10.1.2.3    | 198.51.100.1
            127.0.0.1   | 10.9.9.9, 10.1.2.3                    | 10.9.9.9
            10.200.1.1  | 198.51.100.1:4711                     | 198.51.100.1
            10.200.1.1  | [2001:db8::1]:4711                    | 2001:db8:0:0:0:0:0:1
            fd12::1     | 2001:db8::1                           | 2001:db8:0:0:0:0:0:1
            127.0.0.1   | unknown                               | 127.0.0.1
            127.0.0.1   | 198.51.100.1, evil.example, 10.1.2.3  | 10.1.2.3
            127.0.0.1   | ,                                     | 127.0.0.1
            127.0.0.2   | 198.51.100.1                          | 127.0.0.2
            """)
    void believesTheLastHopThatATrustedProxyNamed(String peer, String header, String sender) {
        assertThat(proxies.sender(peer, lines(header), List.of())).isEqualTo(sender);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', textBlock = """
            for=198.51.100.1                                      | 198.51.100.1
            For="[2001:db8::1]:4711";proto=https                  | 2001:db8:0:0:0:0:0:1
            by=10.1.1.1;for="198.51.100.1:80";host=bots.example   | 198.51.100.1
            for=192.0.2.66, for=198.51.100.1, for=10.1.2.3        | 198.51.100.1
            for=_hidden                                           | 127.0.0.1
            proto=https                                           | 127.0.0.1
            """)
    void readsTheStandardHeaderWhereTheOtherIsMissing(String header, String sender) {
        assertThat(proxies.sender("127.0.0.1", List.of(), lines(header))).isEqualTo(sender);
        assertThat(proxies.sender("127.0.0.1", List.of("203.0.113.9"), lines(header)))
                .isEqualTo("203.0.113.9");
    }

    @Test
    void readsSeveralLinesAsOne() {
        assertThat(proxies.sender("127.0.0.1", List.of("192.0.2.66", "198.51.100.1"), List.of()))
                .isEqualTo("198.51.100.1");
    }

    @Test
    void believesNobodyUnlessTold() {
        assertThat(TrustedProxies.none().sender("127.0.0.1", List.of("198.51.100.1"), List.of()))
                .isEqualTo("127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"proxy.example", "10.0.0.0/33", "10.0.0.0/x", "10.0.0/8", "10.0.0.0/8/8", "fd00::/129", "/8"})
    void refusesWhatIsNoAddress(String text) {
        assertThatThrownBy(() -> TrustedProxies.of(List.of("127.0.0.1", text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + text + "\"");
    }

    @Test
    void takesASubscribersAddressesForOneSender() throws UnknownHostException {
        assertThat(TrustedProxies.sender(InetAddress.getByName("2001:db8:1:2::3")))
                .isEqualTo(TrustedProxies.sender(InetAddress.getByName("2001:db8:1:2:ffff::4")))
                .isNotEqualTo(TrustedProxies.sender(InetAddress.getByName("2001:db8:1:3::3")));
        assertThat(TrustedProxies.sender(InetAddress.getByName("198.51.100.1")))
                .isNotEqualTo(TrustedProxies.sender(InetAddress.getByName("198.51.100.2")));
    }

    private static List<String> lines(String header) {
        return header == null ? List.of() : List.of(header);
    }
}
