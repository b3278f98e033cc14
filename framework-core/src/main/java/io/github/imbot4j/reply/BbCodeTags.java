package io.github.imbot4j.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The tags of BB code (v1 §9), written with a check of their values. */
final class BbCodeTags {

    private static final Pattern LINKED =
            Pattern.compile("(?i:https?|ftp|file|tel|callto|mailto|skype|viber):[^\\s]+|/[^\\s]*");

    private BbCodeTags() {}

    static Markup size(int pixels, Markup inner) {
        ProblemCollector problemCollector = ProblemCollector.at("size");
        problemCollector.range("pixels", pixels, 8, 30);
        return new Tagged(
                new Tag("[size=" + pixels + "]", "[/size]", SplitPolicy.ANYWHERE),
                inner,
                false,
                problemCollector.all());
    }

    static Markup color(String hex, Markup inner) {
        ProblemCollector problemCollector = ProblemCollector.at("color");
        problemCollector.requiredColour("hex", DslArguments.text("color.hex", hex));
        String open = "[color=" + TextEscaper.attribute(hex) + "]";
        return new Tagged(new Tag(open, "[/color]", SplitPolicy.ANYWHERE), inner, false, problemCollector.all());
    }

    static Markup link(String url) {
        ProblemCollector problemCollector = linkFlaws(url);
        Markup address = new Raw(TextEscaper.address(url));
        return new Tagged(new Tag("[url]", "[/url]", SplitPolicy.NEVER), address, true, problemCollector.all());
    }

    static Markup link(Markup label, String url) {
        ProblemCollector problemCollector = linkFlaws(url);
        label(problemCollector, label);
        String open = "[url=" + TextEscaper.address(url) + "]";
        return new Tagged(new Tag(open, "[/url]", SplitPolicy.AT_NEED), label, true, problemCollector.all());
    }

    private static ProblemCollector linkFlaws(String url) {
        ProblemCollector problemCollector = ProblemCollector.at("link");
        if (!LINKED.matcher(DslArguments.text("link.url", url)).matches()) {
            problemCollector
                    .in("url")
                    .add(
                            "is " + ProblemCollector.quoted(url) + ".",
                            "Begin it with https:, http:, mailto:, tel:, ftp:, file:, callto:, skype:, viber: or \"/\","
                                    + " without blanks.");
        }
        return problemCollector;
    }

    static Markup user(long id, String name) {
        ProblemCollector problemCollector = ProblemCollector.at("user");
        problemCollector.positive("id", id);
        return reference("USER", Long.toString(id), name, problemCollector);
    }

    static Markup everyone(String label) {
        return reference("USER", "all", label, ProblemCollector.at("everyone"));
    }

    static Markup chat(String attribute, long id, String name) {
        ProblemCollector problemCollector = ProblemCollector.at("chat");
        problemCollector.positive("id", id);
        return reference("CHAT", attribute, name, problemCollector);
    }

    private static Markup reference(String tag, String attribute, String name, ProblemCollector problemCollector) {
        String open = "[" + tag + "=" + attribute + "]";
        return new Tagged(
                new Tag(open, "[/" + tag + "]", SplitPolicy.AT_NEED),
                new PlainText(name),
                true,
                problemCollector.all());
    }

    static Markup context(String dialogId, long messageId, Markup label) {
        ProblemCollector problemCollector = ProblemCollector.at("context");
        problemCollector.dialog("dialog", DslArguments.text("context.dialog", dialogId));
        problemCollector.positive("message", messageId);
        label(problemCollector, label);
        String open = "[context=" + TextEscaper.attribute(dialogId) + "/" + messageId + "]";
        return new Tagged(new Tag(open, "[/context]", SplitPolicy.AT_NEED), label, true, problemCollector.all());
    }

    /** A tag that acts for the reader: send or put. */
    static Markup act(String name, String text, Markup label) {
        ProblemCollector problemCollector = ProblemCollector.at(name);
        problemCollector.text("text", DslArguments.text(name + ".text", text));
        label(problemCollector, label);
        String open = "[" + name + "=" + TextEscaper.attribute(text) + "]";
        return new Tagged(new Tag(open, "[/" + name + "]", SplitPolicy.AT_NEED), label, true, problemCollector.all());
    }

    static Markup call(String number, Markup label) {
        ProblemCollector problemCollector = ProblemCollector.at("call");
        problemCollector.phone("number", DslArguments.text("call.number", number));
        label(problemCollector, label);
        String open = "[call=" + TextEscaper.attribute(number) + "]";
        return new Tagged(new Tag(open, "[/call]", SplitPolicy.AT_NEED), label, true, problemCollector.all());
    }

    private static void label(ProblemCollector problemCollector, Markup label) {
        if (!MarkupInspector.isVisible(label)) {
            problemCollector.in("label").add("is blank.", "Give it a text.");
        }
    }

    static Markup image(String url, ImageSize size) {
        ProblemCollector problemCollector = ProblemCollector.at("image");
        problemCollector.address("url", DslArguments.text("image.url", url));
        String name = size.name().toLowerCase(Locale.ROOT);
        // The blank before the closing tag is required.
        return new Atom("[img size=" + name + "]" + TextEscaper.address(url) + " [/img]", url, problemCollector.all());
    }

    static Markup icon(String url, String measures, String title, int... pixels) {
        ProblemCollector problemCollector = ProblemCollector.at("icon");
        problemCollector.address("url", DslArguments.text("icon.url", url));
        for (int one : pixels) {
            problemCollector.range("pixels", one, 1, 100);
        }
        String named = DslArguments.text("icon.title", title).isBlank() ? "" : " title=" + TextEscaper.attribute(title);
        return new Atom("[icon=" + TextEscaper.address(url) + measures + named + "]", title, problemCollector.all());
    }

    static Markup join(Markup separator, List<?> parts) {
        List<Markup> joined = new ArrayList<>();
        for (Object part : parts) {
            if (!joined.isEmpty()) {
                joined.add(separator);
            }
            joined.add(DslArguments.node("join", part));
        }
        return Concatenation.of(joined);
    }
}
