package io.github.imbot4j.http.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StandInTest {

    private final StandIn standIn = StandIn.start();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Cast cast = Cast.usual();

    @BeforeEach
    void enter() {
        cast.enter(standIn);
    }

    @AfterEach
    void close() {
        standIn.close();
    }

    @Test
    void registersABotOnceForEachCode() throws Exception {
        Map<String, Object> bot =
                Map.of("CODE", "echobot", "EVENT_HANDLER", "http://127.0.0.1/x", "PROPERTIES", Map.of("NAME", "Echo"));
        assertThat(result("imbot.bot.list", Map.of())).isEqualTo(List.of());
        Object id = result("imbot.register", bot);
        assertThat(result("imbot.register", bot)).isEqualTo(id);
        assertThat(result("imbot.bot.list", Map.of())).asString().contains("echobot");
        assertThat(standIn.portal().bot("echobot"))
                .map(StandInPortal.Bot::handler)
                .contains("http://127.0.0.1/x");
        assertThat(result("imbot.unregister", Map.of("BOT_ID", id))).isEqualTo(true);
        assertThat(error("imbot.unregister", Map.of("BOT_ID", id))).isEqualTo("BOT_ID_ERROR");
    }

    @Test
    void keepsWhatIsSaidAndEdited() throws Exception {
        Object id = result("imbot.message.add", Map.of("DIALOG_ID", "27", "MESSAGE", "Hello"));
        assertThat(result("imbot.message.update", Map.of("MESSAGE_ID", id, "MESSAGE", "Bye")))
                .isEqualTo(true);
        assertThat(standIn.portal().said())
                .extracting(StandInPortal.Said::dialogId)
                .containsExactly("27", "");
        assertThat(error("imbot.message.update", Map.of("MESSAGE_ID", 1, "MESSAGE", "Bye")))
                .isEqualTo("CANT_EDIT_MESSAGE");
        assertThat(error("imbot.message.add", Map.of("DIALOG_ID", "27", "MESSAGE", " ")))
                .isEqualTo("MESSAGE_EMPTY");
    }

    @Test
    void answersCommandsThatAreRegistered() throws Exception {
        Object id = result("imbot.command.register", Map.of("BOT_ID", 567, "COMMAND", "echo"));
        assertThat(result("imbot.command.register", Map.of("BOT_ID", 567, "COMMAND", "echo")))
                .isEqualTo(id);
        assertThat(result("imbot.command.answer", Map.of("COMMAND_ID", id, "MESSAGE_ID", 5, "MESSAGE", "Hi")))
                .isInstanceOf(Integer.class);
        assertThat(error("imbot.command.answer", Map.of("COMMAND_ID", 1, "MESSAGE_ID", 5, "MESSAGE", "Hi")))
                .isEqualTo("COMMAND_ID_ERROR");
    }

    @Test
    void bindsAHandlerOnce() throws Exception {
        Map<String, Object> binding = Map.of("EVENT", "OnAppUpdate", "HANDLER", "http://127.0.0.1/x");
        assertThat(result("event.bind", binding)).isEqualTo(true);
        assertThat(error("event.bind", binding)).isEqualTo("ERROR_EVENT_BINDING_EXISTS");
        assertThat(standIn.portal().bindings()).containsKey("ONAPPUPDATE");
    }

    @Test
    void refusesADeadTokenAndAnUnknownMethod() throws Exception {
        standIn.oauth().expire(cast.accessToken());
        assertThat(error("imbot.bot.list", Map.of())).isEqualTo("expired_token");
        cast.enter(standIn);
        assertThat(error("crm.lead.add", Map.of())).isEqualTo("ERROR_METHOD_NOT_FOUND");
    }

    @Test
    void provesWhoseATokenIs() throws Exception {
        Map<String, Object> answer = post(standIn.oauthOrigin() + "/rest/app.info", Map.of("auth", cast.accessToken()));
        assertThat(answer.get("result"))
                .asString()
                .contains("client_id=" + cast.clientId(), "member_id=" + cast.memberId(), standIn.endpoint());
        assertThat(post(standIn.oauthOrigin() + "/rest/app.info", Map.of("auth", "somebody's")))
                .containsEntry("error", "invalid_token");
    }

    @Test
    void renewsATokenOnce() throws Exception {
        String form = "grant_type=refresh_token&client_id=" + cast.clientId() + "&refresh_token=" + cast.refreshToken();
        Map<String, Object> fresh =
                send(standIn.oauthOrigin() + "/oauth/token/", form, "application/x-www-form-urlencoded");
        assertThat(fresh).containsEntry("member_id", cast.memberId()).containsEntry("expires_in", 3600);
        assertThat(send(standIn.oauthOrigin() + "/oauth/token/", form, "application/x-www-form-urlencoded"))
                .containsEntry("error", "invalid_grant");
    }

    @Test
    void keepsEveryRequestWithoutItsTokenAmongTheParams() throws Exception {
        result("imbot.bot.list", Map.of());
        assertThat(standIn.calls()).singleElement().satisfies(call -> {
            assertThat(call.method()).isEqualTo("imbot.bot.list");
            assertThat(call.params()).isEmpty();
            assertThat(call.token()).isEqualTo(cast.accessToken());
            assertThat(call.toString()).doesNotContain(cast.accessToken());
        });
    }

    private Object result(String method, Map<String, Object> params) throws Exception {
        Map<String, Object> answer = call(method, params);
        assertThat(answer).containsKey("result");
        return Objects.requireNonNull(answer.get("result"));
    }

    private Object error(String method, Map<String, Object> params) throws Exception {
        Map<String, Object> answer = call(method, params);
        assertThat(answer).containsKeys("error", "error_description");
        return Objects.requireNonNull(answer.get("error"));
    }

    private Map<String, Object> call(String method, Map<String, Object> params) throws Exception {
        Map<String, Object> body = new java.util.LinkedHashMap<>(params);
        body.put("auth", cast.accessToken());
        return post(standIn.endpoint() + method, body);
    }

    private Map<String, Object> post(String address, Map<String, Object> body) throws Exception {
        return send(address, StandInJson.compact(body), "application/json");
    }

    private Map<String, Object> send(String address, String body, String type)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return StandInJson.read(
                http.send(request, HttpResponse.BodyHandlers.ofInputStream()).body());
    }
}
