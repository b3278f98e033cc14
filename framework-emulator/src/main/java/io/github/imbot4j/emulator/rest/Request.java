package io.github.imbot4j.emulator.rest;

import io.github.imbot4j.emulator.php.PhpValue;

/**
 * A call of a method.
 *
 * @param method in lower case
 * @param start the paging offset
 */
public record Request(String method, Caller caller, Params params, long start) {

    public PhpValue at(String name) {
        return params.at(name);
    }

    public boolean has(String name) {
        return params.has(name);
    }

    /**
     * The app that owns bots and commands: the token's, or {@code custom} and the CLIENT_ID (v1 §1.1).
     *
     * @throws RestError with ACCESS_DENIED for a webhook without CLIENT_ID
     */
    String appId() {
        if (caller.isApp()) {
            return caller.clientId();
        }
        if (at("CLIENT_ID").isEmpty()) {
            throw RestError.accessDenied("Client ID not specified");
        }
        return "custom" + at("CLIENT_ID").text();
    }
}
