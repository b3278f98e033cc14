package io.github.imbot4j.emulator.app;

import io.github.imbot4j.emulator.state.PortalState;
import io.github.imbot4j.emulator.state.Token;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The OAuth server's issuing and checking of tokens (transport §3.2): access tokens live an hour, refresh tokens are
 * used once, within 28 days, all by the portal's clock. Using a refresh token leaves the access token beside it valid,
 * because portals keep it until it expires.
 *
 * <p>Safe for use by several threads.
 */
public final class TokenService {

    /** How long an access token lives. */
    public static final Duration LIFE = Duration.ofHours(1);

    private static final Duration REFRESH_LIFE = Duration.ofDays(28);
    private static final int HEX_DIGITS = 70;

    private final PortalState state;
    private final SecureRandom random = new SecureRandom();

    public TokenService(PortalState state) {
        this.state = state;
    }

    /** A new pair for a user of an app. */
    public Token grant(String clientId, long userId, boolean withRefresh) {
        Instant expires = state.clock().instant().plus(LIFE);
        return state.tokens()
                .put(new Token(secret(), withRefresh ? secret() : "", clientId, userId, expires, withRefresh, false));
    }

    /** What an access token is worth, dead ones included. */
    public Optional<Token> find(String access) {
        return state.tokens().find(access);
    }

    /** Uses a refresh token up and gives the next pair; empty when it is unknown, used or revoked. */
    public Optional<Token> refresh(String clientId, String refresh) {
        return state.atomically(() -> state.tokens()
                .first(token -> token.refreshable()
                        && token.refresh().equals(refresh)
                        && token.clientId().equals(clientId)
                        && isFresh(token))
                .map(token -> {
                    state.tokens().put(token.spent());
                    return grant(clientId, token.userId(), true);
                }));
    }

    private boolean isFresh(Token token) {
        return token.expires().plus(REFRESH_LIFE).isAfter(state.clock().instant());
    }

    /** Makes every access token of an app too old; refreshing still works. */
    public void expireAll(String clientId) {
        Instant now = state.clock().instant();
        change(clientId, token -> token.expires().isAfter(now) ? token.expiring(now) : token);
    }

    /** Makes every token of an app useless. */
    public void revokeAll(String clientId) {
        change(clientId, Token::revoke);
    }

    /** Uses every refresh token of an app up, as if somebody else had: the app's next refresh is refused. */
    public void rotateAway(String clientId) {
        change(clientId, Token::spent);
    }

    private void change(String clientId, UnaryOperator<Token> change) {
        state.atomically(() -> {
            state.tokens()
                    .where(token -> token.clientId().equals(clientId))
                    .forEach(token -> state.tokens().put(change.apply(token)));
            return true;
        });
    }

    private String secret() {
        byte[] bytes = new byte[HEX_DIGITS / 2];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
