package io.github.imbot4j.samples.gallery;

import static io.github.imbot4j.samples.gallery.Openverse.Trouble.BROKEN;
import static io.github.imbot4j.samples.gallery.Openverse.Trouble.NOT_SET;
import static io.github.imbot4j.samples.gallery.Openverse.Trouble.SLOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.imbot4j.samples.gallery.Openverse.Trouble;
import io.github.imbot4j.samples.gallery.Openverse.UnavailableException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenverseTest {

    private static void assertTrouble(Trouble why, Openverse openverse, String words) {
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> openverse.search(words, 1))
                .satisfies(failure -> assertThat(failure.why()).isEqualTo(why));
    }

    @ParameterizedTest
    @ValueSource(strings = {"silent", "dripping"})
    void waitsNoLongerThanItsPatience(String words) throws Exception {
        try (PictureServer server = new PictureServer()) {
            assertTrouble(SLOW, new Openverse(Optional.of(server.base()), Duration.ofMillis(300)), words);
        }
    }

    @Test
    void looksForTheFirstTwoHundredCharacters() throws Exception {
        try (PictureServer server = new PictureServer()) {
            new Openverse(Optional.of(server.base()), Duration.ofSeconds(5)).search("x".repeat(5_000), 1);
            assertThat(server.asked()).containsExactly("q=" + "x".repeat(200) + "&page=1&page_size=4");
        }
    }

    @Test
    void asksNobodyUnlessItIsToldWhom() {
        assertTrouble(NOT_SET, Openverse.of(Map.of()), "bark");
    }

    @Test
    void saysWhenNobodyListens() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        URI nobody = URI.create("http://127.0.0.1:" + free + "/v1/");
        assertTrouble(BROKEN, new Openverse(Optional.of(nobody), Duration.ofSeconds(5)), "bark");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"api.openverse.org", "ftp://api.openverse.org/", "https://", "https://api.openverse.org/?q=1"})
    void refusesAnAddressThatIsNone(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Openverse.of(Map.of(Openverse.SETTING, address)))
                .withMessageContaining("GALLERY_API is \"" + address + "\"");
    }
}
