package io.github.imbot4j.phpform;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A key split as PHP does it: {@code a[b][c]} is {@code a}, {@code b}, {@code c} (transport §1.5). Malformed brackets
 * are repaired the way PHP repairs them, so that we see what a portal written in PHP means.
 *
 * @param parts the root, then what stands in each pair of brackets; {@link #APPEND} for an empty pair
 */
record FormKey(List<String> parts) {

    /** Stands for "the next free number". No part in brackets can hold a closing one, so nothing else looks like it. */
    static final String APPEND = "]";

    private static final String BLANKS = " \t\n\u000b\f\r";

    private static final Pattern ODD = Pattern.compile("[^ !#-~]");

    private static final int QUOTABLE = 80;

    FormKey {
        parts = List.copyOf(parts);
    }

    /** Reads a decoded key; one without a name has no parts. */
    static FormKey parse(String spelled, int depth) {
        String name = name(spelled);
        int open = name.indexOf('[');
        if (open < 0) {
            return root(mend(name));
        }
        if (open == 0) {
            return new FormKey(List.of());
        }
        int close = name.indexOf(']', open);
        if (close < 0) {
            return root(mend(name));
        }
        List<String> parts = new ArrayList<>();
        parts.add(mend(name.substring(0, open)));
        while (close >= 0) {
            if (parts.size() > depth) {
                throw FormException.malformed("A key is nested deeper than " + depth + " brackets.");
            }
            parts.add(inner(name.substring(open + 1, close)));
            open = close + 1;
            close = name.startsWith("[", open) ? name.indexOf(']', open) : -1;
        }
        return new FormKey(parts);
    }

    /** Whether the key was spelled the one way that needs no mending. */
    boolean isPlain(String spelled) {
        return plain().equals(spelled) && !parts.subList(1, parts.size()).contains(APPEND);
    }

    /** The whole key, which its sender chose, made fit for a message: short, and of printable ASCII. */
    String quotable() {
        String whole = ODD.matcher(plain()).replaceAll("?");
        return whole.length() > QUOTABLE ? whole.substring(0, QUOTABLE) + "…" : whole;
    }

    private String plain() {
        StringBuilder plain = new StringBuilder(parts.get(0));
        for (String part : parts.subList(1, parts.size())) {
            plain.append('[').append(part.equals(APPEND) ? "" : part).append(']');
        }
        return plain.toString();
    }

    private static FormKey root(String name) {
        return new FormKey(name.isEmpty() ? List.of() : List.of(name));
    }

    private static String inner(String part) {
        boolean empty = part.isEmpty() || (part.length() == 1 && BLANKS.contains(part));
        return empty ? APPEND : part;
    }

    private static String name(String spelled) {
        int end = spelled.indexOf('\0');
        String name = end < 0 ? spelled : spelled.substring(0, end);
        int start = 0;
        while (start < name.length() && name.charAt(start) == ' ') {
            start++;
        }
        return name.substring(start);
    }

    private static String mend(String name) {
        return name.replace(' ', '_').replace('.', '_').replace('[', '_');
    }
}
