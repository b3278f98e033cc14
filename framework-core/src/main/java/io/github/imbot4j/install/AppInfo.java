package io.github.imbot4j.install;

import java.time.Instant;

/**
 * The OAuth server's information about an access token (transport §3.6). Unlike anything a post or a portal claims, it
 * is trusted.
 *
 * @param clientId the app it belongs to
 * @param memberId the portal it belongs to
 * @param installed whether the portal holds the app for installed
 * @param clientEndpoint the portal's REST root, as text
 * @param scope separated by commas
 * @param status the app's licence letter
 * @param expiresAt when the token dies; {@link Instant#EPOCH} when not said
 */
record AppInfo(
        String clientId,
        String memberId,
        boolean installed,
        String clientEndpoint,
        String scope,
        String status,
        Instant expiresAt) {}
