package io.github.imbot4j.rest;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The test whether a batch's commands can carry a call unchanged (transport §1.4, §1.5, §2.3). */
final class BatchCommands {

    /** Every command could hold text of a user; what reads like this would be replaced by another command's result. */
    private static final Pattern REFERENCE =
            Pattern.compile("\\$(result|total|next|error|time)", Pattern.CASE_INSENSITIVE);

    /** PHP changes or cuts any other. */
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]+");

    /** PHP drops what is more than 1,000 variables, or nested deeper than 64. */
    private static final int MOST_PAIRS = 900;

    private static final int DEEPEST = 50;
    private static final int LONGEST = 100_000;

    private BatchCommands() {}

    static boolean canCarry(Call call) {
        String method = call.method().toLowerCase(Locale.ROOT);
        boolean allowed = !method.equals(Batch.METHOD) && !method.contains("upload") && !method.contains("download");
        return allowed
                && isPlain(call.params(), 0)
                && pairs(call.params()) <= MOST_PAIRS
                && Batch.length(call) <= LONGEST;
    }

    private static boolean isPlain(Object value, int depth) {
        if (depth > DEEPEST) {
            return false;
        }
        if (value instanceof Map<?, ?> map) {
            return (depth == 0 || !map.isEmpty())
                    && map.entrySet().stream()
                            .allMatch(entry ->
                                    isKey(String.valueOf(entry.getKey())) && isPlain(entry.getValue(), depth + 1));
        }
        if (value instanceof List<?> list) {
            return !list.isEmpty() && list.stream().allMatch(item -> isPlain(item, depth + 1));
        }
        return value instanceof String text ? isText(text) : isWhole(value);
    }

    private static boolean isKey(String key) {
        return KEY.matcher(key).matches();
    }

    /** Half a letter would be sent as a question mark. */
    private static boolean isText(String text) {
        return !REFERENCE.matcher(text).find()
                && text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private static boolean isWhole(Object value) {
        return value instanceof Integer
                || value instanceof Long
                || value instanceof Short
                || value instanceof Byte
                || value instanceof BigInteger;
    }

    private static int pairs(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.values().stream().mapToInt(BatchCommands::pairs).sum();
        }
        return value instanceof List<?> list
                ? list.stream().mapToInt(BatchCommands::pairs).sum()
                : 1;
    }
}
