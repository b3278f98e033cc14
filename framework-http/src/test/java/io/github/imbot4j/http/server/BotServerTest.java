package io.github.imbot4j.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imbot4j.Bots;
import io.github.imbot4j.Infrastructure;
import io.github.imbot4j.RunningBots;
import io.github.imbot4j.delivery.memory.MemoryJournal;
import io.github.imbot4j.install.AppSettings;
import io.github.imbot4j.model.BotBuilder;
import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.reply.Replies;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BotServerTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String EVENT = "/bitrix24/event";
    private static final String INSTALL = "/bitrix24/install";

    private static final String INSTALL_PAGE = "AUTH_ID=" + CannedPortal.ACCESS_TOKEN + "&AUTH_EXPIRES=3600"
            + "&REFRESH_ID=990ac569071b000008440000001b000007f80ccc35b5e3&SERVER_ENDPOINT=" + CannedPortal.OAUTH
            + "/rest/&APPLICATION_TOKEN=" + CannedPortal.APPLICATION_TOKEN + "&APPLICATION_SCOPE=imbot&member_id="
            + CannedPortal.MEMBER_ID + "&status=L&PLACEMENT=DEFAULT";

    private final CannedPortal portal = new CannedPortal();
    private final Infrastructure stores = Infrastructure.inMemory(settings()).with(portal);
    private final RunningBots bots = bots("Heard.");
    private final BotServer server = BotServer.start(
            bots, "127.0.0.1", 0, TrustedProxies.none(), new Connections(address -> true), Duration.ofSeconds(2));

    private RunningBots bots(String answer) {
        return Bots.of(BotBuilder.of("tester", "Tester")
                        .onMessage(invocation -> Replies.text(answer))
                        .build())
                .start(settings(), ports());
    }

    /** The same stores each time, with a journal of their own. */
    private Infrastructure ports() {
        return new Infrastructure(
                stores.tenants(), stores.ledgers(), new MemoryJournal(stores.clock()), portal, stores.clock());
    }

    private static AppSettings settings() {
        return new AppSettings(
                CannedPortal.CLIENT_ID,
                Secret.of("secret"),
                URI.create("https://bots.acme.example"),
                List.of(URI.create(CannedPortal.OAUTH)),
                false);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void answersProbesOfTheEventAddressQuietly() throws IOException {
        String get = RawHttp.exchange(server.port(), RawHttp.request("GET " + EVENT, "", ""));
        assertThat(get).startsWith("HTTP/1.1 405 ").contains("Allow: POST\r\n").endsWith("\r\n\r\n");
        assertThat(RawHttp.exchange(server.port(), RawHttp.request("HEAD " + EVENT, "", "")))
                .startsWith("HTTP/1.1 405 ");
    }

    @Test
    void takesFormsOnly() throws IOException {
        for (String type : new String[] {"application/json", "multipart/form-data; boundary=x", "text/plain"}) {
            assertThat(post(EVENT, type, "event=ONAPPINSTALL"))
                    .startsWith("HTTP/1.1 415 ")
                    .endsWith("\r\n\r\n");
            assertThat(post(INSTALL, type, "AUTH_ID=1")).startsWith("HTTP/1.1 415 ");
        }
        assertThat(post(EVENT, "Application/X-WWW-Form-Urlencoded; charset=UTF-8", "event=X"))
                .doesNotStartWith("HTTP/1.1 415 ");
    }

    @Test
    void takesAFormThatDoesNotSayWhatItIsWhenItProvesItself() throws IOException {
        install();
        String form = message();
        String headers = "Content-Length: " + (form.length() + 2) + "\r\n";
        assertThat(RawHttp.exchange(server.port(), RawHttp.request("POST " + EVENT, headers, form + "\r\n")))
                .startsWith("HTTP/1.1 200 ");
        assertThat(post(EVENT, "", form.replace(CannedPortal.APPLICATION_TOKEN, "guessed")))
                .startsWith("HTTP/1.1 403 ");
        assertThat(server.stop(Duration.ofSeconds(20))).isTrue();
        assertThat(portal.calls("imbot.message.add")).hasSize(1);
    }

    @Test
    void answersWhoGuessesASecondLate() throws IOException {
        String guess = "event=ONIMBOTMESSAGEADD&auth[member_id]=zz";
        for (int i = 0; i < Refusals.FREE; i++) {
            assertThat(post(EVENT, FORM, guess)).startsWith("HTTP/1.1 4");
        }
        guess = "event=ONAPPUNINSTALL&auth[member_id]=zz";
        long begun = System.nanoTime();
        assertThat(post(EVENT, FORM, guess)).startsWith("HTTP/1.1 403 ");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void refusesALargeBodyBeforeItIsSent() throws IOException {
        String headers = "Content-Type: " + FORM + "\r\nContent-Length: 99999999\r\n";
        assertThat(RawHttp.exchange(server.port(), RawHttp.request("POST " + EVENT, headers, "")))
                .startsWith("HTTP/1.1 413 ");
    }

    @Test
    void refusesALargeBodyOfUnknownLength() throws IOException {
        String headers = "Content-Type: " + FORM + "\r\nTransfer-Encoding: chunked\r\n";
        String chunk = "10000\r\n" + "a".repeat(0x10000) + "\r\n";
        String request = RawHttp.request("POST " + EVENT, headers, chunk.repeat(17) + "0\r\n\r\n");
        assertThat(RawHttp.exchange(server.port(), request)).startsWith("HTTP/1.1 413 ");
    }

    @Test
    void hearsOutABodyThatIsALittleTooLargeSoThatItsSenderReadsTheAnswer() throws IOException {
        String much = "x=" + "a".repeat(3 * 1024 * 1024);
        for (int time = 0; time < 5; time++) {
            assertThat(post(EVENT, FORM, much)).startsWith("HTTP/1.1 413 ").endsWith("\r\n\r\n");
        }
    }

    @Test
    void answersABodyFarOverTheLimitWhateverItIsFor() throws IOException {
        String much = "x=" + "a".repeat(12 * 1024 * 1024);
        String chunk = "100000\r\n" + "a".repeat(0x100000) + "\r\n";
        for (String target : new String[] {"POST " + EVENT, "POST /nothing"}) {
            String said = "Content-Type: " + FORM + "\r\nContent-Length: " + much.length() + "\r\n";
            assertThat(RawHttp.exchange(server.port(), RawHttp.request(target, said, much)))
                    .startsWith("HTTP/1.1 413 ")
                    .endsWith("\r\n\r\n");
        }
        for (String target : new String[] {"POST " + INSTALL, "PUT " + EVENT}) {
            String chunked = "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n";
            assertThat(RawHttp.exchange(
                            server.port(), RawHttp.request(target, chunked, chunk.repeat(12) + "0\r\n\r\n")))
                    .startsWith("HTTP/1.1 413 ")
                    .endsWith("\r\n\r\n");
        }
    }

    @Test
    void tellsASenderThatAsksFirstNotToSendALargeBody() throws IOException {
        String headers = "Content-Type: " + FORM + "\r\nContent-Length: 99999999\r\nExpect: 100-continue\r\n";
        assertThat(RawHttp.exchange(server.port(), RawHttp.request("POST " + EVENT, headers, "")))
                .startsWith("HTTP/1.1 413 ")
                .doesNotContain("100 Continue");
        String small = "Content-Type: " + FORM + "\r\nContent-Length: 7\r\nExpect: 100-continue\r\n";
        assertThat(RawHttp.exchange(server.port(), RawHttp.request("POST " + EVENT, small, "nothing")))
                .contains("HTTP/1.1 400 ");
    }

    @Test
    void givesUpOnABodyThatDoesNotCome() throws IOException {
        String headers = "Content-Type: " + FORM + "\r\nContent-Length: 100\r\n";
        String answer = RawHttp.exchange(server.port(), RawHttp.request("POST " + EVENT, headers, "event="));
        assertThat(answer).startsWith("HTTP/1.1 408 ").endsWith("\r\n\r\n");
        String chunked = "Content-Type: " + FORM + "\r\nTransfer-Encoding: chunked\r\n";
        assertThat(RawHttp.exchange(server.port(), RawHttp.request("POST " + EVENT, chunked, "zz\r\nno chunk\r\n")))
                .startsWith("HTTP/1.1 400 ");
        assertThat(ready()).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void refusesARequestOfTwoLengths() throws IOException {
        String headers = "Content-Type: " + FORM + "\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n";
        assertThat(RawHttp.exchange(server.port(), RawHttp.request("POST " + EVENT, headers, "0\r\n\r\n")))
                .startsWith("HTTP/1.1 400 ");
    }

    @Test
    void tellsNobodyWhatItIsMadeOf() throws IOException {
        for (String request : new String[] {
            RawHttp.request("GET /", "", ""),
            RawHttp.request("GET /bitrix24/event/..;/x", "", ""),
            RawHttp.request("DELETE " + EVENT, "", ""),
            RawHttp.request("GET /health/ready", "", ""),
            RawHttp.request("GET " + INSTALL, "", ""),
            "NONSENSE\r\n\r\n",
            RawHttp.request("GET /%zz", "", ""),
            RawHttp.request("GET /" + "a".repeat(20_000), "", "")
        }) {
            assertThat(RawHttp.exchange(server.port(), request).toLowerCase(java.util.Locale.ROOT))
                    .startsWith("http/1.1 ")
                    .doesNotContain("jetty", "javalin", "server:", "x-powered-by", "exception", "\tat ", "caused by");
        }
    }

    @Test
    void answersUnknownAddressesAndMethodsWithABareStatus() throws IOException {
        assertThat(RawHttp.exchange(server.port(), RawHttp.request("GET /nothing", "", "")))
                .startsWith("HTTP/1.1 404 ")
                .endsWith("\r\n\r\n");
        assertThat(RawHttp.exchange(server.port(), RawHttp.request("PUT " + EVENT, "Content-Length: 0\r\n", "")))
                .containsPattern("^HTTP/1\\.1 40[45] ")
                .endsWith("\r\n\r\n");
    }

    @Test
    void sendsTheSameBareAnswerWhateverWasWrong() throws IOException {
        String unproven = post(
                EVENT, FORM, "event=ONAPPUPDATE&data[VERSION]=2&ts=1&auth[member_id]=abc&auth[application_token]=x");
        assertThat(unproven).startsWith("HTTP/1.1 403 ").endsWith("\r\n\r\n");
        assertThat(post(EVENT, FORM, "nothing")).startsWith("HTTP/1.1 400 ").endsWith("\r\n\r\n");
        assertThat(portal.posts()).isEmpty();
    }

    @Test
    void readsNothingFromTheQuery() throws IOException {
        String form = "event=ONAPPINSTALL&data[VERSION]=1&ts=1&auth[access_token]=" + CannedPortal.ACCESS_TOKEN
                + "&auth[member_id]=" + CannedPortal.MEMBER_ID + "&auth[application_token]="
                + CannedPortal.APPLICATION_TOKEN;
        assertThat(post(EVENT + "?" + form, FORM, "")).startsWith("HTTP/1.1 400 ");
        assertThat(portal.posts()).isEmpty();
    }

    @Test
    void installsFromThePageAndAnswersFromThenOn() throws IOException {
        String page = install();
        assertThat(page)
                .startsWith("HTTP/1.1 200 ")
                .contains("Content-Type: text/html", "BX24.installFinish()")
                .contains("frame-ancestors " + CannedPortal.ORIGIN)
                .contains("Cache-Control: no-store", "X-Content-Type-Options: nosniff")
                .doesNotContain("X-Frame-Options")
                .doesNotContain(CannedPortal.ACCESS_TOKEN, CannedPortal.APPLICATION_TOKEN);
        assertThat(post(EVENT, FORM, message())).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\n");
        assertThat(server.stop(Duration.ofSeconds(20))).isTrue();
        assertThat(portal.calls("imbot.message.add")).singleElement().asString().contains("\"Heard.\"");
    }

    @Test
    void letsOtherBotsTakeOverWhileTheFirstFinishWhatTheyAccepted() throws IOException {
        install();
        RunningBots next = bots("Heard anew.");
        assertThat(server.replace(next)).isSameAs(bots);
        bots.close();
        assertThat(ready()).startsWith("HTTP/1.1 200 ");
        assertThat(post(EVENT, FORM, message())).startsWith("HTTP/1.1 200 ");
        assertThat(server.stop(Duration.ofSeconds(20))).isTrue();
        assertThat(portal.calls("imbot.message.add")).singleElement().asString().contains("\"Heard anew.\"");
    }

    @Test
    void saysOnThePageWhyAnInstallWasRefused() throws IOException {
        String forged = INSTALL_PAGE.replace(CannedPortal.ACCESS_TOKEN, "<script>alert(1)</script>");
        assertThat(post(INSTALL, FORM, forged))
                .doesNotStartWith("HTTP/1.1 200 ")
                .contains("not installed", "frame-ancestors https:")
                .doesNotContain("<script", "BX24");
        assertThat(RawHttp.exchange(server.port(), RawHttp.request("GET " + INSTALL, "", "")))
                .startsWith("HTTP/1.1 200 ")
                .contains("install page", "frame-ancestors 'none'");
    }

    @Test
    void isLiveAndReadyUntilItDrains() throws IOException {
        assertThat(ready()).startsWith("HTTP/1.1 200 ").contains("application/json", "\"status\":\"up\"");
        assertThat(RawHttp.exchange(server.port(), RawHttp.request("GET /health/live", "", "")))
                .startsWith("HTTP/1.1 200 ");
        assertThat(bots.drain(Duration.ofSeconds(5))).isTrue();
        assertThat(ready())
                .startsWith("HTTP/1.1 503 ")
                .contains("\"status\":\"down\"")
                .doesNotContain("\"reasons\":[]");
        assertThat(post(EVENT, FORM, "event=X")).startsWith("HTTP/1.1 503 ");
    }

    @Test
    void saysWhichAddressIsTaken() {
        assertThatThrownBy(() -> BotServer.start(bots, "127.0.0.1", server.port()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("127.0.0.1:" + server.port())
                .hasMessageContaining("the port is in use")
                .hasMessageContaining("choose another port");
    }

    private String install() throws IOException {
        return post(INSTALL + "?DOMAIN=acme.bitrix24.com&PROTOCOL=1&LANG=en&APP_SID=1", FORM, INSTALL_PAGE);
    }

    /** A message, by the keys that are read (v1 §6.6). */
    private static String message() {
        long now = Instant.now().getEpochSecond();
        return "event=ONIMBOTMESSAGEADD&data[BOT][567][BOT_ID]=567&data[BOT][567][BOT_CODE]=tester"
                + "&data[PARAMS][MESSAGE]=Hello&data[PARAMS][MESSAGE_ID]=84331&data[PARAMS][MESSAGE_TYPE]=P"
                + "&data[PARAMS][FROM_USER_ID]=27&data[PARAMS][TO_USER_ID]=567&data[PARAMS][DIALOG_ID]=27"
                + "&data[PARAMS][CHAT_TYPE]=P&data[PARAMS][LANGUAGE]=en&data[USER][ID]=27&data[USER][NAME]=Alice"
                + "&data[USER][IS_BOT]=N&ts=" + now + "&auth[domain]=acme.bitrix24.com&auth[member_id]="
                + CannedPortal.MEMBER_ID + "&auth[application_token]=" + CannedPortal.APPLICATION_TOKEN;
    }

    private String ready() throws IOException {
        return RawHttp.exchange(server.port(), RawHttp.request("GET /health/ready", "", ""));
    }

    private String post(String path, String type, String body) throws IOException {
        return RawHttp.exchange(server.port(), RawHttp.post(path, type, body));
    }
}
