package io.github.imbot4j.language;

import java.util.Locale;

/**
 * The label of a constant for users: its {@code toString()} if it has one of its own, else its name in words, "Light
 * blue" for {@code LIGHT_BLUE}. A text under the constant's key takes precedence: {@link Messages#label}.
 */
public final class EnumLabel {

    private EnumLabel() {}

    /** What it is called where no text says otherwise. */
    public static String of(Enum<?> constant) {
        String said = constant.toString();
        return said.equals(constant.name()) ? words(said) : said;
    }

    /** The key of its text, such as {@code Size.LARGE}: the enum's simple name and its own. */
    public static String key(Enum<?> constant) {
        return constant.getDeclaringClass().getSimpleName() + "." + constant.name();
    }

    /** A name of the program's in words, the first of them with a capital: {@code LIGHT_BLUE}, {@code lightBlue}. */
    public static String words(String name) {
        boolean shouted = name.equals(name.toUpperCase(Locale.ROOT));
        String divided = shouted ? name : name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ");
        String words = divided.replaceAll("_+", " ").strip().toLowerCase(Locale.ROOT);
        return words.isEmpty() ? name : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
