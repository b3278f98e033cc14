package io.github.imbot4j.reply;

import io.github.imbot4j.language.EnumLabel;
import io.github.imbot4j.language.TimeLabel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/** The argument check of the factories; an invalid argument is rejected at once, with its position. */
final class DslArguments {

    private DslArguments() {}

    /** A list of these, none of them null. */
    static <T> List<T> all(String place, @Nullable T[] given) {
        return all(place, Arrays.asList(given));
    }

    static <T> List<T> all(String place, Collection<? extends @Nullable T> given) {
        List<T> all = new ArrayList<>();
        for (T one : given) {
            if (one == null) {
                throw isNull(place + "[" + all.size() + "]");
            }
            all.add(one);
        }
        return List.copyOf(all);
    }

    /** The parts of a text as markup; {@code place} names them in what is thrown. */
    static Markup markup(String place, @Nullable Object @Nullable [] parts) {
        List<Markup> nodes = new ArrayList<>();
        for (Object part : list(place, parts)) {
            nodes.add(node(place + ".part[" + nodes.size() + "]", part));
        }
        return Concatenation.of(nodes);
    }

    /** Arguments of a method that takes any number; a lone {@code null} is one null argument. */
    static List<Object> list(String place, @Nullable Object @Nullable [] parts) {
        if (parts == null) {
            throw isNull(place + ".part[0]");
        }
        return all(place + ".part", parts);
    }

    /** One part of a text: markup as it is, what knows how to be said so, a constant by its label, a day, a time or
     * a span in the reader's language, anything else as text. */
    static Markup node(String place, @Nullable Object part) {
        if (part instanceof String text) {
            return new PlainText(text);
        }
        if (part instanceof AsMarkup sayable) {
            return sayable.said();
        }
        if (part instanceof Enum<?> constant) {
            return new PlainText(text(place, EnumLabel.of(constant)));
        }
        if (part != null && TimeLabel.has(part)) {
            return new LocalizedTime(part);
        }
        return part instanceof Markup markup ? markup : new PlainText(string(place, part));
    }

    /** A text that is there, {@link TextEscaper#clean(String) clean}. */
    static String text(String place, @Nullable String given) {
        if (given == null) {
            throw isNull(place);
        }
        return TextEscaper.clean(given);
    }

    /** What a value looks like as text. */
    static String string(String place, @Nullable Object part) {
        if (part == null) {
            throw isNull(place);
        }
        if (part instanceof Outcome
                || part instanceof Button
                || part instanceof Block
                || part instanceof Row
                || part instanceof MenuItem
                || part instanceof Markup) {
            throw wrong(
                    place, part, "Pass a text or markup here; buttons and blocks go to keyboard(), menu(), attach().");
        }
        if (part instanceof Optional
                || part instanceof Collection
                || part instanceof Map
                || part instanceof BaseStream
                || part.getClass().isArray()) {
            throw wrong(place, part, "Take the value out of it, or use join() or lines().");
        }
        return text(place, part.toString());
    }

    private static InvalidReplyException isNull(String place) {
        return new InvalidReplyException(
                place, "is null.", "Pass a value; for an absent one pass \"\" or leave it out.");
    }

    private static InvalidReplyException wrong(String place, Object part, String remedy) {
        return new InvalidReplyException(
                place, "is a " + part.getClass().getSimpleName() + ", which is no text.", remedy);
    }
}
