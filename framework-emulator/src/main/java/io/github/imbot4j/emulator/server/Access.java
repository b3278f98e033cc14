package io.github.imbot4j.emulator.server;

import io.github.imbot4j.emulator.app.TokenService;
import io.github.imbot4j.emulator.php.PhpValue;
import io.github.imbot4j.emulator.rest.Caller;
import io.github.imbot4j.emulator.rest.CodedFaults;
import io.github.imbot4j.emulator.rest.RestError;
import io.github.imbot4j.emulator.state.App;
import io.github.imbot4j.emulator.state.PortalState;
import io.github.imbot4j.emulator.state.Token;
import io.github.imbot4j.emulator.state.Webhook;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The identification of the caller: by a token or by a webhook's path (transport §1.2, §1.8). */
final class Access {

    private static final Pattern BEARER = Pattern.compile("Bearer\\s+(.*)", Pattern.CASE_INSENSITIVE);

    private final PortalState state;
    private final TokenService tokens;

    Access(PortalState state, TokenService tokens) {
        this.state = state;
        this.tokens = tokens;
    }

    /**
     * The caller of a portal's method.
     *
     * @throws RestError when there is no proof, or a wrong one
     */
    Caller caller(Target target, WebRequest request, Map<String, Object> params) {
        if (target.isWebhook()) {
            return webhook(target);
        }
        String presented = presented(request, params).orElseThrow(Access::noAuth);
        Token token = worth(presented);
        App app = state.apps()
                .find(token.clientId())
                .orElseThrow(() -> new RestError(401, "APPLICATION_NOT_FOUND", "Application not found"));
        if (state.people().find(token.userId()).isEmpty()) {
            throw new RestError(401, "authorization_error", "Unable to authorize user");
        }
        return new Caller(app.clientId(), app.clientId(), token.userId(), app.scope());
    }

    /** The token itself, with its errors. */
    Token worth(String presented) {
        Token token = tokens.find(presented).filter(known -> !known.revoked()).orElseThrow(CodedFaults::invalidToken);
        if (!token.expires().isAfter(state.clock().instant())) {
            throw CodedFaults.expiredToken();
        }
        return token;
    }

    private Caller webhook(Target target) {
        Webhook webhook = state.webhooks()
                .find(target.secret())
                .filter(known -> String.valueOf(known.userId()).equals(target.user()))
                .orElseThrow(() -> new RestError(401, "INVALID_CREDENTIALS", "Invalid request credentials"));
        return new Caller("", "webhook " + webhook.secret(), webhook.userId(), webhook.scope());
    }

    static RestError noAuth() {
        return new RestError(401, "NO_AUTH_FOUND", "Wrong authorization data");
    }

    /** From the header, else from {@code auth}, else from {@code access_token}. */
    static Optional<String> presented(WebRequest request, Map<String, Object> params) {
        Matcher bearer = BEARER.matcher(request.header("authorization"));
        if (bearer.matches()) {
            return Optional.of(bearer.group(1).strip());
        }
        PhpValue given = new PhpValue(params);
        PhpValue auth =
                given.at("auth").isSet() && !given.at("auth").isArray() ? given.at("auth") : given.at("access_token");
        return auth.isSet() && !auth.isArray() ? Optional.of(auth.text()) : Optional.empty();
    }
}
