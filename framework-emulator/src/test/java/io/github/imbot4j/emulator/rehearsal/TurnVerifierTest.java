package io.github.imbot4j.emulator.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.emulator.log.Exchange.EventPost;
import io.github.imbot4j.emulator.log.Exchange.RestCall;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TurnVerifierTest {

    @Test
    void acceptsSilence() {
        assertThat(TurnVerifier.problems(List.of(post("ONIMBOTMESSAGEADD", 200, Map.of())), List.of(), List.of()))
                .isEmpty();
        assertThat(TurnVerifier.problems(List.of(), List.of(), List.of())).isEmpty();
    }

    @Test
    void namesPostsThatWereRefusedOrNotAnswered() {
        List<EventPost> posts = List.of(post("ONIMBOTMESSAGEADD", 403, Map.of()), post("ONIMCOMMANDADD", 0, Map.of()));
        assertThat(TurnVerifier.problems(posts, List.of(), List.of()))
                .containsExactly("ONIMBOTMESSAGEADD refused with 403", "ONIMCOMMANDADD not answered");
    }

    @Test
    void doesNotBlameAnAppThatHasForgottenThePortal() {
        EventPost uninstalled = post("ONAPPUNINSTALL", 200, Map.of());
        EventPost removed = post("ONIMBOTDELETE", 403, Map.of());
        assertThat(TurnVerifier.problems(List.of(uninstalled, removed), List.of(), List.of()))
                .isEmpty();
        assertThat(TurnVerifier.problems(List.of(removed), List.of(), List.of()))
                .hasSize(1);
    }

    @Test
    void namesCallsThePortalRefusedButForTheUsualOnes() {
        List<RestCall> calls = List.of(
                call("imbot.message.add", "expired_token", ""),
                call("event.bind", "ERROR_CORE", "Unable to set event handler: Handler already binded"),
                call("event.bind", "ERROR_CORE", "Something else"),
                call("imbot.register", "NAME_ERROR", ""));
        assertThat(TurnVerifier.problems(List.of(), calls, List.of()))
                .containsExactly(
                        "the portal refused event.bind: ERROR_CORE", "the portal refused imbot.register: NAME_ERROR");
    }

    @Test
    void knowsThatABotCannotAnswerTheClientWhoCalledAnOperator() {
        List<RestCall> late = List.of(call("imbot.message.add", "CANCELED", ""));
        EventPost zero = post(
                "ONIMBOTMESSAGEADD", 200, Map.of("data", Map.of("PARAMS", Map.of("CHAT_TYPE", "L", "MESSAGE", "0"))));
        EventPost one = post(
                "ONIMBOTMESSAGEADD", 200, Map.of("data", Map.of("PARAMS", Map.of("CHAT_TYPE", "L", "MESSAGE", "1"))));
        assertThat(TurnVerifier.problems(List.of(zero), late, List.of())).isEmpty();
        assertThat(TurnVerifier.problems(List.of(one), late, List.of())).hasSize(1);
    }

    private static EventPost post(String event, int status, Map<String, Object> data) {
        return new EventPost(1, Instant.EPOCH, event, "http://127.0.0.1/x", "", data, status, 1, Optional.empty());
    }

    private static RestCall call(String method, String error, String answer) {
        return new RestCall(2, Instant.EPOCH, false, method, Map.of(), "", 400, answer, error, 1, Optional.empty());
    }
}
