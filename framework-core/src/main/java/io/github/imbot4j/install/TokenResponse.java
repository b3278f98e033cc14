package io.github.imbot4j.install;

import io.github.imbot4j.portal.Credentials;

/**
 * The response to a token refresh (transport §3.2).
 *
 * @param credentials the rotated pair
 * @param memberId whose it says it is
 * @param clientEndpoint the portal's REST root now, as text; may be empty
 * @param scope separated by commas; may be empty
 * @param status the app's licence letter; may be empty
 */
record TokenResponse(Credentials credentials, String memberId, String clientEndpoint, String scope, String status) {}
