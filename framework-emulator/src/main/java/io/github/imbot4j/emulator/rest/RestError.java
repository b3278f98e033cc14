package io.github.imbot4j.emulator.rest;

import java.util.LinkedHashMap;
import java.util.Map;

/** A call is refused (transport §1.7): a code, a text, a status, and sometimes more. */
public final class RestError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient Map<String, Object> more;

    public RestError(int status, String code, String text) {
        this(status, code, text, Map.of());
    }

    private RestError(int status, String code, String text, Map<String, Object> more) {
        super(text, null, false, false);
        this.status = status;
        this.code = code;
        this.more = Map.copyOf(more);
    }

    /** A business error: most of them have the status 400. */
    public static RestError of(String code, String text) {
        return new RestError(400, code, text);
    }

    static RestError accessDenied(String why) {
        return new RestError(403, "ACCESS_DENIED", why.isEmpty() ? "Access denied!" : "Access denied! " + why);
    }

    static RestError wrongAuthType() {
        return new RestError(403, "WRONG_AUTH_TYPE", "Current authorization type is denied for this method");
    }

    static RestError missingArgument(String name) {
        return argument("Argument '" + name + "' is null or empty", name);
    }

    static RestError argument(String text, String name) {
        return new RestError(400, "ERROR_ARGUMENT", text, Map.of("argument", name));
    }

    /** No such method, here or at the OAuth server. */
    public static RestError methodNotFound() {
        return new RestError(404, "ERROR_METHOD_NOT_FOUND", "Method not found!");
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    /** The answer's body. */
    public Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", code);
        body.put("error_description", String.valueOf(getMessage()));
        body.putAll(more);
        return body;
    }
}
