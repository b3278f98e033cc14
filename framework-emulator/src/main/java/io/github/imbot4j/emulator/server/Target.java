package io.github.imbot4j.emulator.server;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The method that a path calls (transport §1.1): {@code /rest/{method}} or, with a webhook, {@code
 * /rest/{user}/{secret}/{method}}; with or without a suffix or a slash at its end. Empty segments do not count: the
 * official JavaScript SDK calls {@code /rest//{method}}.
 *
 * @param method in lower case
 * @param user empty without a webhook
 * @param secret empty without a webhook
 */
record Target(String method, String user, String secret) {

    private static final Pattern PATH =
            Pattern.compile("/rest/(?:([^/]+)/([^/]+)/)?([^/]+?)(?:\\.(?:json|xml))?/?", Pattern.CASE_INSENSITIVE);

    private static final Pattern EMPTY = Pattern.compile("/{2,}");

    static Optional<Target> of(String path) {
        Matcher parts = PATH.matcher(EMPTY.matcher(path).replaceAll("/"));
        if (!parts.matches()) {
            return Optional.empty();
        }
        boolean webhook = parts.group(1) != null;
        return Optional.of(new Target(
                parts.group(3).toLowerCase(Locale.ROOT), webhook ? parts.group(1) : "", webhook ? parts.group(2) : ""));
    }

    boolean isWebhook() {
        return !secret.isEmpty();
    }
}
