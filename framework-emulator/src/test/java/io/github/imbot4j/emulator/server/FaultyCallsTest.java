package io.github.imbot4j.emulator.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imbot4j.emulator.fault.CallFault;
import io.github.imbot4j.emulator.fault.Faults;
import io.github.imbot4j.emulator.log.Exchange;
import io.github.imbot4j.emulator.server.ServedPortal.Reply;
import io.github.imbot4j.rest.HttpFailure;
import io.github.imbot4j.rest.HttpRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FaultyCallsTest {

    private static final String BIND = "event.bind?EVENT=OnAppUpdate&HANDLER=https%3A%2F%2Fbots.example.com%2Fx&auth=";

    private final ServedPortal served = new ServedPortal();

    @AfterEach
    void close() {
        served.close();
    }

    /** Posts: the client repeats a lost GET by itself. */
    private Reply bind() throws IOException {
        return served.post(served.portal.address(), "/rest/" + BIND + served.token.access(), ServedPortal.FORM, "");
    }

    private boolean ran() {
        return !served.portal.state().handlers().all().isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "QUERY_LIMIT_EXCEEDED, 503, QUERY_LIMIT_EXCEEDED",
        "OVERLOAD_LIMIT, 503, OVERLOAD_LIMIT",
        "OPERATION_TIME_LIMIT, 429, OPERATION_TIME_LIMIT",
        "TOO_MANY_REQUESTS, 429, ''",
        "INTERNAL_SERVER_ERROR, 500, INTERNAL_SERVER_ERROR",
        "EXPIRED_TOKEN, 401, expired_token",
        "INVALID_TOKEN, 401, invalid_token",
        "PORTAL_DELETED, 500, PORTAL_DELETED",
        "PAYMENT_REQUIRED, 402, PAYMENT_REQUIRED"
    })
    void codedFaultsAnswerAndTheCallDoesNotRun(CallFault fault, int status, String code) throws IOException {
        served.portal.faults().failNext("event.bind", fault, 1);

        Reply reply = bind();

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.error()).isEqualTo(code);
        assertThat(ran()).isFalse();
        assertThat(bind().status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "BAD_GATEWAY, 502, false",
        "MAINTENANCE, 503, false",
        "GATEWAY_TIMEOUT, 504, true",
        "HTML_ANSWER, 200, false"
    })
    void pagesOfHtmlComeInsteadOfJson(CallFault fault, int status, boolean runs) throws IOException {
        served.portal.faults().failNext(Faults.ANY, fault, 1);

        Reply reply = bind();

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.type()).isEqualTo("text/html");
        assertThat(reply.text()).startsWith("<html>");
        assertThat(ran()).isEqualTo(runs);
    }

    @Test
    void aRedirectLeadsToTheSameHost() throws IOException {
        served.portal.faults().failNext("event.bind", CallFault.REDIRECT, 1);

        Reply reply = bind();

        assertThat(reply.status()).isEqualTo(302);
        assertThat(reply.location()).startsWith(served.portal.address() + "/");
        assertThat(ran()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"LOST_ANSWER", "LOST_CALL"})
    void lostOnesCloseTheConnection(CallFault fault) {
        served.portal.faults().failNext("event.bind", fault, 1);

        assertThatThrownBy(this::bind).isInstanceOf(IOException.class);
        assertThat(ran()).isEqualTo(fault == CallFault.LOST_ANSWER);
        Exchange.RestCall call = served.portal.traffic().calls().get(0);
        assertThat(call.status()).isZero();
        assertThat(call.fault()).contains(fault.name());
    }

    @Test
    void aHangEndsWhenThePortalCloses() {
        served.portal.faults().failNext("event.bind", CallFault.TIMEOUT, 1);
        CompletableFuture<Void> hung = new CompletableFuture<>();
        served.portal.traffic().listen(exchange -> {
            if (exchange instanceof Exchange.RestCall) {
                hung.complete(null);
            }
        });

        CompletableFuture<Reply> call = CompletableFuture.supplyAsync(() -> {
            try {
                return bind();
            } catch (IOException lost) {
                throw new UncheckedIOException(lost);
            }
        });
        hung.orTimeout(10, TimeUnit.SECONDS).join();
        assertThat(ran()).isTrue();
        served.close();

        assertThat(call).failsWithin(Duration.ofSeconds(4));
    }

    @Test
    void theOAuthServerFailsToo() throws IOException {
        served.portal.faults().failNext("oauth/token", CallFault.BAD_GATEWAY, 1);

        assertThat(served.refresh(served.token.refresh()).status()).isEqualTo(502);
        assertThat(served.refresh(served.token.refresh()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(names = {"LOST_ANSWER", "LOST_CALL", "TIMEOUT"})
    void insideTheProcessALostAnswerIsAFailureAtOnce(CallFault fault) {
        served.portal.faults().failNext("event.bind", fault, 1);

        assertThatThrownBy(() -> served.portal.http().post(post("/rest/" + BIND + served.token.access())))
                .isInstanceOfSatisfying(
                        HttpFailure.class,
                        failure -> assertThat(failure.maybeExecuted()).isTrue());
        assertThat(ran()).isEqualTo(fault != CallFault.LOST_CALL);
    }

    @Test
    void insideTheProcessOnlyThePortalIsFound() {
        assertThatThrownBy(() -> served.portal
                        .http()
                        .post(new HttpRequest(
                                URI.create("https://elsewhere.example/rest/profile"),
                                "application/json",
                                "{}",
                                Map.of(),
                                Duration.ofSeconds(1))))
                .isInstanceOf(HttpFailure.class)
                .hasMessageContaining("elsewhere.example");
        assertThat(served.portal.http().post(post("/rest/profile")).status()).isEqualTo(401);
    }

    private HttpRequest post(String path) {
        return new HttpRequest(
                URI.create(served.portal.address() + path), "application/json", "{}", Map.of(), Duration.ofSeconds(1));
    }
}
