package io.github.imbot4j.http.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Hold a message of a bot as people see it, with what they can click in it.
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
            Pattern.compile("\\[/?(?:[bius]|user|url|size|color|chat)(?:=[^\\]]*)?]", Pattern.CASE_INSENSITIVE);

    /**
     * A button of a keyboard.
     *
     * @param label what it says
     * @param command what it runs; empty for other kinds
     * @param params of the command
     */
    public record Button(String label, String command, String params) {}

    public Spoken {
        text = List.copyOf(text);
        buttons = List.copyOf(buttons);
    }

    static Spoken of(StandInPortal.Said said, String bot) {
        List<String> text = new ArrayList<>();
        Object message = said.params().get("MESSAGE");
        if (message != null) {
            text.addAll(message.toString().lines().toList());
        }
        blocks(said.params().get("ATTACH")).forEach(block -> text.add(line(block)));
        List<Button> buttons = new ArrayList<>();
        for (Object item : list(said.params().get("KEYBOARD"), "BUTTONS")) {
            if (item instanceof Map<?, ?> button && button.get("TEXT") != null) {
                buttons.add(new Button(text(button, "TEXT"), text(button, "COMMAND"), text(button, "COMMAND_PARAMS")));
            }
        }
        return new Spoken(said.id(), bot, said.edited(), text, buttons);
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

    private static List<Object> blocks(@org.jspecify.annotations.Nullable Object attach) {
        return list(attach, "BLOCKS");
    }

    private static List<Object> list(@org.jspecify.annotations.Nullable Object value, String key) {
        Object inner = value instanceof Map<?, ?> map ? map.get(key) : value;
        return inner instanceof List<?> items ? new ArrayList<>(items) : List.of();
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
        return "| " + (value instanceof String ? value : only.getKey() + " " + StandInJson.compact(value));
    }

    private static String cell(Object cell) {
        return cell instanceof Map<?, ?> map ? (text(map, "NAME") + " " + text(map, "VALUE")).strip() : cell.toString();
    }

    private static String text(Map<?, ?> map, String key) {
        Object value = map.get(key);
        return value == null ? "" : value.toString();
    }
}
