package io.github.imbot4j.emulator.state;

import java.time.Instant;

/**
 * A pair of tokens issued by the OAuth server (transport §3.2).
 *
 * @param refresh the single-use refresh token; empty for none
 * @param userId whose rights it has; a bot's id for the tokens inside bot events
 * @param expires when the access token ends
 * @param refreshable whether the refresh token was neither used nor revoked
 * @param revoked whether the access token is dead before its time
 */
public record Token(
        String access,
        String refresh,
        String clientId,
        long userId,
        Instant expires,
        boolean refreshable,
        boolean revoked) {

    public Token spent() {
        return new Token(access, refresh, clientId, userId, expires, false, revoked);
    }

    public Token expiring(Instant at) {
        return new Token(access, refresh, clientId, userId, at, refreshable, revoked);
    }

    public Token revoke() {
        return new Token(access, refresh, clientId, userId, expires, false, true);
    }
}
