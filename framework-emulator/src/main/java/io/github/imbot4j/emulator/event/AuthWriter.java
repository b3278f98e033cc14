package io.github.imbot4j.emulator.event;

import io.github.imbot4j.emulator.state.App;
import io.github.imbot4j.emulator.state.Person;
import io.github.imbot4j.emulator.state.PortalState;
import io.github.imbot4j.emulator.state.Token;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The writer of {@code auth} and the tokens of each bot, key by key as §6.1 and §6.2 of v1 have them. */
public final class AuthWriter {

    private final PortalState state;
    private final TokenSource tokens;
    private final Supplier<PostHeader> letterhead;

    public AuthWriter(PortalState state, TokenSource tokens, Supplier<PostHeader> letterhead) {
        this.state = state;
        this.tokens = tokens;
        this.letterhead = letterhead;
    }

    /** Whether there is a refresh token in {@code auth}; {@link #NO_TOKENS} is for events after the rights are gone. */
    public enum Kind {
        WITH_REFRESH,
        WITHOUT_REFRESH,
        NO_TOKENS
    }

    /** The {@code auth} of a post: with the rights of the user behind it, when that one is a user of the portal. */
    public Map<String, Object> outer(Addressee to, long userId, Kind kind) {
        Map<String, Object> auth = new LinkedHashMap<>();
        Optional<App> app = to.app();
        Optional<Token> token = kind == Kind.NO_TOKENS
                ? Optional.empty()
                : app.filter(any -> isPortalUser(userId))
                        .map(known -> tokens.grant(known.clientId(), userId, kind == Kind.WITH_REFRESH));
        token.ifPresent(given -> putToken(auth, given, scope(app)));
        if (kind == Kind.NO_TOKENS) {
            putPortal(auth, Optional.empty());
        } else {
            putPortal(auth, app);
        }
        token.ifPresent(given -> {
            auth.put("user_id", given.userId());
            if (!given.refresh().isEmpty()) {
                auth.put("refresh_token", given.refresh());
            }
        });
        auth.put("application_token", to.applicationToken());
        return auth;
    }

    /** What stands beside BOT_ID and BOT_CODE: a token of the bot itself, twice; nothing for bots of webhooks. */
    public Map<String, Object> ofBot(Addressee to, long botId) {
        Map<String, Object> block = new LinkedHashMap<>();
        to.app().ifPresent(app -> {
            Token token = tokens.grant(app.clientId(), botId, true);
            putToken(block, token, app.scope());
            putPortal(block, Optional.of(app));
            block.put("refresh_token", token.refresh());
            block.put("user_id", botId);
            block.put("client_id", app.clientId());
            block.put("application_token", app.applicationToken());
            block.put("AUTH", new LinkedHashMap<>(block));
        });
        return block;
    }

    private boolean isPortalUser(long userId) {
        return state.people()
                .find(userId)
                .filter(person -> person.kind() != Person.Kind.CONNECTOR && person.kind() != Person.Kind.NETWORK)
                .isPresent();
    }

    private void putToken(Map<String, Object> block, Token token, String scope) {
        block.put("access_token", token.access());
        block.put("expires", token.expires().getEpochSecond());
        block.put(
                "expires_in",
                Duration.between(state.clock().instant(), token.expires()).toSeconds());
        block.put("scope", scope);
    }

    private void putPortal(Map<String, Object> block, Optional<App> app) {
        PostHeader head = letterhead.get();
        block.put("domain", head.domain());
        block.put("server_endpoint", head.serverEndpoint());
        app.ifPresent(known -> block.put("status", known.status()));
        block.put("client_endpoint", head.clientEndpoint());
        block.put("member_id", state.memberId());
    }

    private static String scope(Optional<App> app) {
        return app.map(App::scope).orElse("");
    }
}
