package io.github.imbot4j.phpform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** transport §5.4 no. 12 to 14. */
class FormLimitsTest {

    private static final FormLimits LIMITS = FormLimits.standard();

    private final FormDecoder decoder = new FormDecoder(LIMITS);

    @Test
    void refusesABodyOfTwoMebibytes() {
        refuses(413, "a=" + "x".repeat(2 << 20), "bytes");
    }

    @Test
    void takesABodyOfExactlyTheLimit() {
        String pair = "a=" + "x".repeat(LIMITS.valueBytes()) + "&";
        String body = pair.repeat(3);
        assertThat(decode(body + "x".repeat(10)).has("a")).isTrue();
        assertThat(decode("&".repeat(LIMITS.bytes())).isEmpty()).isTrue();
        refuses(413, "&".repeat(LIMITS.bytes() + 1), "bytes");
    }

    @Test
    void refusesAHundredThousandPairs() {
        refuses(413, "a=1&".repeat(100_000), "pairs");
    }

    @Test
    void takesAsManyPairsAsTheLimit() {
        String some = "a[]=1&".repeat(LIMITS.pairs());
        assertThat(decode(some).get("a").values()).hasSize(LIMITS.pairs());
        refuses(413, some + "b=1", "pairs");
    }

    @Test
    void refusesADepthOfTwoHundred() {
        refuses(400, "a" + "[b]".repeat(200) + "=1", "nested");
    }

    @Test
    void takesADepthOfExactlyTheLimit() {
        FormTree tree = decode("a" + "[]".repeat(32) + "=1").get("a");
        for (int i = 0; i < 32; i++) {
            tree = tree.get("0");
        }
        assertThat(tree.text()).isEqualTo("1");
        refuses(400, "a" + "[]".repeat(33) + "=1", "nested");
    }

    @Test
    void refusesALongKeyAndALongValue() {
        String key = "k".repeat(LIMITS.keyBytes());
        String value = "v".repeat(LIMITS.valueBytes());
        assertThat(decode(key + "=" + value).get(key).text()).isEqualTo(value);
        refuses(413, key + "k=1", "key");
        refuses(413, "a=" + value + "v", "value");
    }

    @Test
    void takesTheLongestMessageInTheWidestLetters() {
        String longest = "😀".repeat(20_006);
        FormTree tree = decoder.decode(FormEncoder.encode(java.util.Map.of("m", longest)));
        assertThat(tree.get("m").text()).isEqualTo(longest);
    }

    @Test
    void refusesAKeyThatIsNotUtf8() {
        refuses(400, "a%D0=1", "UTF-8");
    }

    @Test
    void survivesKeysWhoseHashesCollide() {
        List<String> keys = new ArrayList<>(List.of(""));
        for (int i = 0; i < 12; i++) {
            List<String> longer = new ArrayList<>();
            keys.forEach(key -> Collections.addAll(longer, key + "Aa", key + "BB"));
            keys = longer;
        }
        String form = String.join("&", keys);
        FormTree tree = assertTimeout(Duration.ofSeconds(5), () -> decode(form));
        assertThat(tree.entries()).hasSize(4096);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "auth[member_id]=a&auth[member_id]=a",
                "auth[member_id]=a&auth%5Bmember_id%5D=b",
                "auth=1&auth[member_id]=a",
                "auth[member_id]=a&auth=1",
                "auth&auth[member_id]=a",
                "auth[member_id]=a&auth[member_id][x]=b",
                "auth[x][y]=a&auth[x]=b",
                "event=A&event=B",
                "event=A&event[0]=B",
                "ts=1&ts=2",
                "AUTH_ID=a&AUTH_ID=b",
                "REFRESH_ID=a&REFRESH_ID=b",
                "member_id=a&member_id=b",
                "APPLICATION_TOKEN=a&APPLICATION_TOKEN=b",
                "DOMAIN=a&DOMAIN=b",
                "SERVER_ENDPOINT=a&SERVER_ENDPOINT=b",
                "access_token=a&access_token=b",
                "application_token=a&application_token=b",
            })
    void refusesATrustedKeySaidTwice(String form) {
        refuses(400, form, "twice");
    }

    @Test
    void namesTheWholeKeyCleanedAndShort() {
        refuses(400, "auth[member_id]=a&auth[member_id]=b", "\"auth[member_id]\" is said twice");
        refuses(400, "auth[a%0A%1B%22%C2%85z]=1&auth[a%0A%1B%22%C2%85z]=2", "\"auth[a????z]\" is said twice");
        refuses(400, "auth.x[y]=1&auth[]=a", "\"auth[]\" is spelled");
        String endless = "auth[" + "k".repeat(900) + "]=1";
        refuses(400, endless + "&" + endless, "\"auth[" + "k".repeat(75) + "…\" is said twice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+event=A",
                "event%00x=A",
                "member.id=a",
                "member+id=a",
                "member[id=a",
                "AUTH.ID=a",
                "auth[member_id]x=a",
                "auth[]=a",
                "auth[]]=a",
                "auth[a][]=a",
                "+auth[member_id]=a",
            })
    void refusesATrustedKeyInAnotherSpelling(String form) {
        refuses(400, form, "odd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth.member_id=x", "auth+member_id=x", "AUTH[member_id]=x", "Event=x", "auth_member_id=x"})
    void givesNoWeightToAKeyThatOnlyLooksTrusted(String form) {
        FormTree tree = decode(form + "&auth[member_id]=a");
        assertThat(tree.path("auth", "member_id").text()).isEqualTo("a");
        assertThat(tree.get("event").isEmpty()).isTrue();
    }

    @Test
    void letsOtherKeysRepeat() {
        assertThat(decode("data[a]=1&data[a]=2").path("data", "a").text()).isEqualTo("2");
    }

    private void refuses(int status, String form, String word) {
        assertThatExceptionOfType(FormException.class)
                .isThrownBy(() -> decode(form))
                .withMessageContaining(word)
                .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(status))
                .satisfies(refusal -> assertThat(refusal.getStackTrace()).isEmpty());
    }

    private FormTree decode(String form) {
        return decoder.decode(form.getBytes(StandardCharsets.UTF_8));
    }
}
