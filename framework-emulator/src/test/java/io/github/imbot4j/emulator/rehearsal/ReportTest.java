package io.github.imbot4j.emulator.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.emulator.log.Exchange.EventPost;
import io.github.imbot4j.emulator.log.Exchange.RestCall;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final RestCall REFRESH = call(
            true,
            "oauth/token",
            Map.of("client_secret", "hush-1", "refresh_token", "hush-2", "client_id", "local.1"),
            "");
    private static final RestCall REFUSED = call(
            false,
            "imbot.register",
            Map.of("PROPERTIES", Map.of("PERSONAL_PHOTO", "A".repeat(5000), "auth", "hush-4")),
            "NAME_ERROR");

    @Test
    void masksSecretsAndCutsLongValues() {
        Turn turn = turn("", REFRESH, REFUSED);
        for (String printed : List.of(new Report(false).text(turn), new Report(false).json(List.of(turn)))) {
            assertThat(printed)
                    .contains("oauth/token", "local.1", "imbot.register", "NAME_ERROR", "(5000 characters)")
                    .doesNotContain("hush");
            assertThat(printed.length()).isLessThan(2000);
        }
    }

    @Test
    void aHandlerThatIsBoundAlreadyIsNoRefusal() {
        RestCall bound = new RestCall(
                2,
                Instant.EPOCH,
                false,
                "event.bind",
                Map.of("event", "OnAppUpdate"),
                "",
                400,
                "Unable to set event handler: Handler already binded",
                "ERROR_CORE",
                1,
                Optional.empty());
        assertThat(new Report(false).text(turn("", bound)))
                .contains("event.bind event=\"OnAppUpdate\" bound already")
                .doesNotContain("refused", "ERROR_CORE");
        assertThat(new Report(false).json(List.of(turn("", bound))))
                .contains("\"note\" : \"bound already\"")
                .doesNotContain("ERROR_CORE");
    }

    @Test
    void coloursOnlyWhereColoursAreSeen() {
        assertThat(new Report(true).text(turn("", REFUSED))).contains("\u001b[1m");
        assertThat(new Report(false).text(turn("", REFUSED))).doesNotContain("\u001b");
    }

    @Test
    void sumsUp() {
        Report report = new Report(false);
        assertThat(report.summary(List.of(turn("")))).isEqualTo("1 post, 0 REST calls, everything was answered.");
        assertThat(report.summary(List.of(turn("", REFRESH), turn("not answered"))))
                .isEqualTo("2 posts, 1 REST call, 1 problem.");
        assertThat(report.text(turn("not answered"))).contains("PROBLEM: not answered");
        assertThat(report.json(List.of(turn("not answered")))).contains("\"ok\" : false");
    }

    @Test
    void saysWhatWasPostedAndThatNothingWas() {
        Turn silent = new Turn("echo", "Alice edits her message", List.of(), List.of(), List.of(), "");
        assertThat(new Report(false).text(silent)).startsWith("echo: Alice edits her message   no event\n");
        assertThat(new Report(false).text(turn("")))
                .startsWith("echo: Alice waits   ONIMBOTMESSAGEADD -> 200 in 3 ms\n  Echo (edited): one\n");
        assertThat(new Report(false).json(List.of(turn(""))))
                .contains("\"event\" : \"ONIMBOTMESSAGEADD\"", "\"status\" : 200", "\"millis\" : 3", "\"posts\" : [");
    }

    private static Turn turn(String problem, RestCall... calls) {
        EventPost post = new EventPost(
                1, Instant.EPOCH, "ONIMBOTMESSAGEADD", "http://127.0.0.1/x", "", Map.of(), 200, 3, Optional.empty());
        Spoken spoken = new Spoken(1, "Echo", true, List.of("one", "two"), List.of());
        return new Turn("echo", "Alice waits", List.of(post), List.of(calls), List.of(spoken), problem);
    }

    private static RestCall call(boolean oauth, String method, Map<String, Object> params, String error) {
        return new RestCall(
                2,
                Instant.EPOCH,
                oauth,
                method,
                params,
                "",
                error.isEmpty() ? 200 : 400,
                "",
                error,
                1,
                Optional.empty());
    }
}
