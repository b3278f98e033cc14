package io.github.imbot4j.emulator.rehearsal;

import io.github.imbot4j.emulator.state.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A message of a bot as users see it, with its clickable elements.
 *
 * @param messageId its number
 * @param bot the name of who said it
 * @param edited whether it replaced what the message said before
 * @param text the text and the texts of its attachments, one line each, BB code in it
 * @param buttons the buttons, in order
 */
public record Spoken(long messageId, String bot, boolean edited, List<String> text, List<Button> buttons) {

    private static final Pattern SEND =
            Pattern.compile("\\[send(?:=([^\\]\\n]+))?]([^\\n]*?)\\[/send]", Pattern.CASE_INSENSITIVE);

    private static final Pattern BREAK = Pattern.compile("\\[br]|#BR#", Pattern.CASE_INSENSITIVE);
    private static final Pattern CLICK =
            Pattern.compile("\\[(?:send|put)(?:=[^\\]]*)?](.*?)\\[/(?:send|put)]", Pattern.CASE_INSENSITIVE);
    private static final Pattern STYLE =
            Pattern.compile("\\[/?(?:[bius]|user|url|size|color|chat|code)(?:=[^\\]]*)?]", Pattern.CASE_INSENSITIVE);

    /**
     * A button of a keyboard.
     *
     * @param index counted as {@link io.github.imbot4j.emulator.chat.Messenger#press} counts
     * @param label what it says
     * @param command what it runs, or what it sends; empty for other kinds
     * @param params of the command
     * @param pressable whether a press comes to the server
     */
    public record Button(int index, String label, String command, String params, boolean pressable) {}

    public Spoken {
        text = List.copyOf(text);
        buttons = List.copyOf(buttons);
    }

    static Spoken of(Message message, String bot, boolean edited) {
        List<String> text = new ArrayList<>(message.text().lines().toList());
        for (Map<String, Object> attachment : message.extra().attach()) {
            list(attachment.get("BLOCKS")).forEach(block -> text.add(line(block)));
        }
        List<Button> buttons = new ArrayList<>();
        for (Object item : list(message.extra().keyboard().orElse(Map.of()).get("BUTTONS"))) {
            if (item instanceof Map<?, ?> button && !"NEWLINE".equals(button.get("TYPE"))) {
                buttons.add(button(buttons.size(), button));
            }
        }
        return new Spoken(message.id(), bot, edited, text, buttons);
    }

    private static Button button(int index, Map<?, ?> button) {
        boolean sends = "SEND".equals(button.get("ACTION"));
        String command = text(button, sends ? "ACTION_VALUE" : "COMMAND");
        boolean pressable = !command.isEmpty() && !"Y".equals(button.get("DISABLED"));
        return new Button(index, text(button, "TEXT"), command, text(button, "COMMAND_PARAMS"), pressable);
    }

    /** What the links in the text would write for whoever clicks them. */
    List<String> sendable() {
        List<String> texts = new ArrayList<>();
        Matcher links = SEND.matcher(String.join("\n", text));
        while (links.find()) {
            texts.add(links.group(1) != null ? links.group(1) : links.group(2));
        }
        return texts;
    }

    /** The text as a client shows it, near enough: no styling, what can be clicked underlined. */
    List<String> shown() {
        return text.stream()
                .flatMap(line -> BREAK.splitAsStream(line))
                .map(line -> CLICK.matcher(line).replaceAll("_$1_"))
                .map(line -> STYLE.matcher(line).replaceAll(""))
                .toList();
    }

    private static List<Object> list(@Nullable Object value) {
        return value instanceof List<?> items ? new ArrayList<>(items) : List.of();
    }

    private static String line(Object block) {
        if (!(block instanceof Map<?, ?> map) || map.isEmpty()) {
            return "| " + block;
        }
        Map.Entry<?, ?> only = map.entrySet().iterator().next();
        Object value = only.getValue();
        if (value instanceof List<?> cells) {
            return "| " + cells.stream().map(Spoken::cell).collect(Collectors.joining("  "));
        }
        return "| " + (value instanceof String ? value : only.getKey() + " " + Json.compact(value));
    }

    private static String cell(Object cell) {
        return cell instanceof Map<?, ?> map ? (text(map, "NAME") + " " + text(map, "VALUE")).strip() : cell.toString();
    }

    private static String text(Map<?, ?> map, String key) {
        Object value = map.get(key);
        return value == null ? "" : value.toString();
    }
}
