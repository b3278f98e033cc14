package io.github.imbot4j.wire.shared;

import io.github.imbot4j.reply.ColorToken;
import io.github.imbot4j.reply.Target;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The fields of one block; what is empty or 0 is omitted. */
public final class BlockFields {

    static final String ZERO_WIDTH_SPACE = "\u200B";

    private static final Pattern SYMBOL = Pattern.compile("\\\\(?=[nt\"\\\\])");

    private final Map<String, Object> fields = new LinkedHashMap<>();

    /**
     * Keeps a backslash a backslash: the portal reads {@code \n}, {@code \t}, {@code \"} and {@code \\} as if they stood in
     * JSON, even in plain fields (v1 §8), so {@code C:\new} would break its line.
     */
    public static String literal(String text) {
        return SYMBOL.matcher(text).replaceAll("\\\\" + ZERO_WIDTH_SPACE);
    }

    /** A value that is no free text: an address, a word of the portal. */
    public BlockFields plain(String key, String value) {
        if (!value.isEmpty()) {
            fields.put(key, value);
        }
        return this;
    }

    public BlockFields text(String key, String value) {
        return plain(key, PhpEmpty.shown(literal(value)));
    }

    /** A text on one line. */
    public BlockFields line(String key, String value) {
        return text(key, value.replaceAll("\\R", " "));
    }

    public BlockFields number(String key, long value) {
        if (value > 0) {
            fields.put(key, value);
        }
        return this;
    }

    public BlockFields token(String key, ColorToken token) {
        return plain(key, token.name().toLowerCase(Locale.ROOT));
    }

    public BlockFields target(Target target) {
        if (target instanceof Target.Url url) {
            return plain("LINK", url.url());
        }
        if (target instanceof Target.User user) {
            return number("USER_ID", user.id());
        }
        if (target instanceof Target.Chat chat) {
            return number("CHAT_ID", chat.id());
        }
        if (target instanceof Target.Bot bot) {
            return number("BOT_ID", bot.id());
        }
        return target instanceof Target.Network network ? plain("NETWORK_ID", network.id()) : this;
    }

    public boolean isEmpty() {
        return fields.isEmpty();
    }

    public Map<String, Object> map() {
        return Collections.unmodifiableMap(fields);
    }
}
