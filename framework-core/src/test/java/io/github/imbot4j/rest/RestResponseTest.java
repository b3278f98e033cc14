package io.github.imbot4j.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.imbot4j.portal.Credentials;
import io.github.imbot4j.portal.Secret;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RestResponseTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "567|567",
                "\"567\"|567",
                "\" 567 \"|567",
                "3000000000|3000000000",
                "-1|-1",
                "5.0|5",
                "1e3|1000",
                "0|0"
            })
    void readsWholeNumbersOfEverySpelling(String json, long value) {
        assertThat(RestResponse.ofResult(json).asLong()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "true",
                "null",
                "\"\"",
                "\"abc\"",
                "5.5",
                "1e999999999",
                "\"1e999999999\"",
                "9223372036854775808",
                "[]",
                "{\"ID\":5}",
                "\"99999999999999999999999999999999999999999\""
            })
    void refusesWhatIsNoWholeNumber(String json) {
        assertThat(RestResponse.ofResult(json).findLong()).isEmpty();
        assertThatExceptionOfType(MalformedResponseException.class)
                .isThrownBy(() -> RestResponse.ofResult(json).asLong())
                .withMessageContaining("result is ")
                .withMessageContaining("not a whole number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "1", "\"1\"", "\"Y\"", "\"y\"", "\"true\"", "\"TRUE\"", "\"yes\"", "\" Y \""})
    void readsFlagsThatAreSet(String json) {
        assertThat(RestResponse.ofResult(json).asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "0", "\"0\"", "\"N\"", "\"n\"", "\"false\"", "\"no\"", "\"\"", "null", "[]", "{}"})
    void readsFlagsThatAreNot(String json) {
        assertThat(RestResponse.ofResult(json).asBoolean()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "\"maybe\"", "[1]", "{\"a\":1}"})
    void refusesWhatIsNoFlag(String json) {
        assertThatExceptionOfType(MalformedResponseException.class)
                .isThrownBy(() -> RestResponse.ofResult(json).asBoolean());
    }

    @ParameterizedTest
    @CsvSource({"'\"a\"',a", "7,7", "true,true", "'\"\"',''"})
    void readsTexts(String json, String text) {
        assertThat(RestResponse.ofResult(json).asText()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "{}"})
    void refusesWhatIsNoText(String json) {
        assertThatExceptionOfType(MalformedResponseException.class)
                .isThrownBy(() -> RestResponse.ofResult(json).asText());
        assertThat(RestResponse.ofResult(json).asText("none")).isEqualTo("none");
        assertThat(RestResponse.ofResult(json).asLong(9)).isEqualTo(9);
    }

    @Test
    void prefersWhatIsThereToWhatStandsIn() {
        assertThat(RestResponse.ofResult("\"a\"").asText("none")).isEqualTo("a");
        assertThat(RestResponse.ofResult("\"5\"").asLong(9)).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "false", "[]", "{}"})
    void takesEveryNothingForEmpty(String json) {
        RestResponse restResponse = RestResponse.ofResult("{\"a\":" + json + "}");
        assertThat(restResponse.get("a").isEmpty()).isTrue();
        assertThat(restResponse.get("a").items()).isEmpty();
        assertThat(restResponse.get("a").entries()).isEmpty();
        assertThat(restResponse.get("missing").isEmpty()).isTrue();
        assertThat(restResponse.get("a").get("b").get("c").isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "\"0\"", "\" \"", "true", "[0]", "{\"a\":null}"})
    void takesAnythingElseForSomething(String json) {
        assertThat(RestResponse.ofResult(json).isEmpty()).isFalse();
    }

    /** The documented answer of imbot.bot.list. */
    @Test
    void walksAMapInOrder() {
        RestResponse bots = RestResponse.ofResult("""
                {"10041":{"ID":10041,"NAME":"Echo","CODE":"echo","OPENLINE":"N"},"39":{"ID":"39","NAME":"Other","CODE":"other","OPENLINE":"Y"}}""");
        assertThat(bots.entries().keySet()).containsExactly("10041", "39");
        assertThat(bots.items()).extracting(bot -> bot.get("ID").asLong()).containsExactly(10041L, 39L);
        assertThat(bots.get("39").get("OPENLINE").asBoolean()).isTrue();
    }

    @Test
    void walksAListWithHolesAsALooseMap() {
        RestResponse list = RestResponse.ofResult("{\"0\":\"a\",\"2\":\"c\"}");
        assertThat(list.items()).extracting(RestResponse::asText).containsExactly("a", "c");
        assertThat(list.get("2").asText()).isEqualTo("c");
    }

    @Test
    void walksAListByIndex() {
        RestResponse list = RestResponse.ofResult("[\"a\",\"b\"]");
        assertThat(list.get("1").asText()).isEqualTo("b");
        assertThat(list.entries().keySet()).containsExactly("0", "1");
        for (String none : new String[] {"2", "", "x", "-1", "99999999999", "٣"}) {
            assertThat(list.get(none).isEmpty()).as(none).isTrue();
        }
    }

    @Test
    void refusesToWalkAValue() {
        assertThatExceptionOfType(MalformedResponseException.class)
                .isThrownBy(() -> RestResponse.ofResult("5").items())
                .withMessageContaining("result is the number 5, not a list or a map");
    }

    @Test
    void namesThePathOfWhatItCannotRead() {
        RestResponse restResponse = RestResponse.ofResult("{\"bots\":[{\"ID\":1},{\"ID\":\"secret-token\"}]}");
        assertThatExceptionOfType(MalformedResponseException.class)
                .isThrownBy(
                        () -> restResponse.get("bots").items().get(1).get("ID").asLong())
                .withMessageContaining("result.bots[1].ID is a text of 12 characters, not a whole number")
                .withMessageNotContaining("secret-token");
    }

    @Test
    void readsWhatStandsBesideTheResult() {
        RestResponse restResponse = read("""
                {"result":[1],"total":"123","next":50,"time":{"start":1767225600,"operating":1.5,"operating_reset_at":1767226200}}""");
        assertThat(restResponse.total()).hasValue(123);
        assertThat(restResponse.next()).hasValue(50);
        assertThat(restResponse.operating()).hasValue(1.5);
        assertThat(restResponse.operatingResetAt()).contains(Instant.ofEpochSecond(1767226200));
        assertThat(restResponse.items().get(0).total()).hasValue(123);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"result\":1}",
                "{\"result\":1,\"total\":null,\"next\":false,\"time\":[]}",
                "{\"result\":1,\"total\":{},\"next\":\"x\",\"time\":{\"operating\":\"x\",\"operating_reset_at\":99999999999999}}",
                "{\"result\":1,\"time\":{\"operating_reset_at\":0}}"
            })
    void doesWithoutWhatIsOftenAbsent(String body) {
        RestResponse restResponse = read(body);
        assertThat(restResponse.total()).isEmpty();
        assertThat(restResponse.next()).isEmpty();
        assertThat(restResponse.operating()).isEmpty();
        assertThat(restResponse.operatingResetAt()).isEmpty();
    }

    @Test
    void doesNotShowItsValues() {
        assertThat(RestResponse.ofResult("{\"access_token\":\"abc\"}"))
                .hasToString("JSON at hand: result is a map of 1");
        assertThat(RestResponse.ofResult("[1,2]").toString()).endsWith("a list of 2");
        assertThat(RestResponse.ofResult("null").toString()).endsWith("null");
        assertThat(RestResponse.ofResult("true").toString()).endsWith("true");
        assertThat(RestResponse.ofResult("{}").get("a").toString()).endsWith("result.a is missing");
    }

    @Test
    void givesItsJsonWhenAsked() {
        assertThat(RestResponse.ofResult(" { \"a\" : [ 1 ] } ").toJson()).isEqualTo("{\"a\":[1]}");
        assertThat(RestResponse.ofResult("{}").get("a").toJson()).isEqualTo("null");
    }

    @Test
    void refusesTextThatIsNotJson() {
        assertThatExceptionOfType(MalformedResponseException.class).isThrownBy(() -> RestResponse.ofResult("<html>"));
    }

    private static RestResponse read(String body) {
        return new RestResponseReader(
                        new CallLocation("user.get", "acme.bitrix24.com"), Credentials.ofToken(Secret.none()))
                .read(HttpResponse.json(200, body));
    }
}
