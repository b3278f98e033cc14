package io.github.imbot4j.rest;

import java.time.Duration;

/**
 * An HTTP response. {@link #toString()} does not show the body, since tokens can live there.
 *
 * @param status such as 200
 * @param contentType as sent; may be empty
 * @param body decompressed and read as UTF-8
 * @param location where a redirect points; empty otherwise
 * @param retryAfter what {@code Retry-After} says, at most a day; zero when there is none
 */
public record HttpResponse(int status, String contentType, String body, String location, Duration retryAfter) {

    public HttpResponse(int status, String contentType, String body, String location) {
        this(status, contentType, body, location, Duration.ZERO);
    }

    public HttpResponse(int status, String contentType, String body) {
        this(status, contentType, body, "");
    }

    /** An answer of type {@code application/json}. */
    public static HttpResponse json(int status, String body) {
        return new HttpResponse(status, "application/json; charset=utf-8", body);
    }

    @Override
    public String toString() {
        return "HTTP " + status + " " + contentType + " (" + body.length() + " characters)";
    }
}
