package io.github.imbot4j.emulator.rest;

import java.util.Arrays;

/**
 * The caller of a method (v1 §1.1).
 *
 * @param clientId of the app; empty for a webhook
 * @param key what the operating time is counted for: the app, or the webhook
 * @param userId whose rights the call has
 * @param scope separated by commas
 * @param connector the {@code auth_connector}, which keeps an app's own changes out of its offline events; may be empty
 */
public record Caller(String clientId, String key, long userId, String scope, String connector) {

    /** Without a connector. */
    public Caller(String clientId, String key, long userId, String scope) {
        this(clientId, key, userId, scope, "");
    }

    /** The same, with the {@code auth_connector} of a call. */
    public Caller through(String otherConnector) {
        return new Caller(clientId, key, userId, scope, otherConnector);
    }

    /** Whether an app calls, with a token. */
    public boolean isApp() {
        return !clientId.isEmpty();
    }

    /** Whether its scope has the one needed; an empty one needs none. */
    public boolean mayUse(String needed) {
        return needed.isEmpty() || Arrays.asList(scope.split("[, ]+")).contains(needed);
    }
}
