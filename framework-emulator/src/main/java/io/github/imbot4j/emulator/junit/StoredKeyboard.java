package io.github.imbot4j.emulator.junit;

import io.github.imbot4j.emulator.junit.KeyboardButton.Kind;
import io.github.imbot4j.emulator.state.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keyboards and context menus as the portal stores them (v1 §7). */
final class StoredKeyboard {

    private StoredKeyboard() {}

    /** The rows of a message's keyboard as they are shown: a button that is not DISPLAY LINE has one to itself (v1 §7.2). */
    static List<List<KeyboardButton>> rows(Message message) {
        List<List<KeyboardButton>> rows = new ArrayList<>();
        List<KeyboardButton> row = new ArrayList<>();
        int index = 0;
        for (Map<?, ?> stored : items(message.extra().keyboard().orElse(Map.of()), "BUTTONS")) {
            if ("NEWLINE".equals(stored.get("TYPE"))) {
                next(rows, row);
                continue;
            }
            boolean alone = !"LINE".equals(stored.get("DISPLAY"));
            if (alone) {
                next(rows, row);
            }
            row.add(button(stored, text(stored, "TEXT"), index++));
            if (alone) {
                next(rows, row);
            }
        }
        next(rows, row);
        return rows;
    }

    private static void next(List<List<KeyboardButton>> rows, List<KeyboardButton> row) {
        if (!row.isEmpty()) {
            rows.add(List.copyOf(row));
            row.clear();
        }
    }

    /** The items of a message's context menu. */
    static List<KeyboardButton> menu(Message message) {
        List<KeyboardButton> items = new ArrayList<>();
        for (Map<?, ?> stored : items(message.extra().menu().orElse(Map.of()), "ITEMS")) {
            items.add(button(stored, PlainText.unescaped(text(stored, "TEXT")), items.size()));
        }
        return List.copyOf(items);
    }

    private static List<Map<?, ?>> items(Map<String, Object> container, String key) {
        List<Map<?, ?>> items = new ArrayList<>();
        if (container.get(key) instanceof List<?> all) {
            for (Object item : all) {
                if (item instanceof Map<?, ?> map) {
                    items.add(map);
                }
            }
        }
        return items;
    }

    /** Titles of menu items are stored as HTML, those of buttons are not. */
    private static KeyboardButton button(Map<?, ?> stored, String title, int index) {
        Map<String, Object> all = new LinkedHashMap<>();
        stored.forEach((key, value) -> all.put(String.valueOf(key), String.valueOf(value)));
        return new KeyboardButton(
                PlainText.seen(title), kind(stored), value(stored), "Y".equals(stored.get("DISABLED")), index, all);
    }

    /** The first that is there decides, as on the server. */
    private static Kind kind(Map<?, ?> stored) {
        if (!text(stored, "LINK").isEmpty()) {
            return Kind.LINK;
        }
        String action = text(stored, "ACTION");
        for (Kind kind : List.of(Kind.SEND, Kind.PUT, Kind.COPY, Kind.CALL, Kind.DIALOG)) {
            if (kind.name().equals(action)) {
                return kind;
            }
        }
        return text(stored, "COMMAND").isEmpty() ? Kind.OTHER : Kind.COMMAND;
    }

    private static String value(Map<?, ?> stored) {
        if (kind(stored) == Kind.COMMAND) {
            return ("/" + text(stored, "COMMAND") + " " + text(stored, "COMMAND_PARAMS")).strip();
        }
        String value = text(stored, "LINK");
        return PlainText.unescaped(value.isEmpty() ? text(stored, "ACTION_VALUE") : value);
    }

    private static String text(Map<?, ?> stored, String key) {
        Object value = stored.get(key);
        return value == null ? "" : value.toString();
    }
}
