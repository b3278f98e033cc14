package io.github.imbot4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.imbot4j.runtime.Posts;
import io.github.imbot4j.wire.RecordedPost;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecodedPostTest {

    @Test
    void showsTheEventWithoutItsSecrets() {
        String json = DecodedPost.toJson(Posts.message(84331, "good morning"));

        assertThat(json)
                .contains("ONIMBOTMESSAGEADD", "good morning", "84331", "***")
                .doesNotContain(Posts.TOKEN, Posts.ACCESS_TOKEN);
    }

    @Test
    void countsTheLifeOfATokenFromTheTimeOfTheEvent() {
        String json = DecodedPost.toJson(RecordedPost.named("app-install").form());

        assertThat(json)
                .contains("\"raisedAt\" : \"2023-10-05T17:30:00Z\"", "\"expiresAt\" : \"2023-10-05T18:30:00Z\"");
    }

    @Test
    void inventsNoTimeForAPostWithoutTokens() {
        String json = DecodedPost.toJson(RecordedPost.named("app-uninstall").form());

        assertThat(json).contains("\"expiresAt\" : null", "\"raisedAt\" : \"").doesNotContain("1970");
    }

    @Test
    void inventsNoTimeForTheInstallPageWhichTellsNone() {
        String json = DecodedPost.toJson(RecordedPost.named("install-page").form());

        assertThat(json).contains("\"expiresAt\" : null", "\"raisedAt\" : null").doesNotContain("1970");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\n\n"})
    void takesALineEndAfterThePostForNoneOfIt(String lineEnd) {
        String form = "event=ONIMBOTDELETE&auth[member_id]=a1&data[BOT_ID]=5&data[BOT_CODE]=parrot";

        assertThat(DecodedPost.toJson((form + lineEnd).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(DecodedPost.toJson(form.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void namesAnEventItDoesNotKnow() {
        assertThat(DecodedPost.of(RecordedPost.named("user-add").form()).unknownEvent())
                .isEmpty();
        assertThat(DecodedPost.of(RecordedPost.named("user-add").form()).json()).contains("ONUSERADD", "Klaus");
        assertThat(DecodedPost.of(RecordedPost.named("bot-delete").form()).unknownEvent())
                .isEmpty();
        assertThat(DecodedPost.of("event=on%0A%1Bx%22\u00fc".getBytes(StandardCharsets.UTF_8))
                        .unknownEvent())
                .contains("ON??X??");
        assertThat(DecodedPost.of(("event=" + "x".repeat(5000)).getBytes(StandardCharsets.UTF_8))
                        .unknownEvent())
                .contains("X".repeat(60));
        assertThat(DecodedPost.knownEvents()).contains("ONIMBOTMESSAGEADD", "ONAPPINSTALL");
    }

    @Test
    void saysWhyAPostCannotBeRead() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DecodedPost.toJson(new byte[0]))
                .withMessageContaining("no post of a portal");
    }
}
