package io.github.imbot4j.wire.shared;

/**
 * A guard of texts that PHP's {@code empty} takes for nothing: portals drop a button that says {@code 0}, and the parameters
 * {@code 0} of its command (v1 §7.2).
 */
public final class PhpEmpty {

    private static final String ZERO = "0";
    private static final String QUOTED = "\"0\"";

    /** What people do not see and PHP does not trim. */
    private static final String INVISIBLE = "\u200B";

    private PhpEmpty() {}

    /** Returns a text that is shown, with an invisible letter behind it where a portal would take it for nothing. */
    public static String shown(String text) {
        return text.strip().equals(ZERO) ? ZERO + INVISIBLE : text;
    }

    /** Returns the parameters of a command, in quotes where a portal would take them for nothing. */
    public static String params(String params) {
        return params.strip().equals(ZERO) ? QUOTED : params;
    }

    /** Returns the parameters of a pressed button as they were before {@link #params}. */
    public static String pressed(String params) {
        return params.equals(QUOTED) ? ZERO : params;
    }
}
