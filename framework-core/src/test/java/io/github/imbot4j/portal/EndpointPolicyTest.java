package io.github.imbot4j.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointPolicyTest {

    private final EndpointPolicy strict = new EndpointPolicy(false);
    private final EndpointPolicy lenient = new EndpointPolicy(true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://acme.bitrix24.com/rest/",
                "https://ACME.Bitrix24.COM/rest/",
                "HTTPS://acme.bitrix24.com/rest/",
                "https://acme.bitrix24.com:443/rest/",
                "https://b24-1234.bitrix24.com.br/rest/",
                "https://portal.xn--80ak6aa92e.com/rest/",
                "https://xn--80ak6aa92e.xn--p1ai/rest/",
                "https://1.2.3.example/rest/",
                "https://0x7f.example.com/rest/"
            })
    void letsPublicPortalsBeCalled(String root) {
        assertThat(strict.refusal(Endpoint.of(root))).isEmpty();
        assertThat(lenient.refusal(Endpoint.of(root))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://acme.bitrix24.com/rest/",
                "ftp://acme.bitrix24.com/rest/",
                "https://acme.bitrix24.com:8443/rest/",
                "https://acme.bitrix24.com:80/rest/",
                "https://acme.bitrix24.com:0/rest/",
                "https://acme.bitrix24.com/sub/rest/",
                "https://acme.bitrix24.com/%72est/",
                "https://acme.bitrix24.com/../rest/",
                "https://localhost/rest/",
                "https://portal/rest/",
                "https://portal.localhost/rest/",
                "https://127.0.0.1/rest/",
                "https://169.254.169.254/rest/",
                "https://8.8.8.8/rest/",
                "https://[::1]/rest/",
                "https://[::ffff:127.0.0.1]/rest/",
                "https://[fe80::1%25eth0]/rest/",
                "https://[2606:4700::1111]/rest/"
            })
    void refusesEndpointsThatAreNoPublicPortals(String root) {
        assertThat(strict.refusal(Endpoint.of(root)))
                .hasValueSatisfying(why -> assertThat(why).contains(root, "--allow-private-portals"));
    }

    /** Spellings of numbers that some resolvers read as addresses; the endpoint type may refuse them before the policy. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://2130706433/rest/",
                "https://0x7f000001/rest/",
                "https://0x7f.0.0.1/rest/",
                "https://0177.0.0.1/rest/",
                "https://017700000001/rest/",
                "https://127.1/rest/",
                "https://127.0.1/rest/",
                "https://127.0.0.1./rest/",
                "https://0.0.0.0/rest/",
                "https://example.0x7f/rest/",
                "https://user@acme.bitrix24.com/rest/",
                "https://user:password@127.0.0.1/rest/",
                "https://acme.bitrix24.com@127.0.0.1/rest/",
                "https://acme.bitrix24.com/rest/?x=1",
                "https://acme.bitrix24.com/rest/?",
                "https://acme.bitrix24.com/rest/#x",
                "https://acme.bitrix24.com/rest",
                "https://acme.bitrix24.com/rest/x/",
                "https://.bitrix24.com/rest/",
                "https://acme..com/rest/",
                "https://-acme.com/rest/",
                "https://exa%6dple.com/rest/",
                "https://acme.bitrix24.com\\@127.0.0.1/rest/",
                "https:///rest/",
                "https:acme.bitrix24.com/rest/",
                "//acme.bitrix24.com/rest/",
                "/rest/",
                ""
            })
    void refusesSpellingsThatHideAnAddress(String root) {
        assertThat(isRefused(strict, root)).isTrue();
    }

    @Test
    void refusesNamesLongerThanDnsHas() {
        assertThat(isRefused(strict, "https://" + "a.".repeat(150) + "com/rest/"))
                .isTrue();
        assertThat(isRefused(strict, "https://" + "a".repeat(64) + ".com/rest/"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8080/rest/",
                "http://127.0.0.1:54321/rest/",
                "https://[::1]:8443/rest/",
                "http://portal/rest/",
                "https://intranet.example.com/bitrix/portal.v2/rest/"
            })
    void letsAnyRestRootBeCalledWhenPrivateOnesMay(String root) {
        assertThat(lenient.refusal(Endpoint.of(root))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://localhost/rest/",
                "http://localhost/../rest/",
                "http://localhost//rest/",
                "http://localhost/%2e%2e/rest/",
                "http://localhost/a;b/rest/",
                "http://localhost/rest"
            })
    void refusesWhatIsNoRestRootEvenThen(String root) {
        assertThat(isRefused(lenient, root)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0,this network",
        "0.255.255.255,this network",
        "10.0.0.1,private",
        "10.255.255.255,private",
        "100.64.0.0,carrier-grade NAT",
        "100.100.100.200,carrier-grade NAT",
        "100.127.255.255,carrier-grade NAT",
        "127.0.0.1,loopback",
        "127.255.255.254,loopback",
        "168.63.129.16,cloud metadata",
        "169.254.169.254,link-local",
        "172.16.0.1,private",
        "172.31.255.255,private",
        "192.0.0.170,protocol",
        "192.0.2.1,documentation",
        "192.88.99.1,6to4",
        "192.168.1.1,private",
        "198.18.0.1,benchmarking",
        "198.19.255.255,benchmarking",
        "198.51.100.7,documentation",
        "203.0.113.9,documentation",
        "224.0.0.1,multicast",
        "239.255.255.255,multicast",
        "240.0.0.1,reserved",
        "255.255.255.255,reserved",
        "::,not a global",
        "::1,not a global",
        "::127.0.0.1,not a global",
        "fc00::1,not a global",
        "fd00:ec2::254,not a global",
        "fe80::1,not a global",
        "fec0::1,not a global",
        "ff02::1,not a global",
        "100::1,not a global",
        "64:ff9b::7f00:1,loopback",
        "64:ff9b::a9fe:a9fe,link-local",
        "64:ff9b:1::7f00:1,not a global",
        "2001::1,Teredo",
        "2001:db8::1,documentation",
        "2002:7f00:1::,6to4",
        "3fff::1,documentation",
        "::ffff:127.0.0.1,loopback",
        "::ffff:169.254.169.254,link-local"
    })
    void refusesAddressesThatAreNotPublic(String address, String why) throws UnknownHostException {
        assertThat(strict.refusal(InetAddress.getByName(address)))
                .hasValueSatisfying(text -> assertThat(text).contains(why));
        assertThat(lenient.refusal(InetAddress.getByName(address))).isEmpty();
    }

    /** What the JDK would turn into IPv4 itself, kept as IPv6. */
    @Test
    void refusesAnIpv4AddressInIpv6Clothes() throws UnknownHostException {
        byte[] mapped = new byte[16];
        mapped[10] = mapped[11] = (byte) 0xff;
        mapped[12] = 127;
        mapped[15] = 1;
        assertThat(strict.refusal(Inet6Address.getByAddress("portal", mapped, 0)))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "128.0.0.1",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2606:4700:4700::1111",
                "2a00:1450:4010::1",
                "64:ff9b::808:808"
            })
    void letsPublicAddressesBeCalled(String address) throws UnknownHostException {
        assertThat(strict.refusal(InetAddress.getByName(address))).isEmpty();
    }

    @Test
    void refusesABlockThatIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> AddressBlock.of("[x/8", "nothing"));
    }

    private static boolean isRefused(EndpointPolicy policy, String root) {
        try {
            return policy.refusal(Endpoint.of(root)).isPresent();
        } catch (IllegalArgumentException notAnEndpoint) {
            return true;
        }
    }
}
