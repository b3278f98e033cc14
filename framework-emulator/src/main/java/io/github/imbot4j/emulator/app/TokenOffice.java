package io.github.imbot4j.emulator.app;

import io.github.imbot4j.emulator.state.PortalState;
import io.github.imbot4j.emulator.state.Token;
import java.util.Optional;

/**
 * Give out tokens and say what one is worth, as the OAuth server does (transport §3.2): access tokens live an hour, refresh
 * tokens are used once.
 *
 * <p>Safe for use by several threads.
 */
public final class TokenOffice {

    private final PortalState state;

    public TokenOffice(PortalState state) {
        this.state = state;
    }

    /** A new pair for a user of an app. */
    public Token grant(String clientId, long userId, boolean withRefresh) {
        throw new UnsupportedOperationException();
    }

    /** What an access token is worth, dead ones included. */
    public Optional<Token> find(String access) {
        return state.tokens().find(access);
    }

    /** Uses a refresh token up and gives the next pair; empty when it is unknown, used or revoked. */
    public Optional<Token> refresh(String clientId, String refresh) {
        throw new UnsupportedOperationException();
    }

    /** Makes every access token of an app too old; refreshing still works. */
    public void expireAll(String clientId) {
        throw new UnsupportedOperationException();
    }

    /** Makes every token of an app useless. */
    public void revokeAll(String clientId) {
        throw new UnsupportedOperationException();
    }

    /** Uses every refresh token of an app up, as if somebody else had: the app's next refresh is refused. */
    public void rotateAway(String clientId) {
        throw new UnsupportedOperationException();
    }
}
