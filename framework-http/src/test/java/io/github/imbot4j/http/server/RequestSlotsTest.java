package io.github.imbot4j.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.rest.Http;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Install pages hold threads, so they are few: in all, and of one sender. */
class RequestSlotsTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    @Test
    void leavesPlacesToOtherSenders() {
        RequestSlots requestSlots = new RequestSlots(3, 2);

        assertThat(requestSlots.enter("203.0.113.7")).isTrue();
        assertThat(requestSlots.enter("203.0.113.7")).isTrue();
        assertThat(requestSlots.enter("203.0.113.7"))
                .as("a third of one sender")
                .isFalse();
        assertThat(requestSlots.enter("203.0.113.8")).isTrue();
        assertThat(requestSlots.enter("203.0.113.9")).as("a fourth in all").isFalse();
        requestSlots.leave("203.0.113.7");
        assertThat(requestSlots.enter("203.0.113.7")).isTrue();
        requestSlots.leave("203.0.113.7");
        assertThat(requestSlots.enter("203.0.113.9")).isTrue();
    }

    @Test
    void tellsTheNinthPageOfASenderToComeAgainWhileEightAreVerified() throws Exception {
        CountDownLatch asked = new CountDownLatch(8);
        CountDownLatch mayAnswer = new CountDownLatch(1);
        CannedPortal portal = new CannedPortal();
        Http slow = post -> {
            asked.countDown();
            waitFor(mayAnswer);
            return portal.post(post);
        };
        List<Socket> pages = new ArrayList<>();
        try (BotServer server = serve(slow)) {
            for (int i = 0; i < 8; i++) {
                Socket page = new Socket(InetAddress.getLoopbackAddress(), server.port());
                page.setSoTimeout(20_000);
                page.getOutputStream().write(page(i).getBytes(StandardCharsets.US_ASCII));
                pages.add(page);
            }
            assertThat(waitFor(asked)).as("eight are being verified").isTrue();

            String ninth = RawHttp.exchange(server.port(), page(8));
            String event = RawHttp.exchange(server.port(), RawHttp.post("/bitrix24/event", FORM, "nothing"));
            mayAnswer.countDown();

            assertThat(ninth)
                    .startsWith("HTTP/1.1 503 ")
                    .contains("Open the app again in a minute")
                    .doesNotContain("<script");
            assertThat(event).as("events are taken meanwhile").startsWith("HTTP/1.1 400 ");
            for (Socket page : pages) {
                assertThat(answer(page)).startsWith("HTTP/1.1 403 ");
            }
            assertThat(RawHttp.exchange(server.port(), page(9)))
                    .as("the places are free again")
                    .startsWith("HTTP/1.1 403 ");
        } finally {
            mayAnswer.countDown();
            for (Socket page : pages) {
                page.close();
            }
        }
    }

    private static boolean waitFor(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String answer(Socket page) throws IOException {
        return new String(page.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Of a portal each, because a portal is verified once at a time. */
    private static String page(int number) {
        return RawHttp.post(
                "/bitrix24/install?DOMAIN=acme.bitrix24.com&PROTOCOL=1&LANG=en",
                FORM,
                "AUTH_ID=forged" + number + "&AUTH_EXPIRES=3600&REFRESH_ID=forged&APPLICATION_TOKEN=forged&member_id="
                        + "%032x".formatted(number) + "&status=L&PLACEMENT=DEFAULT");
    }

    private static BotServer serve(Http http) {
        return BotServer.start(TesterBot.run(infrastructure -> infrastructure.with(http)), "127.0.0.1", 0);
    }
}
