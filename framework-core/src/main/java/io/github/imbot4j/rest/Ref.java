package io.github.imbot4j.rest;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value of a {@link Call} that is known once an earlier call has been answered, such as the id of a chat that is still to be
 * created. It is a text with names in braces: {@code chat{chat:incident-7}}. A name may hold names itself, which are replaced
 * first.
 *
 * @param text with at least one name in braces
 */
public record Ref(String text) {

    private static final Pattern INNERMOST = Pattern.compile("\\{([^{}]*)}");

    /** Characters of a name, its braces aside. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_.:@-]{1,60}");

    public Ref {
        if (!isRef(text)) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" names nothing; write a name in braces, such as {chat:7}.");
        }
    }

    /** Returns a reference if the text has names in braces, else the text itself. */
    public static Object orText(String text) {
        return isRef(text) ? new Ref(text) : text;
    }

    /** Whether a text has names in braces. */
    public static boolean isRef(String text) {
        return text.indexOf('{') >= 0 && INNERMOST.matcher(text).find();
    }

    /**
     * Returns a name that authors chose, if it can be part of a reference.
     *
     * @throws IllegalArgumentException if it has other characters than letters, digits and {@code _ . : @ -}, or more than 60
     */
    public static String requireName(String name) {
        if (!WORD.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" cannot be a name: use 1 to 60 letters, digits and the characters _ . : @ and -.");
        }
        return name;
    }

    /**
     * Replaces the names of a text by what they stand for; a name within a name is replaced first.
     *
     * @param known what a name stands for, if that is known
     * @return empty if one of them is not known
     */
    public static Optional<String> resolve(String text, Function<String, Optional<String>> known) {
        String resolved = text;
        Matcher next = INNERMOST.matcher(resolved);
        while (next.find()) {
            Optional<String> value = known.apply(next.group(1)).filter(one -> !isRef(one));
            if (value.isEmpty()) {
                return Optional.empty();
            }
            resolved = resolved.substring(0, next.start()) + value.get() + resolved.substring(next.end());
            next = INNERMOST.matcher(resolved);
        }
        return Optional.of(resolved);
    }

    /** The value: a number where it is one, as calls have ids. */
    Optional<Object> resolve(Function<String, Optional<String>> known) {
        return resolve(text, known).map(value -> value.matches("[0-9]{1,18}") ? (Object) Long.valueOf(value) : value);
    }
}
