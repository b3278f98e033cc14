package io.github.imbot4j.emulator.server;

import io.github.imbot4j.emulator.app.TokenService;
import io.github.imbot4j.emulator.fault.CallFault;
import io.github.imbot4j.emulator.fault.Faults;
import io.github.imbot4j.emulator.php.PhpValue;
import io.github.imbot4j.emulator.rest.RestError;
import io.github.imbot4j.emulator.server.WebReply.Answer;
import io.github.imbot4j.emulator.state.App;
import io.github.imbot4j.emulator.state.PortalState;
import io.github.imbot4j.emulator.state.Token;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The endpoints of the OAuth server: {@code /oauth/token/} refreshes tokens (transport §3.2), {@code /rest/app.info}
 * describes a token (transport §3.6).
 *
 * <p>Safe for use by several threads.
 */
public final class OAuthFront {

    private static final String TOKEN = "oauth/token";

    private final PortalState state;
    private final TokenService tokens;
    private final Faults faults;
    private final FaultyCalls faulty;
    private final Addresses addresses;
    private final Access access;
    private final TrafficRecorder book;

    public OAuthFront(
            PortalState state, TokenService tokens, Faults faults, Addresses addresses, TrafficRecorder book) {
        this.state = state;
        this.tokens = tokens;
        this.faults = faults;
        this.faulty = new FaultyCalls(addresses);
        this.addresses = addresses;
        this.access = new Access(state, tokens);
        this.book = book;
    }

    public WebReply handle(WebRequest request) {
        Map<String, Object> params = Form.parse(request);
        boolean token = request.path().matches("/oauth/token/?");
        String method =
                token ? TOKEN : Target.of(request.path()).map(Target::method).orElse(request.path());
        TrafficRecorder.Entry entry = book.open(true, method, request, Masking.withoutSecrets(params));
        Access.presented(request, params).ifPresent(entry::hide);
        Optional<CallFault> fault = faults.ofCall(method);
        fault.ifPresent(entry::struckBy);
        return entry.close(faulty.answer(fault, () -> call(method, request, new PhpValue(params))));
    }

    private Answer call(String method, WebRequest request, PhpValue params) {
        try {
            return Answer.json(
                    200,
                    switch (method) {
                        case TOKEN -> refresh(params);
                        case "app.info" -> appInfo(request, params);
                        default -> throw RestError.methodNotFound();
                    });
        } catch (RestError error) {
            return Answer.json(error.status(), error.body());
        }
    }

    private Map<String, Object> refresh(PhpValue params) {
        String grant = params.at("grant_type").text();
        if (!grant.equals("refresh_token")) {
            throw grant.isEmpty()
                    ? new RestError(400, "invalid_request", "Invalid grant_type parameter or parameter missing")
                    : new RestError(400, "unsupported_grant_type", "This portal only refreshes tokens");
        }
        String clientId = params.at("client_id").text();
        App app =
                state.apps().find(clientId).orElseThrow(() -> new RestError(401, "invalid_client", "Client not found"));
        if (!app.clientSecret().equals(params.at("client_secret").text())) {
            throw new RestError(200, "WRONG_CLIENT", "Client and secret do not match");
        }
        if (params.at("refresh_token").text().isEmpty()) {
            throw new RestError(400, "invalid_request", "No \"refresh_token\" parameter found");
        }
        Token token = tokens.refresh(clientId, params.at("refresh_token").text())
                .orElseThrow(() -> new RestError(400, "invalid_grant", "Invalid refresh token"));
        return granted(app, token);
    }

    private Map<String, Object> granted(App app, Token token) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", token.access());
        answer.put("expires", token.expires().getEpochSecond());
        answer.put("expires_in", TokenService.LIFE.toSeconds());
        answer.put("scope", app.scope());
        answer.put("domain", addresses.oauth().getAuthority());
        answer.put("server_endpoint", addresses.serverEndpoint());
        answer.put("status", app.status());
        answer.put("client_endpoint", addresses.clientEndpoint());
        answer.put("member_id", state.memberId());
        answer.put("user_id", token.userId());
        answer.put("refresh_token", token.refresh());
        return answer;
    }

    private Map<String, Object> appInfo(WebRequest request, PhpValue params) {
        Map<String, Object> given = new LinkedHashMap<>();
        params.entries().forEach((name, value) -> given.put(name, value.raw()));
        Token token = access.worth(Access.presented(request, given).orElseThrow(Access::noAuth));
        App app = state.apps()
                .find(token.clientId())
                .orElseThrow(() -> new RestError(401, "invalid_client", "Client not found"));
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("client_id", app.clientId());
        info.put("scope", app.scope());
        info.put("expires", token.expires().getEpochSecond());
        info.put("user_id", token.userId());
        info.put("install", install(app));
        return Map.of("result", info);
    }

    private Map<String, Object> install(App app) {
        Map<String, Object> install = new LinkedHashMap<>();
        install.put("installed", app.installed());
        install.put("version", app.version());
        install.put("status", app.status());
        install.put("scope", app.scope());
        install.put("domain", addresses.portal().getAuthority());
        install.put("uri", addresses.portal().toString());
        install.put("client_endpoint", addresses.clientEndpoint());
        install.put("member_id", state.memberId());
        install.put("member_type", "paid");
        return install;
    }
}
