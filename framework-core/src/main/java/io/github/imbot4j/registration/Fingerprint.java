package io.github.imbot4j.registration;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A summary of what was registered on a portal, part by part, so that a later plan can tell what differs: {@code
 * avatar=…;handlers=…;profile=…;type=…}.
 */
final class Fingerprint {

    /** A part that people may read. */
    private static final String TYPE = "type";

    private static final int HASH_BYTES = 8;

    private final TreeMap<String, String> parts;

    private Fingerprint(Map<String, String> parts) {
        this.parts = new TreeMap<>(parts);
    }

    /** Sums up what a portal is told, in parts by name. */
    static Fingerprint of(Map<String, Object> told) {
        Map<String, String> parts = new TreeMap<>();
        told.forEach((name, value) -> parts.put(name, TYPE.equals(name) ? String.valueOf(value) : hash(value)));
        return new Fingerprint(parts);
    }

    /** Reads what {@link #toString()} wrote; parts it cannot read count as unknown. */
    static Fingerprint parse(String text) {
        Map<String, String> parts = new TreeMap<>();
        for (String part : Arrays.asList(text.split(";", -1))) {
            int sign = part.indexOf('=');
            if (sign > 0) {
                parts.put(part.substring(0, sign), part.substring(sign + 1));
            }
        }
        return new Fingerprint(parts);
    }

    /** The parts in which another differs from this, sorted. */
    List<String> differences(Fingerprint other) {
        List<String> names = new ArrayList<>();
        parts.forEach((name, value) -> {
            if (!value.equals(other.parts.get(name))) {
                names.add(name);
            }
        });
        return names;
    }

    boolean knows(String part) {
        return parts.containsKey(part);
    }

    /** The same without a part: what is not known to have reached the portal. */
    Fingerprint without(String part) {
        Fingerprint less = new Fingerprint(parts);
        less.parts.remove(part);
        return less;
    }

    /** The same, with the fixed parts as they were before, where that is known. */
    Fingerprint keeping(Set<String> fixed, Fingerprint before) {
        Fingerprint kept = new Fingerprint(parts);
        fixed.forEach(part -> kept.parts.computeIfPresent(part, (name, now) -> before.parts.getOrDefault(name, now)));
        return kept;
    }

    @Override
    public String toString() {
        List<String> texts = new ArrayList<>();
        parts.forEach((name, value) -> texts.add(name + "=" + value));
        return String.join(";", texts);
    }

    private static String hash(@Nullable Object value) {
        StringBuilder text = new StringBuilder();
        spell(value, text);
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    /** Lengths stand before texts, so that no two values are spelled alike. */
    private static void spell(@Nullable Object value, StringBuilder text) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> sorted = new TreeMap<>();
            map.forEach((key, item) -> sorted.put(String.valueOf(key), item));
            text.append('{').append(sorted.size());
            sorted.forEach((key, item) -> {
                spell(key, text);
                spell(item, text);
            });
        } else if (value instanceof List<?> list) {
            text.append('[').append(list.size());
            list.forEach(item -> spell(item, text));
        } else {
            String plain = String.valueOf(value);
            text.append('<').append(plain.length()).append(':').append(plain);
        }
    }
}
