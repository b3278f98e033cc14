package io.github.imbot4j.emulator.junit;

import io.github.imbot4j.emulator.junit.KeyboardButton.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The clickable elements of one message.
 *
 * @param what in plain words: {@code buttons}, {@code links}, {@code menu items}
 * @param messageId whose they are; {@code 0} when no message has any
 * @param all in the order of the screen
 */
record Clickables(String what, long messageId, List<KeyboardButton> all) {

    private static final Pattern LINK = Pattern.compile("(?i)\\[(send|put)(?:=([^\\]\\n]*))?](.*?)\\[/\\1]");

    /** The buttons of the last message with a keyboard; without one, the links of the last message that has any. */
    static Clickables lastIn(Dialog dialog) {
        Clickables buttons = last(dialog, "buttons", TranscriptMessage::buttons);
        return buttons.all.isEmpty() ? last(dialog, "links", Clickables::links) : withLinks(dialog, buttons);
    }

    static Clickables lastMenuIn(Dialog dialog) {
        return last(dialog, "menu items", TranscriptMessage::menu);
    }

    boolean areLinks() {
        return what.equals("links");
    }

    /** Finds the one that says this. */
    Optional<KeyboardButton> find(String text) {
        List<KeyboardButton> found =
                all.stream().filter(one -> one.text().equals(text)).toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** Says why there is none to click, and what there is. */
    String whyNot(String text) {
        if (all.isEmpty()) {
            return "no message here has " + what + (what.equals("links") ? " or buttons" : "") + ".";
        }
        long same = all.stream().filter(one -> one.text().equals(text)).count();
        String there = all.stream().map(KeyboardButton::toString).collect(Collectors.joining(" "));
        return same > 1
                ? same + " " + what + " of message " + messageId + " say \"" + text + "\": " + there + "."
                : "none of the " + what + " of message " + messageId + " says \"" + text + "\"; there are: " + there
                        + ".";
    }

    private static Clickables last(
            Dialog dialog, String what, Function<TranscriptMessage, List<KeyboardButton>> reader) {
        List<TranscriptMessage> history = dialog.history();
        for (int i = history.size() - 1; i >= 0; i--) {
            List<KeyboardButton> found = reader.apply(history.get(i));
            if (!found.isEmpty()) {
                return new Clickables(what, history.get(i).id(), found);
            }
        }
        return new Clickables(what, 0, List.of());
    }

    /** A newer message with links is nearer to the eye than an old keyboard. */
    private static Clickables withLinks(Dialog dialog, Clickables buttons) {
        Clickables links = last(dialog, "links", Clickables::links);
        return links.messageId > buttons.messageId ? links : buttons;
    }

    private static List<KeyboardButton> links(TranscriptMessage transcriptMessage) {
        List<KeyboardButton> links = new ArrayList<>();
        Matcher link =
                LINK.matcher(transcriptMessage.bbCode() + "\n" + StoredAttach.bbCode(transcriptMessage.attachments()));
        while (link.find()) {
            String label = PlainText.of(link.group(3));
            String value = link.group(2) == null ? label : link.group(2);
            Kind kind = Kind.valueOf(link.group(1).toUpperCase(Locale.ROOT));
            links.add(new KeyboardButton(label, kind, value, false, links.size(), Map.of()));
        }
        return links;
    }
}
