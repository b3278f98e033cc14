package io.github.imbot4j.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.imbot4j.portal.Endpoint;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.portal.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class RestClientTest {

    private static final PortalId PORTAL = new PortalId("a223c6b3710f85df22e9377d6c4f7553");
    private static final Endpoint ENDPOINT = Endpoint.of("https://acme.bitrix24.com/rest/");
    private static final Secret TOKEN = Secret.of("d161f25928c3184678924ec127edd29a");
    private static final Call CALL =
            Call.of("imbot.message.add").with("BOT_ID", 39L).with("MESSAGE", "Привет");
    private static final HttpResponse DONE = HttpResponse.json(200, "{\"result\":11}");
    private static final HttpResponse BUSY = HttpResponse.json(503, "{\"error\":\"QUERY_LIMIT_EXCEEDED\"}");

    private final List<HttpRequest> posts = new ArrayList<>();
    private final Deque<Supplier<HttpResponse>> answers = new ArrayDeque<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final RestClient client = new RestClient(this::post, pauses::add, RetryPolicy.ofCalls(), () -> 0.5);

    @Test
    void postsJsonWithTheTokenInside() {
        portalAnswers(DONE);
        assertThat(call().asLong()).isEqualTo(11);
        HttpRequest post = posts.get(0);
        assertThat(post.uri()).isEqualTo(URI.create("https://acme.bitrix24.com/rest/imbot.message.add"));
        assertThat(post.contentType()).isEqualTo("application/json");
        assertThat(post.body())
                .isEqualTo("{\"BOT_ID\":39,\"MESSAGE\":\"Привет\",\"auth\":\"d161f25928c3184678924ec127edd29a\"}");
        assertThat(post.timeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(post.headers()).containsEntry("Accept", "application/json").hasSize(2);
        assertThat(post.headers().get("User-Agent")).matches("imbot4j/\\d+\\.\\d+\\.\\d+.*");
    }

    @Test
    void callsAnOAuthServerTheSameWay() {
        portalAnswers(HttpResponse.json(200, "{\"result\":{\"client_id\":\"local.1\"}}"));
        RestResponse info = client.call(Endpoint.of("https://oauth.bitrix.info/rest/"), TOKEN, Call.of("app.info"));
        assertThat(info.get("client_id").asText()).isEqualTo("local.1");
        assertThat(posts.get(0).uri()).hasToString("https://oauth.bitrix.info/rest/app.info");
    }

    @Test
    void sendsNoTokenWhenThereIsNone() {
        portalAnswers(DONE);
        client.call(PORTAL, ENDPOINT, Secret.none(), Call.of("profile"));
        assertThat(posts.get(0).body()).isEqualTo("{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth", "AUTH", "access_token"})
    void refusesAParameterThatWouldStandInForTheToken(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        client.call(PORTAL, ENDPOINT, TOKEN, Call.of("profile").with(name, "x")))
                .withMessageContaining(name);
        assertThat(posts).isEmpty();
    }

    @Test
    void asksAgainWhatTheLimitKeptFromRunning() {
        portalAnswers(
                BUSY,
                HttpResponse.json(429, "{\"error\":\"RATE\"}"),
                new HttpResponse(429, "text/html", "<h1>429</h1>"),
                DONE);
        assertThat(call().asLong()).isEqualTo(11);
        assertThat(pauses).containsExactly(Duration.ofMillis(1000), Duration.ofMillis(1500), Duration.ofMillis(2250));
        assertThat(posts).hasSize(4).allSatisfy(post -> assertThat(post).isEqualTo(posts.get(0)));
    }

    @Test
    void givesUpAfterFiveAttemptsAtTheLimit() {
        portalAnswers(BUSY, BUSY, BUSY, BUSY, BUSY, DONE);
        assertThatExceptionOfType(LimitException.class).isThrownBy(this::call);
        assertThat(posts).hasSize(5);
    }

    @Test
    void givesUpAfterThreeAttemptsAtAPortalThatCannotReachItsOAuthServer() {
        HttpResponse alone = HttpResponse.json(401, "{\"error\":\"CONNECTION_ERROR\"}");
        portalAnswers(alone, alone, alone, DONE);
        assertThatExceptionOfType(PortalUnavailableException.class).isThrownBy(this::call);
        assertThat(posts).hasSize(3);
    }

    @Test
    void asksAgainWhenTheConnectionWasRefused() {
        answers.add(() -> {
            throw new HttpFailure(false, "refused");
        });
        portalAnswers(DONE);
        assertThat(call().asLong()).isEqualTo(11);
        assertThat(pauses).hasSize(1);
    }

    @Test
    void asksAgainWhatOnlyReadsThoughItMayHaveRun() {
        for (Call read : List.of(Call.of("profile"), Call.of("crm.deal.list"))) {
            posts.clear();
            answers.add(() -> {
                throw new HttpFailure(true, "no whole answer");
            });
            portalAnswers(new HttpResponse(502, "text/html", "<h1>502</h1>"), DONE);
            assertThat(client.call(PORTAL, ENDPOINT, TOKEN, read).asLong()).isEqualTo(11);
            assertThat(posts).hasSize(3);
        }
    }

    @Test
    void asksOnceOnlyWhatMayHaveRun() {
        answers.add(() -> {
            throw new HttpFailure(true, "acme.bitrix24.com gave no answer");
        });
        assertThatExceptionOfType(UnknownOutcomeException.class).isThrownBy(this::call);
        assertThat(posts).hasSize(1);
        assertThat(pauses).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":\"OPERATION_TIME_LIMIT\"}",
                "{\"error\":\"OVERLOAD_LIMIT\"}",
                "{\"error\":\"expired_token\"}",
                "{\"error\":\"INTERNAL_SERVER_ERROR\"}",
                "{\"error\":\"MESSAGE_EMPTY\"}",
                "{}",
                ""
            })
    void asksOnceOnlyWhatRepeatingDoesNotHelp(String body) {
        portalAnswers(HttpResponse.json(200, body));
        assertThatExceptionOfType(RestException.class).isThrownBy(this::call);
        assertThat(posts).hasSize(1);
    }

    @Test
    void stopsWaitingWhenInterrupted() {
        RestClient interrupted = new RestClient(
                this::post,
                duration -> {
                    throw new InterruptedException();
                },
                RetryPolicy.ofCalls());
        portalAnswers(BUSY, DONE);
        assertThatExceptionOfType(LimitException.class)
                .isThrownBy(() -> interrupted.call(PORTAL, ENDPOINT, TOKEN, CALL));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(posts).hasSize(1);
    }

    @Test
    void waitsForRealWithoutASleeper() throws InterruptedException {
        Sleeper.real().sleep(Duration.ZERO);
        portalAnswers(DONE);
        assertThat(new RestClient(this::post)
                        .call(PORTAL, ENDPOINT, TOKEN, CALL)
                        .asLong())
                .isEqualTo(11);
    }

    @Test
    void neverLogsOrPrintsAToken() {
        Logger logger = (Logger) LoggerFactory.getLogger(RestClient.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Level before = logger.getLevel();
        logger.setLevel(Level.TRACE);
        logger.addAppender(log);
        log.start();
        try {
            String echo = "{\"error\":\"QUERY_LIMIT_EXCEEDED\",\"error_description\":\"" + TOKEN.reveal() + "\"}";
            portalAnswers(HttpResponse.json(503, echo), DONE);
            call();
        } finally {
            logger.detachAppender(log);
            logger.setLevel(before);
        }
        assertThat(log.list)
                .hasSize(1)
                .allSatisfy(event -> assertThat(event.getFormattedMessage())
                        .contains(PORTAL.memberId(), "acme.bitrix24.com")
                        .doesNotContain(TOKEN.reveal()));
        assertThat(posts.get(0).toString())
                .isEqualTo("POST https://acme.bitrix24.com/rest/imbot.message.add (74 characters)");
        assertThat(new HttpResponse(200, "text/html", "secret")).hasToString("HTTP 200 text/html (6 characters)");
    }

    @Test
    void keepsHeadersAsTheyWere() {
        Map<String, String> headers = new java.util.HashMap<>(Map.of("A", "1"));
        HttpRequest post = new HttpRequest(ENDPOINT.root(), "application/json", "", headers, Duration.ZERO);
        headers.clear();
        assertThat(post.headers()).containsExactly(Map.entry("A", "1"));
    }

    private RestResponse call() {
        return client.call(PORTAL, ENDPOINT, TOKEN, CALL);
    }

    private void portalAnswers(HttpResponse... next) {
        for (HttpResponse answer : next) {
            answers.add(() -> answer);
        }
    }

    private HttpResponse post(HttpRequest post) {
        posts.add(post);
        return answers.remove().get();
    }
}
