package io.github.imbot4j.rest;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * Hold one request as it goes to the network. {@link #toString()} shows neither body nor query, since tokens live there.
 *
 * @param uri absolute, http or https
 * @param contentType of the body, such as {@code application/json}
 * @param body sent in UTF-8
 * @param headers more of them, by name
 * @param timeout for everything, from connecting to the last byte of the answer
 */
public record HttpPost(URI uri, String contentType, String body, Map<String, String> headers, Duration timeout) {

    public HttpPost {
        headers = Map.copyOf(headers);
    }

    @Override
    public String toString() {
        return "POST " + uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath() + " (" + body.length()
                + " characters)";
    }
}
