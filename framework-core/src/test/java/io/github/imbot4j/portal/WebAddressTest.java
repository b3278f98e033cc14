package io.github.imbot4j.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hosts of every kind are read and written in one place. */
class WebAddressTest {

    @ParameterizedTest
    @CsvSource({
        "https://my_bots.example.com, https://my_bots.example.com, my_bots.example.com, -1",
        "https://боты.рф, https://xn--90a0am0b.xn--p1ai, xn--90a0am0b.xn--p1ai, -1",
        "https://БОТЫ.РФ./, https://xn--90a0am0b.xn--p1ai/, xn--90a0am0b.xn--p1ai, -1",
        "http://b24_test.local:8080/rest/, http://b24_test.local:8080/rest/, b24_test.local, 8080",
        "HTTPS://Bots.Example.COM.:443/A, https://bots.example.com:443/A, bots.example.com, 443",
        "http://[::1]:8080, http://[::1]:8080, [::1], 8080",
        "http://[2001:DB8::1], http://[2001:db8::1], [2001:db8::1], -1",
        "http://127.0.0.1:1/x?y=z, http://127.0.0.1:1/x?y=z, 127.0.0.1, 1",
        "http://localhost:, http://localhost, localhost, -1",
        "https://bücher.example, https://xn--bcher-kva.example, xn--bcher-kva.example, -1"
    })
    void readsHostsOfEveryKind(String text, URI address, String host, int port) {
        assertThat(WebAddress.read(text)).isEqualTo(address);
        assertThat(WebAddress.host(address)).isEqualTo(host);
        assertThat(WebAddress.port(address)).isEqualTo(port);
        assertThat(WebAddress.host(URI.create(text))).isEqualTo(host);
        assertThat(WebAddress.read(address.toString())).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bots.example.com",
                "https://",
                "https:///x",
                "https://a b.example",
                "https://.example",
                "https://a..example",
                "https://-a.example",
                "https://a.example:99999",
                "https://a.example:x",
                "https://[::1",
                "https://::1",
                "mailto:a@b.example"
            })
    void refusesWhatIsNoAddress(String text) {
        assertThatThrownBy(() -> WebAddress.read(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void findsTheHostInWhatHeadersAndPostsName() {
        assertThat(WebAddress.hostIn("B24_Test.local:8080")).isEqualTo("b24_test.local");
        assertThat(WebAddress.hostIn("портал.рф")).isEqualTo("xn--80awhdgm.xn--p1ai");
        assertThat(WebAddress.hostIn("[::1]:80")).isEqualTo("[::1]");
        assertThat(WebAddress.hostIn("no host")).isEmpty();
        assertThat(WebAddress.host(URI.create("mailto:a@b.example"))).isEmpty();
    }

    @Test
    void putsAddressesOfVersion6InBrackets() {
        assertThat(WebAddress.authority("::1", 8080)).isEqualTo("[::1]:8080");
        assertThat(WebAddress.authority("[::1]", 8080)).isEqualTo("[::1]:8080");
        assertThat(WebAddress.authority("localhost", 8080)).isEqualTo("localhost:8080");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://b24_test.example.com/rest/",
                "https://портал.рф/rest/",
                "https://Acme.Bitrix24.com./rest/"
            })
    void letsPortalsOfEveryHostBeCalled(String root) {
        assertThat(new EndpointPolicy(false).refusal(Endpoint.of(root))).isEmpty();
    }
}
