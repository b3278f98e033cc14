package io.github.imbot4j.emulator.chat;

import java.util.List;
import java.util.Locale;

/** The portal's colour names (v1 §2.1), of which each new user is given one. */
final class Colors {

    private static final List<String> NAMES = List.of(
            "RED",
            "GREEN",
            "MINT",
            "LIGHT_BLUE",
            "DARK_BLUE",
            "PURPLE",
            "AQUA",
            "PINK",
            "LIME",
            "BROWN",
            "AZURE",
            "KHAKI",
            "SAND",
            "MARENGO",
            "GRAY",
            "GRAPHITE");

    private Colors() {}

    static String of(long id) {
        return NAMES.get((int) (id % NAMES.size()));
    }

    /** The colour as a word in a title, such as {@code Light blue}. */
    static String word(String color) {
        String lower = color.toLowerCase(Locale.ROOT).replace('_', ' ');
        return lower.isEmpty() ? "New" : lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1);
    }
}
