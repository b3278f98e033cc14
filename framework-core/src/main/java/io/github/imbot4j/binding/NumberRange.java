package io.github.imbot4j.binding;

import io.github.imbot4j.annotation.Range;
import io.github.imbot4j.language.Messages;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The check of numbers against a {@link Range}. */
final class NumberRange {

    private static final Set<Class<?>> WHOLE = Set.of(
            byte.class,
            Byte.class,
            short.class,
            Short.class,
            int.class,
            Integer.class,
            long.class,
            Long.class,
            BigInteger.class);

    private static final Set<Class<?>> PRIMITIVES =
            Set.of(byte.class, short.class, int.class, long.class, float.class, double.class);

    private NumberRange() {}

    /** Tells whether values of a type can be bounded. */
    static boolean bounds(Class<?> type) {
        return Number.class.isAssignableFrom(type) || PRIMITIVES.contains(type);
    }

    /** Tells whether a type has no fractions. */
    static boolean isWhole(Class<?> type) {
        return WHOLE.contains(type);
    }

    /** Tells whether a value is a number that lies outside. */
    static boolean isOutside(Range range, @Nullable Object value) {
        return value instanceof Number number && !holds(range, number);
    }

    private static boolean holds(Range range, Number number) {
        double value = number.doubleValue();
        return value >= range.min() && value <= range.max();
    }

    /** Says what is wrong with a value. */
    static String said(Range range, Messages messages, String value, String label) {
        if (Double.isInfinite(range.max())) {
            return messages.say("mistake.range.least", value, label, shown(range.min()));
        }
        return Double.isInfinite(range.min())
                ? messages.say("mistake.range.most", value, label, shown(range.max()))
                : messages.say("mistake.range.between", value, label, shown(range.min()), shown(range.max()));
    }

    /** The bound a value is nearest to. */
    static String nearest(Range range, @Nullable Object value) {
        boolean below = value instanceof Number number && number.doubleValue() < range.min();
        return shown(below ? range.min() : range.max());
    }

    private static String shown(double bound) {
        return Double.isInfinite(bound)
                ? ""
                : new BigDecimal(bound).stripTrailingZeros().toPlainString();
    }
}
