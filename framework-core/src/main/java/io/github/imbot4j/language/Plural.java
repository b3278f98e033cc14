package io.github.imbot4j.language;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** The plural form of a whole number, as Unicode's CLDR defines it: 1 минута, 2 минуты, 5 минут are one, few, many. */
enum Plural {
    ZERO,
    ONE,
    TWO,
    FEW,
    MANY,
    OTHER;

    /** Up to here every form of every rule has had its turn. */
    private static final long ALL_KINDS = 200;

    /** Rules by language, with the codes of portals too ({@code ua}, {@code br}); all others know one and other. */
    private static final Map<String, LongFunction<Plural>> RULES = Map.ofEntries(
            Map.entry("ru", Plural::eastSlavic),
            Map.entry("uk", Plural::eastSlavic),
            Map.entry("ua", Plural::eastSlavic),
            Map.entry("be", Plural::eastSlavic),
            Map.entry("sr", Plural::southSlavic),
            Map.entry("hr", Plural::southSlavic),
            Map.entry("bs", Plural::southSlavic),
            Map.entry("pl", Plural::polish),
            Map.entry("cs", Plural::czech),
            Map.entry("sk", Plural::czech),
            Map.entry("ar", Plural::arabic),
            Map.entry("fr", Plural::lessThanTwo),
            Map.entry("pt", Plural::lessThanTwo),
            Map.entry("br", Plural::lessThanTwo),
            Map.entry("hy", Plural::lessThanTwo),
            Map.entry("hi", Plural::lessThanTwo),
            Map.entry("in", Plural::lessThanTwo),
            Map.entry("fa", Plural::lessThanTwo),
            Map.entry("zh", Plural::none),
            Map.entry("sc", Plural::none),
            Map.entry("tc", Plural::none),
            Map.entry("ja", Plural::none),
            Map.entry("ko", Plural::none),
            Map.entry("th", Plural::none),
            Map.entry("vi", Plural::none),
            Map.entry("vn", Plural::none),
            Map.entry("id", Plural::none),
            Map.entry("ms", Plural::none));

    /** The form of a number in a language. */
    static Plural of(String language, long number) {
        return RULES.getOrDefault(language, Plural::oneOrMore).apply(Math.abs(number));
    }

    /** The forms whole numbers ask for in a language, as they are written in a text. */
    static Set<String> needed(String language) {
        return LongStream.rangeClosed(0, ALL_KINDS)
                .mapToObj(number -> of(language, number).word())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** As it is written in a text. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static Plural none(long n) {
        return OTHER;
    }

    private static Plural oneOrMore(long n) {
        return n == 1 ? ONE : OTHER;
    }

    private static Plural lessThanTwo(long n) {
        return n < 2 ? ONE : OTHER;
    }

    private static Plural czech(long n) {
        return n == 1 ? ONE : n >= 2 && n <= 4 ? FEW : OTHER;
    }

    private static Plural eastSlavic(long n) {
        Plural form = southSlavic(n);
        return form == OTHER ? MANY : form;
    }

    private static Plural southSlavic(long n) {
        long units = n % 10;
        boolean teen = n % 100 >= 11 && n % 100 <= 14;
        if (units == 1 && !teen) {
            return ONE;
        }
        return units >= 2 && units <= 4 && !teen ? FEW : OTHER;
    }

    private static Plural polish(long n) {
        return n == 1 ? ONE : southSlavic(n) == FEW ? FEW : MANY;
    }

    private static Plural arabic(long n) {
        if (n <= 2) {
            return n == 0 ? ZERO : n == 1 ? ONE : TWO;
        }
        long hundreds = n % 100;
        return hundreds >= 3 && hundreds <= 10 ? FEW : hundreds >= 11 ? MANY : OTHER;
    }
}
