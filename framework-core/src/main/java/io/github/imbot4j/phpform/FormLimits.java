package io.github.imbot4j.phpform;

import java.util.Set;

/**
 * The limits of what a form may cost, and the keys that may occur only once (transport §1.5, §5.4 no. 12 and 14).
 *
 * @param bytes of the whole body; beyond it 413
 * @param pairs of key and value; beyond it 413
 * @param depth brackets in one key; beyond it 400
 * @param keyBytes of one key, decoded; beyond it 413
 * @param valueBytes of one value, decoded; beyond it 413
 * @param unique first parts of keys on which trust depends. At and below them every key is to be said once and in its
 *     plain spelling, or the whole form is refused with 400
 */
public record FormLimits(int bytes, int pairs, int depth, int keyBytes, int valueBytes, Set<String> unique) {

    private static final Set<String> TRUSTED = Set.of(
            // an event's envelope
            "event",
            "event_handler_id",
            "ts",
            "auth",
            // the install page, form and query
            "AUTH_ID",
            "AUTH_EXPIRES",
            "REFRESH_ID",
            "SERVER_ENDPOINT",
            "APPLICATION_TOKEN",
            "APPLICATION_SCOPE",
            "member_id",
            "status",
            "PLACEMENT",
            "PLACEMENT_OPTIONS",
            "DOMAIN",
            "PROTOCOL",
            "LANG",
            "APP_SID",
            // an install event whose auth is flat
            "access_token",
            "refresh_token",
            "application_token",
            "domain",
            "client_endpoint",
            "server_endpoint",
            "scope",
            "expires",
            "expires_in",
            "user_id");

    private static final FormLimits STANDARD = new FormLimits(1 << 20, 5_000, 32, 1 << 10, 1 << 18, TRUSTED);

    public FormLimits {
        unique = Set.copyOf(unique);
    }

    /**
     * The limits for posts of a portal: 1 MiB, 5,000 pairs, depth 32, keys of 1 KiB, values of 256 KiB. The longest
     * message has 20,000 characters, which is at most 80 KB.
     */
    public static FormLimits standard() {
        return STANDARD;
    }
}
