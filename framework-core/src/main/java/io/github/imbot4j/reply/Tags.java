package io.github.imbot4j.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Write the tags of BB code (v1 §9), and note what is wrong with their values. */
final class Tags {

    private static final Pattern LINKED =
            Pattern.compile("(?i:https?|ftp|file|tel|callto|mailto|skype|viber):[^\\s]+|/[^\\s]*");

    private Tags() {}

    static Markup size(int pixels, Markup inner) {
        Flaws flaws = Flaws.at("size");
        flaws.range("pixels", pixels, 8, 30);
        return new Tagged(new Tag("[size=" + pixels + "]", "[/size]", Cut.ANYWHERE), inner, false, flaws.all());
    }

    static Markup color(String hex, Markup inner) {
        Flaws flaws = Flaws.at("color");
        flaws.requiredColour("hex", Given.text("color.hex", hex));
        String open = "[color=" + Letters.attribute(hex) + "]";
        return new Tagged(new Tag(open, "[/color]", Cut.ANYWHERE), inner, false, flaws.all());
    }

    static Markup link(String url) {
        Flaws flaws = linkFlaws(url);
        Markup address = new Raw(Letters.address(url));
        return new Tagged(new Tag("[url]", "[/url]", Cut.NEVER), address, true, flaws.all());
    }

    static Markup link(Markup label, String url) {
        Flaws flaws = linkFlaws(url);
        label(flaws, label);
        String open = "[url=" + Letters.address(url) + "]";
        return new Tagged(new Tag(open, "[/url]", Cut.AT_NEED), label, true, flaws.all());
    }

    private static Flaws linkFlaws(String url) {
        Flaws flaws = Flaws.at("link");
        if (!LINKED.matcher(Given.text("link.url", url)).matches()) {
            flaws.in("url")
                    .add(
                            "is " + Flaws.quoted(url) + ".",
                            "Begin it with https:, http:, mailto:, tel:, ftp:, file:, callto:, skype:, viber: or \"/\","
                                    + " without blanks.");
        }
        return flaws;
    }

    static Markup user(long id, String name) {
        Flaws flaws = Flaws.at("user");
        flaws.positive("id", id);
        return reference("USER", Long.toString(id), name, flaws);
    }

    static Markup everyone(String label) {
        return reference("USER", "all", label, Flaws.at("everyone"));
    }

    static Markup chat(String attribute, long id, String name) {
        Flaws flaws = Flaws.at("chat");
        flaws.positive("id", id);
        return reference("CHAT", attribute, name, flaws);
    }

    private static Markup reference(String tag, String attribute, String name, Flaws flaws) {
        String open = "[" + tag + "=" + attribute + "]";
        return new Tagged(new Tag(open, "[/" + tag + "]", Cut.AT_NEED), new Plain(name), true, flaws.all());
    }

    static Markup context(String dialogId, long messageId, Markup label) {
        Flaws flaws = Flaws.at("context");
        flaws.dialog("dialog", Given.text("context.dialog", dialogId));
        flaws.positive("message", messageId);
        label(flaws, label);
        String open = "[context=" + Letters.attribute(dialogId) + "/" + messageId + "]";
        return new Tagged(new Tag(open, "[/context]", Cut.AT_NEED), label, true, flaws.all());
    }

    /** A tag that acts for the reader: send or put. */
    static Markup act(String name, String text, Markup label) {
        Flaws flaws = Flaws.at(name);
        flaws.text("text", Given.text(name + ".text", text));
        label(flaws, label);
        String open = "[" + name + "=" + Letters.attribute(text) + "]";
        return new Tagged(new Tag(open, "[/" + name + "]", Cut.AT_NEED), label, true, flaws.all());
    }

    static Markup call(String number, Markup label) {
        Flaws flaws = Flaws.at("call");
        flaws.phone("number", Given.text("call.number", number));
        label(flaws, label);
        String open = "[call=" + Letters.attribute(number) + "]";
        return new Tagged(new Tag(open, "[/call]", Cut.AT_NEED), label, true, flaws.all());
    }

    private static void label(Flaws flaws, Markup label) {
        if (!MarkupInspector.isVisible(label)) {
            flaws.in("label").add("is blank.", "Give it a text.");
        }
    }

    static Markup image(String url, ImageSize size) {
        Flaws flaws = Flaws.at("image");
        flaws.address("url", Given.text("image.url", url));
        String name = size.name().toLowerCase(Locale.ROOT);
        // The blank before the closing tag is required.
        return new Atom("[img size=" + name + "]" + Letters.address(url) + " [/img]", url, flaws.all());
    }

    static Markup icon(String url, String measures, String title, int... pixels) {
        Flaws flaws = Flaws.at("icon");
        flaws.address("url", Given.text("icon.url", url));
        for (int one : pixels) {
            flaws.range("pixels", one, 1, 100);
        }
        String named = Given.text("icon.title", title).isBlank() ? "" : " title=" + Letters.attribute(title);
        return new Atom("[icon=" + Letters.address(url) + measures + named + "]", title, flaws.all());
    }

    static Markup join(Markup separator, List<?> parts) {
        List<Markup> joined = new ArrayList<>();
        for (Object part : parts) {
            if (!joined.isEmpty()) {
                joined.add(separator);
            }
            joined.add(Given.node("join", part));
        }
        return new Joined(joined);
    }
}
