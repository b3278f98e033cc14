package io.github.imbot4j.web;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An address of the program's own on the framework's server, {@code https://bots.example.com/app/builds}. All such addresses
 * begin with {@link #PREFIX}, so that none takes the place of the framework's.
 *
 * @param method in upper case
 * @param path after the prefix, compared exactly
 * @param handler answers
 */
public record WebRoute(String method, String path, WebHandler handler) {

    /** What the path of every such address begins with. */
    public static final String PREFIX = "/app/";

    private static final Pattern METHOD = Pattern.compile("GET|POST|PUT|PATCH|DELETE");
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9._~-]+(/[A-Za-z0-9._~-]+)*");

    public WebRoute {
        method = method.toUpperCase(Locale.ROOT);
        if (!METHOD.matcher(method).matches()) {
            throw new IllegalArgumentException(
                    "A route cannot be for \"" + method + "\"; use GET, POST, PUT, PATCH or DELETE.");
        }
        if (!PATH.matcher(path).matches() || path.matches("(.*/)?\\.\\.?(/.*)?")) {
            throw new IllegalArgumentException(
                    "\"" + path + "\" is not a path below " + PREFIX
                            + "; write letters, digits, \"-\", \".\" and \"_\", with a slash only between words, such as \"ci/builds\".");
        }
    }

    /** Returns a route for {@code GET}. */
    public static WebRoute get(String path, WebHandler handler) {
        return new WebRoute("GET", path, handler);
    }

    /** Returns a route for {@code POST}. */
    public static WebRoute post(String path, WebHandler handler) {
        return new WebRoute("POST", path, handler);
    }
}
