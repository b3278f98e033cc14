package io.github.imbot4j.install;

import io.github.imbot4j.portal.Endpoint;
import io.github.imbot4j.portal.EndpointPolicy;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.portal.WebAddress;
import io.github.imbot4j.wire.UnverifiedAuth;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;

/** The check of a claim without a request to any server, which already rejects most forgeries. */
final class ClaimPrecheck {

    private static final int LONGEST_SECRET = 2048;

    /** Characters of any other claim; the longest real one is the list of scopes. */
    private static final int LONGEST_CLAIM = 4096;

    private ClaimPrecheck() {}

    /** What is wrong with the claim of an install; empty when it is worth asking about. */
    static Optional<String> problem(UnverifiedAuth unverifiedAuth, EndpointPolicy policy) {
        if (!PortalId.isValid(unverifiedAuth.memberId())) {
            return Optional.of("auth[member_id] is missing or malformed");
        }
        if (!isSecret(unverifiedAuth.applicationToken())) {
            return Optional.of("auth[application_token] is missing or malformed");
        }
        if (!isSecret(unverifiedAuth.credentials().accessToken())) {
            return Optional.of("auth[access_token] is missing or malformed");
        }
        if (unverifiedAuth.credentials().refreshToken().isPresent()
                && !isSecret(unverifiedAuth.credentials().refreshToken())) {
            return Optional.of("auth[refresh_token] is malformed");
        }
        if (Stream.of(
                        unverifiedAuth.domain(),
                        unverifiedAuth.clientEndpoint(),
                        unverifiedAuth.serverEndpoint(),
                        unverifiedAuth.scope(),
                        unverifiedAuth.status())
                .anyMatch(text -> text.length() > LONGEST_CLAIM)) {
            return Optional.of("a claim is longer than " + LONGEST_CLAIM + " characters");
        }
        if (unverifiedAuth.clientEndpoint().isEmpty()) {
            return Optional.empty();
        }
        Optional<Endpoint> endpoint = endpoint(unverifiedAuth.clientEndpoint());
        return endpoint.isEmpty()
                ? Optional.of(
                        "auth[client_endpoint] is no REST address: " + LogQuoting.of(unverifiedAuth.clientEndpoint()))
                : policy.refusal(endpoint.get());
    }

    /** Reads a REST root as servers spell it: any case, the closing slash missing, the usual port written out. */
    static Optional<Endpoint> endpoint(String text) {
        try {
            URI uri = WebAddress.read(text);
            boolean usual = WebAddress.port(uri) == (uri.getScheme().equals("https") ? 443 : 80);
            String path = String.valueOf(uri.getRawPath());
            String authority = usual ? uri.getRawAuthority().replaceFirst(":\\d+$", "") : uri.getRawAuthority();
            return Optional.of(Endpoint.of(uri.getScheme() + "://" + authority
                    + (path.endsWith("/") ? path : path + "/")
                    + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery())));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static boolean isSecret(Secret secret) {
        String value = secret.reveal();
        return !value.isEmpty()
                && value.length() <= LONGEST_SECRET
                && value.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }
}
