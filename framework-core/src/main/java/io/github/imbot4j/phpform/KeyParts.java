package io.github.imbot4j.phpform;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names in the keys of forms. Portals post the same ones again and again, so those met last are kept: a post makes none of its
 * own. Whoever posts others takes the places of some of them, and no more memory.
 *
 * <p>Safe for use by several threads: a name that one thread does not see yet is made once more.
 */
final class KeyParts {

    /** Stands for "the next free number". No part in brackets can hold a closing one, so nothing else looks like it. */
    static final String APPEND = "]";

    private static final int KEPT = 2048;
    private static final int LONGEST_KEPT = 40;
    private static final int QUOTABLE = 80;
    private static final Pattern ODD = Pattern.compile("[^ !#-~]");

    private final @Nullable String[] kept = new String[KEPT];

    /** Returns the name that these bytes, which are UTF-8, spell. */
    String of(byte[] bytes, int from, int end) {
        if (end - from > LONGEST_KEPT) {
            return new String(bytes, from, end - from, StandardCharsets.UTF_8);
        }
        int hash = 0;
        for (int i = from; i < end; i++) {
            hash = 31 * hash + bytes[i];
        }
        int place = (hash ^ (hash >>> 11)) & (KEPT - 1);
        String known = kept[place];
        if (known != null && isSpelled(known, bytes, from, end)) {
            return known;
        }
        String name = new String(bytes, from, end - from, StandardCharsets.UTF_8);
        kept[place] = name;
        return name;
    }

    /** A name that is not all ASCII is never taken for a known one. */
    private static boolean isSpelled(String name, byte[] bytes, int from, int end) {
        if (name.length() != end - from) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) != bytes[from + i]) {
                return false;
            }
        }
        return true;
    }

    static boolean isBlank(byte one) {
        return one == ' ' || (one >= '\t' && one <= '\r');
    }

    /** Returns a whole key, which its sender chose, made fit for a message: short, and of printable ASCII. */
    static String quotable(List<String> parts) {
        StringBuilder plain = new StringBuilder(parts.get(0));
        for (String part : parts.subList(1, parts.size())) {
            plain.append('[').append(part.equals(APPEND) ? "" : part).append(']');
        }
        String whole = ODD.matcher(plain).replaceAll("?");
        return whole.length() > QUOTABLE ? whole.substring(0, QUOTABLE) + "…" : whole;
    }
}
