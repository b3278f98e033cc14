package io.github.imbot4j;

import java.util.Optional;

/**
 * The result of a request to the install page (transport §3.5 B).
 *
 * @param status the HTTP status to answer with; 200 without {@code finished} when the bots were installed before and the
 *     user is no administrator
 * @param finished whether the bots are registered, so that the page may call {@code BX24.installFinish()}
 * @param portalOrigin the origin the OAuth server proved, such as {@code https://acme.bitrix24.com}, for {@code
 *     frame-ancestors}; empty when nothing was proven
 * @param message one plain line for the admin, to be escaped; carries no secrets and nothing of what was posted
 */
public record InstallPageResult(int status, boolean finished, Optional<String> portalOrigin, String message) {}
