package io.github.imbot4j.web;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request to a {@link WebRoute}, received whole. Nothing in it is proven: check a signature or a secret before you believe it.
 *
 * @param method in upper case, such as {@code POST}
 * @param path after {@link WebRoute#PREFIX}, such as {@code builds}
 * @param query what follows {@code ?} in the address, as sent; may be empty
 * @param headers by lower-case name; of a header sent several times the values are joined by {@code ", "}
 * @param body as sent, 1 MiB at most
 */
@SuppressWarnings("ArrayRecordComponent") // passed on as received, and compared by nobody
public record WebRequest(String method, String path, String query, Map<String, String> headers, byte[] body) {

    public WebRequest {
        method = method.toUpperCase(Locale.ROOT);
        Map<String, String> lower = new HashMap<>();
        headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        headers = Map.copyOf(lower);
    }

    /** Returns a request without a body. */
    public static WebRequest get(String path) {
        return new WebRequest("GET", path, "", Map.of(), new byte[0]);
    }

    /** Returns a request with a text as its body. */
    public static WebRequest post(String path, String body) {
        return new WebRequest("POST", path, "", Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the same request with a header. */
    public WebRequest withHeader(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name.toLowerCase(Locale.ROOT), value);
        return new WebRequest(method, path, query, more, body);
    }

    /** Returns the same request with a parameter in its address. */
    public WebRequest withParameter(String name, String value) {
        String pair = URLEncoder.encode(name, StandardCharsets.UTF_8) + "="
                + URLEncoder.encode(value, StandardCharsets.UTF_8);
        return new WebRequest(method, path, query.isEmpty() ? pair : query + "&" + pair, headers, body);
    }

    /** Returns a header, its name in any case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** Returns the first parameter of this name in the address, decoded. */
    public Optional<String> parameter(String name) {
        for (String pair : query.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            if (decoded(parts[0]).equals(name)) {
                return Optional.of(parts.length > 1 ? decoded(parts[1]) : "");
            }
        }
        return Optional.empty();
    }

    /** A percent sign that encodes nothing stands for itself. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException plain) {
            return text;
        }
    }

    /** Returns the body as UTF-8 text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Leaves out query, headers and body: they may hold secrets. */
    @Override
    public String toString() {
        return "WebRequest[" + method + " " + path + ", " + body.length + " bytes]";
    }
}
