package io.github.imbot4j.emulator.php;

import java.math.BigDecimal;

/**
 * Floats as PHP's {@code %.17G} writes them in its shortest mode: {@code 0.1}, {@code 100}, {@code 1.0E-5}, {@code
 * 1.0E+20}.
 */
final class PhpFloat {

    private static final int MOST_DIGITS = 17;
    private static final int FEWEST = -3;

    private PhpFloat() {}

    static String write(double value) {
        if (Double.isNaN(value)) {
            return "NAN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "INF" : "-INF";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        BigDecimal shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        String digits = shortest.unscaledValue().abs().toString();
        int point = digits.length() - shortest.scale();
        String text = point < FEWEST || point > MOST_DIGITS
                ? exponential(digits, point - 1)
                : shortest.abs().toPlainString();
        return value < 0 ? "-" + text : text;
    }

    private static String exponential(String digits, int exponent) {
        String fraction = digits.length() == 1 ? "0" : digits.substring(1);
        return digits.charAt(0) + "." + fraction + "E" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
    }
}
