package io.github.imbot4j.wire.shared;

import io.github.imbot4j.reply.Action;
import io.github.imbot4j.reply.Button;
import io.github.imbot4j.reply.ButtonStyle;
import io.github.imbot4j.reply.CommandButton;
import io.github.imbot4j.reply.Device;
import io.github.imbot4j.reply.Keyboard;
import io.github.imbot4j.reply.MenuItem;
import io.github.imbot4j.reply.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The writer of keyboards and menus (v1 §7). */
public final class KeyboardWriter {

    /** A list of buttons, or a map when the keyboard has colours of its own. */
    public Object write(Keyboard keyboard) {
        Map<String, Object> colors = colors(keyboard);
        List<Map<String, Object>> buttons = buttons(keyboard.rows());
        if (colors.isEmpty()) {
            return buttons;
        }
        Map<String, Object> full = new LinkedHashMap<>();
        full.put("BUTTONS", buttons);
        full.put("COLORS", colors);
        return full;
    }

    /** Always a map, with the bot whose commands it runs: a change of a message does not add it (v2 §4.2). */
    public Map<String, Object> write(long botId, Keyboard keyboard) {
        Map<String, Object> full = new LinkedHashMap<>();
        full.put("BOT_ID", botId);
        full.put("BUTTONS", buttons(keyboard.rows()));
        Map<String, Object> colors = colors(keyboard);
        if (!colors.isEmpty()) {
            full.put("COLORS", colors);
        }
        return full;
    }

    private static Map<String, Object> colors(Keyboard keyboard) {
        return colors(keyboard.color(), keyboard.textColor(), keyboard.offColor(), keyboard.offTextColor());
    }

    public List<Map<String, Object>> write(List<MenuItem> items) {
        return items.stream().map(KeyboardWriter::item).toList();
    }

    public static boolean runsCommand(List<MenuItem> items) {
        return items.stream().anyMatch(item -> item.action() instanceof Action.Run);
    }

    private static List<Map<String, Object>> buttons(List<Row> rows) {
        List<Map<String, Object>> buttons = new ArrayList<>();
        for (Row row : rows) {
            if (!buttons.isEmpty() && !row.buttons().isEmpty()) {
                buttons.add(Map.of("TYPE", "NEWLINE"));
            }
            boolean beside = row.buttons().size() > 1;
            row.buttons().forEach(button -> buttons.add(button(button, beside)));
        }
        return buttons;
    }

    /** A button fills a line of its own unless it says otherwise (v1 §7.2), so those of a row do. */
    private static Map<String, Object> button(Button button, boolean beside) {
        ButtonStyle buttonStyle = button.look();
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("TEXT", oneLine(button.label()));
        action(written, button.action());
        if (beside || buttonStyle.inLine()) {
            written.put("DISPLAY", "LINE");
        }
        if (buttonStyle.width() > 0) {
            written.put("WIDTH", (long) buttonStyle.width());
        }
        buttonStyle
                .token()
                .ifPresent(token -> written.put("BG_COLOR_TOKEN", token.name().toLowerCase(Locale.ROOT)));
        written.putAll(colors(
                buttonStyle.color(), buttonStyle.textColor(), buttonStyle.offColor(), buttonStyle.offTextColor()));
        if (button instanceof CommandButton command && command.isOnce()) {
            written.put("BLOCK", "Y");
        }
        visibility(written, buttonStyle.disabled(), buttonStyle.device());
        return written;
    }

    private static Map<String, Object> item(MenuItem item) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("TEXT", oneLine(item.label()));
        action(written, item.action());
        visibility(written, item.isDisabled(), item.device());
        return written;
    }

    private static void action(Map<String, Object> written, Action action) {
        if (action instanceof Action.Open open) {
            written.put("LINK", open.url());
        } else if (action instanceof Action.Run run) {
            written.put("COMMAND", run.name());
            putUnlessEmpty(written, "COMMAND_PARAMS", PhpEmpty.params(run.params()));
        } else if (action instanceof Action.Local local) {
            written.put("ACTION", local.verb().name());
            written.put("ACTION_VALUE", local.value());
        } else if (action instanceof Action.Press press) {
            throw new IllegalStateException("A " + press.payload().getClass().getSimpleName()
                    + " is to be written that was not signed; sign the reply first.");
        } else if (action instanceof Action.Bound bound) {
            throw new IllegalStateException("A button that runs /" + bound.run().name()
                    + " is to be written that was not signed; sign the reply first.");
        } else if (action instanceof Action.App app) {
            written.put("APP_ID", app.id());
            putUnlessEmpty(written, "APP_PARAMS", app.params());
        }
    }

    private static void visibility(Map<String, Object> written, boolean disabled, Device device) {
        if (disabled) {
            written.put("DISABLED", "Y");
        }
        if (device != Device.ALL) {
            written.put("CONTEXT", device.name());
        }
    }

    private static Map<String, Object> colors(String color, String textColor, String offColor, String offTextColor) {
        Map<String, Object> colors = new LinkedHashMap<>();
        putUnlessEmpty(colors, "BG_COLOR", color);
        putUnlessEmpty(colors, "TEXT_COLOR", textColor);
        putUnlessEmpty(colors, "OFF_BG_COLOR", offColor);
        putUnlessEmpty(colors, "OFF_TEXT_COLOR", offTextColor);
        return colors;
    }

    private static void putUnlessEmpty(Map<String, Object> written, String key, String value) {
        if (!value.isEmpty()) {
            written.put(key, value);
        }
    }

    private static String oneLine(String label) {
        return PhpEmpty.shown(label.replaceAll("\\R", " ").strip());
    }
}
