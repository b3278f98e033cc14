package io.github.imbot4j.http.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final StandInCall REFRESH = new StandInCall(
            StandInCall.Server.OAUTH,
            "oauth/token",
            Map.of("client_secret", "hush-1", "refresh_token", "hush-2", "client_id", "local.1"),
            "",
            "",
            Map.of("access_token", "hush-3"));
    private static final StandInCall REFUSED = new StandInCall(
            StandInCall.Server.PORTAL,
            "imbot.register",
            Map.of("PROPERTIES", Map.of("PERSONAL_PHOTO", "A".repeat(5000), "auth", "hush-4")),
            "hush-5",
            "NAME_ERROR",
            "");

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

    private static Turn turn(String problem, StandInCall... calls) {
        Spoken spoken = new Spoken(1, "Echo", true, List.of("one", "two"), List.of());
        return new Turn("echo", "Alice waits", "ONIMBOTMESSAGEADD", 200, 3, List.of(calls), List.of(spoken), problem);
    }
}
