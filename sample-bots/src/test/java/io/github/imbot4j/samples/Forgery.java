package io.github.imbot4j.samples;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Change single fields of a form a portal posted. Keys are spelled as in a form, such as {@code auth[member_id]}.
 *
 * @param form as posted
 */
record Forgery(String form) {

    /** The field of this key, in place of the one there, or at the end. */
    Forgery with(String key, String value) {
        Map<String, String> fields = fields();
        fields.put(key, value);
        return of(fields);
    }

    /** This value in place of another, wherever that stands. */
    Forgery replacing(String value, String other) {
        Map<String, String> fields = fields();
        fields.replaceAll((key, old) -> old.equals(value) ? other : old);
        return of(fields);
    }

    byte[] bytes() {
        return form.getBytes(StandardCharsets.US_ASCII);
    }

    /** The form with anything behind it. */
    byte[] bytes(String more) {
        return (form + more).getBytes(StandardCharsets.US_ASCII);
    }

    static Forgery of(Map<String, String> fields) {
        StringBuilder form = new StringBuilder();
        fields.forEach((key, value) -> form.append(form.length() == 0 ? "" : "&")
                .append(URLEncoder.encode(key, StandardCharsets.UTF_8))
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return new Forgery(form.toString());
    }

    private Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : form.split("&", -1)) {
            String[] sides = pair.split("=", 2);
            fields.put(
                    URLDecoder.decode(sides[0], StandardCharsets.UTF_8),
                    URLDecoder.decode(sides[1], StandardCharsets.UTF_8));
        }
        return fields;
    }
}
