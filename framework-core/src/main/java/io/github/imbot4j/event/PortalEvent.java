package io.github.imbot4j.event;

import io.github.imbot4j.bot.BotRef;
import io.github.imbot4j.payload.StoredName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * An event of the portal that is neither about a bot nor about the app, such as a new CRM deal (transport §4).
 *
 * @param bot the bot that asked for it
 * @param name in upper case, such as {@code ONCRMDEALADD}
 * @param data what the portal said of it, such as {@code FIELDS} with {@code ID}: texts, and maps of these; lists are maps from 0
 */
@StoredName("PortalEvent")
public record PortalEvent(Origin origin, BotRef bot, String name, Map<String, Object> data) implements BotEvent {

    private static final Pattern NAME = Pattern.compile("ON[A-Z0-9_]{1,98}");

    /** What the end of a name says has happened to the object. */
    private static final Pattern CHANGE = Pattern.compile("(ADD|UPDATE|DELETE)$");

    public PortalEvent {
        name = name.toUpperCase(Locale.ROOT);
        data = frozen(data);
    }

    /** Whether a portal may have an event of this name: {@code ON} and Latin letters, digits and underscores. */
    public static boolean isName(String name) {
        return NAME.matcher(name.toUpperCase(Locale.ROOT)).matches();
    }

    private static Map<String, Object> frozen(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(
                String.valueOf(key), value instanceof Map<?, ?> inner ? frozen(inner) : String.valueOf(value)));
        return Collections.unmodifiableMap(copy);
    }

    /** The same for another bot. */
    public PortalEvent of(BotRef other) {
        return new PortalEvent(origin, other, name, data);
    }

    /** Returns the text at the end of a path such as {@code "FIELDS", "TITLE"}; empty if there is none. */
    public String text(String... path) {
        Object value = data;
        for (String key : path) {
            value = value instanceof Map<?, ?> map && map.containsKey(key) ? map.get(key) : "";
        }
        return value instanceof String text ? text : "";
    }

    /** Returns the whole number at the end of a path such as {@code "FIELDS", "ID"}; 0 if there is none. */
    public long number(String... path) {
        String text = text(path);
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }

    /** Returns what it is about, such as {@code ONCRMDEAL:17}: events about the same are handled one after another. */
    public String subject() {
        String id = text("FIELDS", "ID").isEmpty() ? text("FIELDS_AFTER", "ID") : text("FIELDS", "ID");
        String object = CHANGE.matcher(name).replaceFirst("");
        return object + ":" + (id.length() > 50 ? "" : id);
    }

    @Override
    public String lane() {
        return "event:" + subject();
    }

    @Override
    public List<Object> identity() {
        return List.of(bot.code(), data, origin.raisedAt());
    }
}
