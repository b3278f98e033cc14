package io.github.imbot4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.imbot4j.dispatch.Posts;
import org.junit.jupiter.api.Test;

class DecodingTest {

    @Test
    void showsTheEventWithoutItsSecrets() {
        String json = Decoding.toJson(Posts.message(84331, "good morning"));

        assertThat(json)
                .contains("ONIMBOTMESSAGEADD", "good morning", "84331", "***")
                .doesNotContain(Posts.TOKEN, Posts.ACCESS_TOKEN);
    }

    @Test
    void saysWhyAPostCannotBeRead() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Decoding.toJson(new byte[0]))
                .withMessageContaining("no post of a portal");
    }
}
