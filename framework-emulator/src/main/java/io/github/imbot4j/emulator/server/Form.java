package io.github.imbot4j.emulator.server;

import io.github.imbot4j.emulator.php.FormParser;
import io.github.imbot4j.emulator.php.PhpJson;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A request's parameters as the portal reads them (transport §1.3): the query first, overridden by the body. */
final class Form {

    private Form() {}

    /** Broken JSON is no parameters. */
    static Map<String, Object> parse(WebRequest request) {
        Map<String, Object> params = new LinkedHashMap<>(FormParser.parse(request.query()));
        if (request.isPost() && !request.body().isBlank()) {
            params.putAll(body(request));
        }
        return params;
    }

    private static Map<String, Object> body(WebRequest request) {
        boolean json = request.header("content-type").toLowerCase(Locale.ROOT).startsWith("application/json");
        return json
                ? PhpJson.readMap(request.body()).orElse(Map.of())
                : FormParser.parse(request.body().strip());
    }
}
