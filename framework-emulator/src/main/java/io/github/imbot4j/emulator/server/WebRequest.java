package io.github.imbot4j.emulator.server;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * A request, over HTTP or within the process.
 *
 * @param verb in upper case
 * @param query without the question mark; may be empty
 * @param headers by name in lower case
 * @param body decoded as UTF-8
 * @param source whose requests are counted together: the address it came from
 */
public record WebRequest(
        String verb, String path, String query, Map<String, String> headers, String body, String source) {

    public WebRequest {
        headers = Map.copyOf(headers);
    }

    static WebRequest of(
            String verb, String path, String query, Map<String, String> headers, byte[] body, String source) {
        return new WebRequest(
                verb.toUpperCase(Locale.ROOT), path, query, headers, new String(body, StandardCharsets.UTF_8), source);
    }

    boolean isPost() {
        return verb.equals("POST");
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }
}
