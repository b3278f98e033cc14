package io.github.imbot4j.registration;

import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.CommandModel;
import io.github.imbot4j.portal.Avatar;
import io.github.imbot4j.wire.v1.RegistrationCalls;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A summary of what was registered on a portal, part by part, so that a later plan can tell what differs: {@code
 * avatar=…;handlers=…;profile=…;type=…}.
 */
final class Fingerprint {

    static final String AVATAR = "avatar";
    static final String HANDLERS = "handlers";
    static final String TYPE = "type";

    /** What an update can never change (v1 §2.3). */
    static final List<String> FIXED = List.of(AVATAR, TYPE);

    private static final int HASH_BYTES = 8;

    private final TreeMap<String, String> parts;

    private Fingerprint(Map<String, String> parts) {
        this.parts = new TreeMap<>(parts);
    }

    static Fingerprint of(BotModel bot, String eventUrl) {
        Map<String, Object> fields = RegistrationCalls.botFields(bot, eventUrl);
        return new Fingerprint(Map.of(
                TYPE,
                bot.type().letter(),
                AVATAR,
                hash(bot.profile().avatar().map(Avatar::base64).orElse("")),
                HANDLERS,
                hash(RegistrationCalls.handlers(bot, eventUrl)),
                "openline",
                hash(fields.get("OPENLINE")),
                "profile",
                hash(fields.get("PROPERTIES"))));
    }

    static Fingerprint of(CommandModel command, String eventUrl) {
        Map<String, Object> fields = RegistrationCalls.commandFields(command, eventUrl);
        return new Fingerprint(Map.of(
                HANDLERS,
                hash(eventUrl),
                "hidden",
                hash(fields.get("HIDDEN")),
                "extranet",
                hash(fields.get("EXTRANET_SUPPORT")),
                "titles",
                hash(fields.get("LANG"))));
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
    Fingerprint keepingFixed(Fingerprint before) {
        Fingerprint kept = new Fingerprint(parts);
        FIXED.forEach(part -> kept.parts.computeIfPresent(part, (name, now) -> before.parts.getOrDefault(name, now)));
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
