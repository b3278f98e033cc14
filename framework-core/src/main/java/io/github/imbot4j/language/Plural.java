package io.github.imbot4j.language;

import java.util.Locale;
import java.util.Map;
import java.util.function.LongFunction;

/** Name the form a whole number asks for, as Unicode's CLDR does: 1 минута, 2 минуты, 5 минут are one, few, many. */
enum Plural {
    ZERO,
    ONE,
    TWO,
    FEW,
    MANY,
    OTHER;

    private static final LongFunction<Plural> NONE = n -> OTHER;
    private static final LongFunction<Plural> ONE_OR_MORE = n -> n == 1 ? ONE : OTHER;
    private static final LongFunction<Plural> LESS_THAN_TWO = n -> n < 2 ? ONE : OTHER;
    private static final LongFunction<Plural> CZECH = n -> n == 1 ? ONE : n >= 2 && n <= 4 ? FEW : OTHER;

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
            Map.entry("cs", CZECH),
            Map.entry("sk", CZECH),
            Map.entry("ar", Plural::arabic),
            Map.entry("fr", LESS_THAN_TWO),
            Map.entry("pt", LESS_THAN_TWO),
            Map.entry("br", LESS_THAN_TWO),
            Map.entry("hy", LESS_THAN_TWO),
            Map.entry("hi", LESS_THAN_TWO),
            Map.entry("in", LESS_THAN_TWO),
            Map.entry("fa", LESS_THAN_TWO),
            Map.entry("zh", NONE),
            Map.entry("sc", NONE),
            Map.entry("tc", NONE),
            Map.entry("ja", NONE),
            Map.entry("ko", NONE),
            Map.entry("th", NONE),
            Map.entry("vi", NONE),
            Map.entry("vn", NONE),
            Map.entry("id", NONE),
            Map.entry("ms", NONE));

    /** The form of a number in a language. */
    static Plural of(String language, long number) {
        return RULES.getOrDefault(language, ONE_OR_MORE).apply(Math.abs(number));
    }

    /** As it is written in a text. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
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
