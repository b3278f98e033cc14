package io.github.imbot4j.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.github.imbot4j.event.Event;
import io.github.imbot4j.phpform.FormDecoder;
import io.github.imbot4j.phpform.FormException;
import io.github.imbot4j.phpform.FormLimits;
import io.github.imbot4j.phpform.FormTree;
import io.github.imbot4j.wire.generation.Generations;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever arrives is a post or is refused; the same seeds every time. */
class HostilePostsTest {

    private static final FormDecoder DECODER = new FormDecoder(FormLimits.standard());
    private static final byte[] SPECIAL = "&=%+[].\0 0159YN-\u007f".getBytes(StandardCharsets.US_ASCII);

    static List<String> posts() {
        return RecordedPost.names();
    }

    @ParameterizedTest
    @MethodSource("posts")
    void survivesMutationsOfPosts(String name) {
        Random random = new Random(name.hashCode());
        byte[] form = RecordedPost.named(name).form();
        for (int i = 0; i < 60; i++) {
            byte[] mutant = form.clone();
            for (int times = random.nextInt(8); times >= 0; times--) {
                mutant = mutate(mutant, random);
            }
            survive(mutant);
        }
    }

    @ParameterizedTest
    @MethodSource("posts")
    void survivesValuesThatAreNotWhatTheyShouldBe(String name) {
        Random random = new Random(name.hashCode());
        String form = new String(RecordedPost.named(name).form(), StandardCharsets.US_ASCII);
        String[] values = {"", "0", "-1", "9999999999999999999999", "x", "%00", "%FF%FE", "%5B", "Y", "1.0E%2B20"};
        for (int i = 0; i < 60; i++) {
            StringBuilder mutant = new StringBuilder();
            for (String pair : form.split("&", -1)) {
                int chance = random.nextInt(20);
                String key = pair.substring(0, pair.indexOf('=') + 1);
                if (chance == 1) {
                    mutant.append(key)
                            .append(values[random.nextInt(values.length)])
                            .append('&');
                } else if (chance > 1) {
                    mutant.append(pair).append('&');
                }
            }
            survive(mutant.toString().getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Test
    void survivesNoise() {
        Random random = new Random(1);
        for (int i = 0; i < 3_000; i++) {
            byte[] noise = new byte[random.nextInt(300)];
            random.nextBytes(noise);
            if (i % 2 == 0) {
                for (int at = 0; at < noise.length; at++) {
                    noise[at] = SPECIAL[(noise[at] & 0xff) % SPECIAL.length];
                }
            }
            survive(noise);
        }
    }

    @Test
    void refusesAMemberSaidTwice() {
        String form = new String(RecordedPost.named("message-add-private").form(), StandardCharsets.US_ASCII);
        String twice = form + "&auth%5Bmember_id%5D=a223c6b3710f85df22e9377d6c4f7553";
        assertThatExceptionOfType(FormException.class)
                .isThrownBy(() -> DECODER.decode(twice.getBytes(StandardCharsets.US_ASCII)))
                .withMessage("\"auth[member_id]\" is said twice or in two shapes; say it once.");
    }

    /** What is read before anything is proven must be cheap. */
    @Test
    void readsTheDearestPostInReasonableTime() {
        RecordedPost post = RecordedPost.named("message-add-group")
                .with("data[PARAMS][MESSAGE_ORIGINAL]", "[USER=1]".repeat(12_000))
                .with("data[USER][NAME]", "&amp;".repeat(12_000));
        for (int bot = 1; bot <= 99; bot++) {
            post = post.with("data[BOT][" + bot + "][BOT_ID]", bot);
        }
        byte[] form = post.form();
        PortalPost read = assertTimeout(
                Duration.ofSeconds(3),
                () -> new EventReader(Generations.all()).read(DECODER.decode(form), RecordedPost.RECEIVED));
        assertThat(read.events()).hasSize(100);
    }

    private static void survive(byte[] form) {
        try {
            FormTree tree = DECODER.decode(form);
            PortalPost portalPost = new EventReader(Generations.all()).read(tree, tree, RecordedPost.RECEIVED);
            assertThat(PostJson.write(portalPost)).isNotEmpty();
            for (Event event : portalPost.events()) {
                assertThat(event.idempotencyKey(portalPost.name())).hasSizeLessThanOrEqualTo(200);
                assertThat(event.lane()).isNotEmpty();
            }
        } catch (FormException refused) {
            assertThat(refused.status()).isIn(400, 413);
            assertThat(refused.getMessage()).matches("[ -~…]{1,300}");
        }
    }

    private static byte[] mutate(byte[] form, Random random) {
        int at = random.nextInt(Math.max(1, form.length));
        int length = Math.min(random.nextInt(40), form.length - at);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(form, 0, at);
        switch (random.nextInt(5)) {
            case 0 -> out.write(random.nextInt(256));
            case 1 -> out.write(SPECIAL, random.nextInt(SPECIAL.length), 1);
            case 2 -> out.write(form, at, length); // said twice, for the rest begins at the same place
            case 3 -> at += length;
            default -> {
                out.write(SPECIAL, random.nextInt(SPECIAL.length), 1);
                at = Math.min(at + 1, form.length);
            }
        }
        out.write(form, at, form.length - at);
        return out.toByteArray();
    }
}
