package io.github.imbot4j.web;

import java.nio.charset.StandardCharsets;

/**
 * The answer to a {@link WebRequest}.
 *
 * @param status an HTTP status, 200 to 599
 * @param contentType such as {@code application/json}; empty without a body
 * @param body what is sent
 */
@SuppressWarnings("ArrayRecordComponent") // passed on as it is, and compared by nobody
public record WebResponse(int status, String contentType, byte[] body) {

    public WebResponse {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException(status + " is not a status to answer with; use 200 to 599.");
        }
        if (contentType.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("A content type has no line ends; write one such as text/plain.");
        }
    }

    /** Returns 200 without a body. */
    public static WebResponse ok() {
        return of(200);
    }

    /** Returns a bare status. */
    public static WebResponse of(int status) {
        return new WebResponse(status, "", new byte[0]);
    }

    /** Returns 200 with plain text. */
    public static WebResponse text(String text) {
        return new WebResponse(200, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns 200 with JSON text. */
    public static WebResponse json(String json) {
        return new WebResponse(200, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the same body with another status. */
    public WebResponse withStatus(int other) {
        return new WebResponse(other, contentType, body);
    }

    /** Returns the body as UTF-8 text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
