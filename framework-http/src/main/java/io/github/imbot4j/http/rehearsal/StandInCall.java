package io.github.imbot4j.http.rehearsal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Hold one request that reached a stand-in, and what it was answered.
 *
 * @param server which of the two
 * @param method such as {@code imbot.message.add}, or {@code oauth/token}
 * @param params as sent, in order, without the token
 * @param token the token it was made with; empty for none
 * @param error the code of a refusal; empty when it succeeded
 * @param result what was answered; {@code ""} for a refusal
 */
public record StandInCall(
        Server server, String method, Map<String, Object> params, String token, String error, Object result) {

    /** Which stand-in. */
    public enum Server {
        OAUTH,
        PORTAL
    }

    public StandInCall {
        params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
    }

    /** Leaves the parameters and tokens out: either may hold a secret. */
    @Override
    public String toString() {
        return server + " " + method + (error.isEmpty() ? "" : " -> " + error);
    }
}
