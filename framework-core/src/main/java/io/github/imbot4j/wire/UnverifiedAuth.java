package io.github.imbot4j.wire;

import io.github.imbot4j.portal.Credentials;
import io.github.imbot4j.portal.Secret;

/**
 * The claims of a post's top-level {@code auth}, none of them verified yet (transport §5.2).
 *
 * @param memberId as claimed; may be empty or malformed
 * @param applicationToken may be absent
 * @param credentials tokens of the acting user; may be absent
 * @param domain as claimed; may be empty
 * @param clientEndpoint as claimed; may be empty; never to be called
 * @param serverEndpoint as claimed; may be empty; only chooses among the allowed OAuth servers
 * @param scope separated by comma or blank; may be empty
 * @param status one letter; may be empty
 * @param userId the acting user; {@code 0} when not said
 */
public record UnverifiedAuth(
        String memberId,
        Secret applicationToken,
        Credentials credentials,
        String domain,
        String clientEndpoint,
        String serverEndpoint,
        String scope,
        String status,
        long userId) {}
