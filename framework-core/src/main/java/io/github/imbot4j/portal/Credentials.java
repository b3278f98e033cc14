package io.github.imbot4j.portal;

import java.time.Instant;

/**
 * The OAuth tokens for a portal (transport §3.2): the access token is valid for an hour, each refresh token is used
 * once.
 *
 * @param accessToken acts with the rights of the user who gave it
 * @param refreshToken may be absent
 * @param expiresAt when the access token dies; {@link Instant#EPOCH} when unknown
 */
public record Credentials(Secret accessToken, Secret refreshToken, Instant expiresAt) {}
