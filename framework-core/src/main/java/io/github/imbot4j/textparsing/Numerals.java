package io.github.imbot4j.textparsing;

import io.github.imbot4j.language.TypedText;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Numbers as people type them: with the minus signs and dashes that phones and copied texts insert, with a comma or a
 * point before the fraction.
 */
public final class Numerals {

    private static final String MINUS = "-\u2212\u2010\u2011\u2012\u2013\u2014\u2015\uFE58\uFE63\uFF0D";
    private static final String PLUS = "+\uFE62\uFF0B";
    private static final String POINTS = ".,\u066B\uFF0C\uFF0E";
    private static final int LONGEST = 40;

    private static final Pattern WHOLE = Pattern.compile("[-+]?\\d+");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?\\d+([.]\\d+)?");

    private Numerals() {}

    /** Returns a text with plain digits for those of any script and width. */
    public static String digits(String text) {
        if (text.chars().allMatch(letter -> letter < 0x80)) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(letter -> {
            if (Character.isDigit(letter)) {
                plain.append((char) ('0' + Character.digit(letter, 10)));
            } else {
                plain.appendCodePoint(letter);
            }
        });
        return plain.toString();
    }

    /** Reads a whole number; empty when it is none, or too large for its type. */
    public static <T> Optional<T> whole(String words, Function<String, T> parse) {
        return read(words, WHOLE, parse);
    }

    /** Reads a number that may have a fraction. */
    public static <T> Optional<T> decimal(String words, Function<String, T> parse) {
        return read(words, DECIMAL, parse);
    }

    private static <T> Optional<T> read(String words, Pattern shape, Function<String, T> parse) {
        if (words.length() > 2 * LONGEST) {
            return Optional.empty();
        }
        String plain = plain(words);
        try {
            return plain.length() <= LONGEST && shape.matcher(plain).matches()
                    ? Optional.of(parse.apply(plain))
                    : Optional.empty();
        } catch (NumberFormatException outOfRange) {
            return Optional.empty();
        }
    }

    private static String plain(String words) {
        String plain = digits(TypedText.clean(words));
        StringBuilder line = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            char letter = plain.charAt(i);
            boolean sign = i == 0;
            line.append(
                    sign && MINUS.indexOf(letter) >= 0
                            ? '-'
                            : sign && PLUS.indexOf(letter) >= 0 ? '+' : POINTS.indexOf(letter) >= 0 ? '.' : letter);
        }
        return line.toString();
    }
}
