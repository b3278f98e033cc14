package io.github.imbot4j.emulator.rest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The portal's colours (v1 §2.1, §7.2). */
public final class Colors {

    private static final Pattern HEX = Pattern.compile("#[a-fA-F0-9]{3}([a-fA-F0-9]{3})?");
    private static final Set<String> TOKENS = Set.of("primary", "secondary", "alert", "base");
    private static final Map<String, String> BY_NAME = new LinkedHashMap<>();

    static {
        BY_NAME.put("RED", "#df532d");
        BY_NAME.put("GREEN", "#64a513");
        BY_NAME.put("MINT", "#4ba984");
        BY_NAME.put("LIGHT_BLUE", "#4ba5c3");
        BY_NAME.put("DARK_BLUE", "#3e99ce");
        BY_NAME.put("PURPLE", "#8474c8");
        BY_NAME.put("AQUA", "#1eb4aa");
        BY_NAME.put("PINK", "#f76187");
        BY_NAME.put("LIME", "#58cc47");
        BY_NAME.put("BROWN", "#ab7761");
        BY_NAME.put("AZURE", "#29619b");
        BY_NAME.put("KHAKI", "#728f7a");
        BY_NAME.put("SAND", "#ba9c7b");
        BY_NAME.put("ORANGE", "#e8a441");
        BY_NAME.put("MARENGO", "#556574");
        BY_NAME.put("GRAY", "#909090");
        BY_NAME.put("GRAPHITE", "#5e5f5e");
        BY_NAME.put("COPILOT", "#8d51eb");
    }

    private Colors() {}

    /** Whether it is the name of a colour, in upper case. */
    public static boolean isKnown(String name) {
        return BY_NAME.containsKey(name);
    }

    /** Whether a chat may be given this colour. */
    public static boolean isSafe(String name) {
        return isKnown(name) && !name.equals("ORANGE");
    }

    static boolean isHex(String text) {
        return HEX.matcher(text).matches();
    }

    /** The colour of a name, as {@code #rrggbb}. */
    public static String hex(String name) {
        return BY_NAME.getOrDefault(name, "#4ba984");
    }

    /** The colour of what was given none. */
    public static String nameFor(long id) {
        List<String> names = new ArrayList<>(BY_NAME.keySet());
        return names.get((int) (id % 10));
    }

    /** "A random colour", the same for the same text. */
    static String hexFor(String text) {
        List<String> colors = new ArrayList<>(BY_NAME.values());
        return colors.get(Math.floorMod(text.hashCode(), colors.size()));
    }

    static String token(String given) {
        return TOKENS.contains(given) ? given : "base";
    }
}
