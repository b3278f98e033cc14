package io.github.imbot4j.reply;

import java.util.ArrayList;
import java.util.List;

/** A sequence of markup. Neighbouring texts are merged, so equal texts are equal however they were split. */
record Concatenation(List<Markup> parts) implements Markup {

    Concatenation {
        parts = merged(parts);
    }

    /** Returns some markup as one, which is a text where it is nothing else. */
    static Markup of(List<Markup> parts) {
        Concatenation whole = new Concatenation(parts);
        return whole.parts.isEmpty() ? new PlainText("") : whole.isText() ? whole.parts.get(0) : whole;
    }

    private static List<Markup> merged(List<Markup> parts) {
        List<Markup> merged = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        collect(parts, merged, text);
        settle(merged, text);
        return List.copyOf(merged);
    }

    private static void collect(List<Markup> parts, List<Markup> merged, StringBuilder text) {
        for (Markup part : parts) {
            if (part instanceof Concatenation joined) {
                collect(joined.parts, merged, text);
            } else if (part instanceof PlainText plain) {
                text.append(plain.text());
            } else {
                settle(merged, text);
                merged.add(part);
            }
        }
    }

    private static void settle(List<Markup> merged, StringBuilder text) {
        if (text.length() > 0) {
            merged.add(new PlainText(text.toString()));
            text.setLength(0);
        }
    }

    /** Whether it is one text, whatever it was put together from. */
    boolean isText() {
        return parts.size() == 1 && parts.get(0) instanceof PlainText;
    }

    @Override
    public String plain() {
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> text.append(part.plain()));
        return text.toString();
    }
}
