package io.github.imbot4j.http.rehearsal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turn a recorded post into the form a portal would send today. A recording is a text of {@code key=value} lines in the
 * portal's order, with {@code {{name}}} for what changes from portal to portal, {@code include} for what several share,
 * and {@code #} comments that name its source.
 */
public final class RecordedPost {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z.]+)}}");

    private RecordedPost() {}

    /**
     * Gives the form body.
     *
     * @param name of a recording beside this class, such as {@code message}
     * @param values for every placeholder in it
     * @throws IllegalArgumentException when a placeholder has no value
     */
    public static byte[] form(String name, Map<String, String> values) {
        StringBuilder form = new StringBuilder();
        append(form, name, values);
        return form.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Gives the name of the event a recording is of; empty for the install page. */
    public static String event(String name) {
        for (String line : lines(name)) {
            if (line.startsWith("event=")) {
                return line.substring("event=".length());
            }
            if (line.startsWith("include command")) {
                return event("command");
            }
        }
        return "";
    }

    private static void append(StringBuilder form, String name, Map<String, String> values) {
        for (String line : lines(name)) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("include ")) {
                append(form, line.substring("include ".length()), values);
                continue;
            }
            int equals = line.indexOf('=');
            form.append(form.length() == 0 ? "" : "&")
                    .append(encoded(line.substring(0, equals), values))
                    .append('=')
                    .append(encoded(line.substring(equals + 1), values));
        }
    }

    private static String encoded(String text, Map<String, String> values) {
        String filled =
                PLACEHOLDER.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), values)));
        return URLEncoder.encode(filled, StandardCharsets.UTF_8);
    }

    private static String value(String name, Map<String, String> values) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The recording needs a value for \"" + name + "\".");
        }
        return value;
    }

    private static List<String> lines(String name) {
        try (InputStream text = RecordedPost.class.getResourceAsStream(name + ".post")) {
            if (text == null) {
                throw new IllegalArgumentException("There is no recording \"" + name + "\".");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
