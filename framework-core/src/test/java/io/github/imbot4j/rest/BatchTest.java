package io.github.imbot4j.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.imbot4j.portal.Endpoint;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.rest.Batch.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatchTest {

    private static final Call SAY =
            Call.of("imbot.message.add").with("BOT_ID", 567L).with("DIALOG_ID", "27");

    private static List<Outcome> read(String body, Call... calls) {
        List<HttpRequest> posts = new ArrayList<>();
        RestClient client = new RestClient(post -> {
            posts.add(post);
            return HttpResponse.json(200, body);
        });
        Batch batch = Batch.of(List.of(calls));
        RestResponse restResponse = client.call(
                new PortalId("acme"), Endpoint.of("https://acme.bitrix24.com/rest/"), Secret.none(), batch.call());
        assertThat(posts.get(0).timeout()).isEqualTo(Duration.ofSeconds(65));
        return batch.read(restResponse);
    }

    @Test
    void writesCommandsAsPhpReadsThemAndGoesOnAfterAnError() {
        Call keyboard = SAY.with("MESSAGE", "50% & more #1 = ?")
                .with("KEYBOARD", List.of(Map.of("TEXT", "Да"), Map.of("WIDTH", 10)));

        Call call = Batch.of(List.of(keyboard, Call.of("profile"))).call();

        assertThat(call.method()).isEqualTo("batch");
        assertThat(call.params())
                .isEqualTo(Map.of(
                        "halt",
                        0,
                        "cmd",
                        Map.of(
                                "c0",
                                "imbot.message.add?BOT_ID=567&DIALOG_ID=27&MESSAGE=50%25+%26+more+%231+%3D+%3F"
                                        + "&KEYBOARD%5B0%5D%5BTEXT%5D=%D0%94%D0%B0&KEYBOARD%5B1%5D%5BWIDTH%5D=10",
                                "c1",
                                "profile")));
    }

    @Test
    void givesEachCallItsOwnAnswerOrFailure() {
        List<Outcome> outcomes = read("""
                {"result":{"result":{"c0":84301,"c2":[]},
                "result_error":{"c1":{"error":"QUERY_LIMIT_EXCEEDED","error_description":"<b>Too many</b>"}},
                "result_total":{"c2":3},"result_next":{"c2":50},
                "result_time":{"c0":{"operating":12.5,"operating_reset_at":1771928985}}}}""", SAY, Call.of("profile"), Call.of("user.get"), Call.of("scope"));

        RestResponse first = ((Outcome.Answered) outcomes.get(0)).answer();
        assertThat(first.asLong()).isEqualTo(84301);
        assertThat(first.operating()).hasValue(12.5);
        assertThat(first.operatingResetAt()).isPresent();
        RestException second = ((Outcome.Failed) outcomes.get(1)).failure();
        assertThat(second).isInstanceOf(LimitException.class);
        assertThat(second.method()).isEqualTo("profile");
        assertThat(second.portal()).isEqualTo("acme.bitrix24.com");
        assertThat(second.text()).isEqualTo("Too many");
        RestResponse third = ((Outcome.Answered) outcomes.get(2)).answer();
        assertThat(third.items()).isEmpty();
        assertThat(third.total()).hasValue(3);
        assertThat(third.next()).hasValue(50);
        RestException missing = ((Outcome.Failed) outcomes.get(3)).failure();
        assertThat(missing.retry()).isEqualTo(RetryHint.IF_IDEMPOTENT);
    }

    @Test
    void takesEmptyMapsThatAreLists() {
        List<Outcome> outcomes = read("""
                {"result":{"result":{"c0":true},"result_error":[],"result_total":[],"result_next":[],"result_time":[]}}""", SAY);

        assertThat(((Outcome.Answered) outcomes.get(0)).answer().asBoolean()).isTrue();
    }

    @Test
    void takesErrorsThatAreTexts() {
        List<Outcome> outcomes = read("{\"result\":{\"result\":[],\"result_error\":{\"c0\":\"ERROR_CORE\"}}}", SAY);

        assertThat(((Outcome.Failed) outcomes.get(0)).failure().code()).isEqualTo("ERROR_CORE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"$result[c0]", "so $RESULT[c0][ID] it is", "$total[c0]", "a $next b", "$error[x]", "$time[c0]"})
    void leavesAloneWhatCouldBeTakenForAReference(String text) {
        assertThat(Batch.canCarry(SAY.with("MESSAGE", text))).isFalse();
        assertThat(Batch.canCarry(SAY.with("ATTACH", List.of(Map.of("MESSAGE", text)))))
                .isFalse();
        assertThat(Batch.canCarry(SAY.with("ATTACH", Map.of(text, "x")))).isFalse();
    }

    static List<Object> inexpressible() {
        return List.of(
                List.of(),
                Map.of(),
                1.5,
                true,
                List.of(Map.of("BLOCKS", List.of())),
                Map.of("a.b c[", "x"),
                "half a letter \uD83D",
                Collections.nCopies(901, "x"),
                "x".repeat(100_000));
    }

    @ParameterizedTest
    @MethodSource("inexpressible")
    void leavesAloneWhatAQueryCannotSay(Object value) {
        assertThat(Batch.canCarry(SAY.with("PARAM", value))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"batch", "disk.folder.uploadfile", "imbot.v2.File.download"})
    void leavesAloneWhatThePortalForbidsInside(String method) {
        assertThat(Batch.canCarry(Call.of(method))).isFalse();
    }

    @Test
    void carriesOrdinaryCallsAndPrices() {
        assertThat(Batch.canCarry(SAY.with("MESSAGE", "It costs $5, the result is fine 😀")))
                .isTrue();
        assertThat(Batch.canCarry(Call.of("profile"))).isTrue();
    }

    @Test
    void refusesMoreThanFitAndWhatItCannotCarry() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Batch.of(Collections.nCopies(51, SAY)))
                .withMessageContaining("at most 50");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Batch.of(List.of(SAY.with("X", true))))
                .withMessageContaining("alone");
    }

    @Test
    void tellsTheMethodsOfAnyBatch() {
        assertThat(Batch.methods(Batch.of(List.of(SAY, Call.of("profile"))).call()))
                .containsExactly("imbot.message.add", "profile");
        assertThat(Batch.methods(Call.of("BATCH").with("CMD", List.of("user.get?ID=1", "scope#x"))))
                .containsExactly("user.get", "scope");
        assertThat(Batch.methods(SAY.with("cmd", "profile"))).isEmpty();
        assertThat(Batch.methods(Call.of("batch").with("cmd", "profile"))).isEmpty();
    }

    @Test
    void tellsOfEachCommandThatRanInAnybodysBatch() {
        Call request = Call.of("batch")
                .with("halt", 1)
                .with("cmd", List.of("user.get?ID=1", "im.notify?TO=1", "what is this", "scope"));
        RestClient client = new RestClient(post -> HttpResponse.json(200, """
                {"result":{"result":[[{"ID":"1"}]],"result_error":{"1":{"error":"OPERATION_TIME_LIMIT"},"2":{"error":"X"}},
                "result_time":[{"operating":12.5}]}}"""));
        RestResponse restResponse = client.call(
                new PortalId("acme"), Endpoint.of("https://acme.bitrix24.com/rest/"), Secret.none(), request);

        List<Batch.Part> parts = Batch.parts(request, restResponse);

        assertThat(parts).extracting(part -> part.call().method()).containsExactly("user.get", "im.notify");
        assertThat(((Outcome.Answered) parts.get(0).outcome()).answer().operating())
                .hasValue(12.5);
        assertThat(((Outcome.Failed) parts.get(1).outcome()).failure()).isInstanceOf(LimitException.class);
        assertThat(Batch.parts(SAY, restResponse)).isEmpty();
    }
}
