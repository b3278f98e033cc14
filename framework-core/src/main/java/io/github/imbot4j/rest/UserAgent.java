package io.github.imbot4j.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The user agent sent to portals, {@code imbot4j/<version>} (transport §1.1 advises against a generic one). */
final class UserAgent {

    private UserAgent() {}

    static String text() {
        try (InputStream version = UserAgent.class.getResourceAsStream("version.txt")) {
            String text = version == null ? "" : new String(version.readAllBytes(), StandardCharsets.UTF_8);
            return "imbot4j/" + (text.isBlank() ? "unknown" : text.strip());
        } catch (IOException e) {
            throw new UncheckedIOException("The version of imbot4j cannot be read from its jar.", e);
        }
    }
}
