package io.github.imbot4j.emulator.server;

import io.github.imbot4j.emulator.server.WebReply.Answer;
import io.github.imbot4j.rest.Http;
import io.github.imbot4j.rest.HttpFailure;
import io.github.imbot4j.rest.HttpRequest;
import io.github.imbot4j.rest.HttpResponse;
import io.github.imbot4j.rest.RetryHint;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The transport of a bot's requests to the portal without sockets. A lost or late response is a failure at once; the bytes
 * of a file come as the characters of ISO 8859-1.
 */
public final class InProcess implements Http {

    private static final String SOURCE = "in-process";

    private final Addresses addresses;
    private final Gate gate;

    public InProcess(Addresses addresses, Gate gate) {
        this.addresses = addresses;
        this.gate = gate;
    }

    @Override
    public HttpResponse post(HttpRequest post) {
        String authority = Optional.ofNullable(post.uri().getAuthority()).orElse("");
        if (!addresses.isPortal(authority) && !addresses.isOauth(authority) && !addresses.isFormer(authority)) {
            throw new HttpFailure(
                    RetryHint.SAFE,
                    authority + " could not be reached: only the emulated portal and its OAuth server can.");
        }
        Map<String, String> headers = new HashMap<>();
        post.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        headers.put("content-type", post.contentType());
        WebReply reply = gate.handle(
                authority,
                new WebRequest(
                        "POST",
                        post.uri().getPath(),
                        Optional.ofNullable(post.uri().getRawQuery()).orElse(""),
                        headers,
                        post.body(),
                        SOURCE));
        if (reply instanceof Answer answer) {
            return new HttpResponse(answer.status(), answer.contentType(), answer.body(), answer.location());
        }
        if (reply instanceof WebReply.Download file) {
            return new HttpResponse(200, file.contentType(), new String(file.bytes(), StandardCharsets.ISO_8859_1), "");
        }
        throw new HttpFailure(
                true,
                authority
                        + (reply instanceof WebReply.Silent
                                ? " gave no answer in time."
                                : " closed the connection without an answer."));
    }
}
