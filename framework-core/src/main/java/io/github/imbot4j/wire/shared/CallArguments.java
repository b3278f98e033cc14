package io.github.imbot4j.wire.shared;

import io.github.imbot4j.rest.Ref;
import io.github.imbot4j.wire.DialogIds;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The check of a call's arguments before a request is spent on them; an error names the method and the parameter. */
public final class CallArguments {

    /** A chat that an earlier call creates. */
    private static final Pattern NEW_CHAT = Pattern.compile("chat(\\{.+})");

    private static final Pattern CHAT = Pattern.compile("chat([0-9]{1,18})", Pattern.CASE_INSENSITIVE);

    private final String method;

    public CallArguments(String method) {
        this.method = method;
    }

    public long id(String name, long value) {
        if (value <= 0) {
            throw wrong(name, String.valueOf(value), "it must be a positive id");
        }
        return value;
    }

    public List<Long> ids(String name, List<Long> values) {
        if (values.isEmpty()) {
            throw wrong(name, "", "it must name at least one id");
        }
        values.forEach(value -> id(name, value));
        return values;
    }

    /** The dialog itself, or a reference to it. */
    public Object dialogId(String name, String value) {
        if (NEW_CHAT.matcher(value).matches()) {
            return new Ref(value);
        }
        if (!DialogIds.isOne(value)) {
            throw wrong(name, value, "it must be a user id or look like \"chat45\" or \"sg7\"");
        }
        return value;
    }

    /** The number in {@code chat45}: only group chats, channels and Open Lines have one. */
    public Object chatId(String dialogId) {
        Matcher created = NEW_CHAT.matcher(dialogId);
        if (created.matches()) {
            return new Ref(created.group(1));
        }
        Matcher chat = CHAT.matcher(dialogId);
        if (!chat.matches()) {
            throw wrong("CHAT_ID", dialogId, "only a group chat has one; its dialog id looks like \"chat45\"");
        }
        return id("CHAT_ID", Long.parseLong(chat.group(1)));
    }

    public String text(String name, String value) {
        if (value.isBlank()) {
            throw wrong(name, value, "it must not be blank");
        }
        return value;
    }

    public String text(String name, String value, int limit) {
        if (value.length() > limit) {
            throw wrong(
                    name,
                    value.substring(0, 20) + "…",
                    "it has " + value.length() + " characters, " + limit + " at most");
        }
        return text(name, value);
    }

    public static String flag(boolean value) {
        return value ? "Y" : "N";
    }

    public static String upper(String value) {
        return value.toUpperCase(Locale.ROOT);
    }

    public IllegalArgumentException wrong(String name, String value, String why) {
        return new IllegalArgumentException(method + ": " + name + " is \"" + value + "\"; " + why + ".");
    }
}
