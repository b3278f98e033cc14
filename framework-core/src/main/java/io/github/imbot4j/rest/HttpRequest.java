package io.github.imbot4j.rest;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * An HTTP request. {@link #toString()} shows neither body nor query, since tokens live there, and masks an inbound webhook's path.
 *
 * @param uri absolute, http or https
 * @param contentType of the body, such as {@code application/json}
 * @param body sent in UTF-8
 * @param headers more of them, by name
 * @param timeout for everything, from connecting to the last byte of the answer
 * @param maxAnswer the longest answer that is read, in bytes after decompression
 */
public record HttpRequest(
        URI uri, String contentType, String body, Map<String, String> headers, Duration timeout, int maxAnswer) {

    private static final Pattern WEBHOOK = Pattern.compile("/rest/(\\d+)/[^/]+/");

    /** With the {@linkplain HttpTransport#MAX_ANSWER_BYTES longest answer} there is. */
    public HttpRequest(URI uri, String contentType, String body, Map<String, String> headers, Duration timeout) {
        this(uri, contentType, body, headers, timeout, HttpTransport.MAX_ANSWER_BYTES);
    }

    public HttpRequest {
        headers = Map.copyOf(headers);
        if (maxAnswer < 1 || maxAnswer > HttpTransport.MAX_ANSWER_BYTES) {
            throw new IllegalArgumentException("An answer of at most " + maxAnswer
                    + " bytes cannot be asked for; use 1 to " + HttpTransport.MAX_ANSWER_BYTES + ".");
        }
    }

    @Override
    public String toString() {
        String path = WEBHOOK.matcher(uri.getRawPath()).replaceFirst("/rest/$1/***/");
        return "POST " + uri.getScheme() + "://" + uri.getRawAuthority() + path + " (" + body.length() + " characters)";
    }
}
