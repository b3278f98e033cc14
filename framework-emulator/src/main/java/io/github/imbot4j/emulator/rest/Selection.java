package io.github.imbot4j.emulator.rest;

import io.github.imbot4j.emulator.php.PhpValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The filter and order of rows in the portal's lists (transport §1.9): the operation precedes the field's name; numbers
 * and dates are compared as such, other texts in any case.
 */
record Selection(Predicate<Map<String, String>> filter, Optional<Comparator<Map<String, String>>> order) {

    private static final Pattern KEY = Pattern.compile("([^A-Za-z_]*)(.+)");

    static Selection of(PhpValue filter, PhpValue order) {
        Predicate<Map<String, String>> all = row -> true;
        for (Map.Entry<String, PhpValue> entry : filter.entries().entrySet()) {
            all = all.and(condition(entry.getKey(), entry.getValue()));
        }
        List<Comparator<Map<String, String>>> by = new ArrayList<>();
        for (Map.Entry<String, PhpValue> entry : order.entries().entrySet()) {
            String field = entry.getKey().toUpperCase(Locale.ROOT);
            Comparator<Map<String, String>> next =
                    (one, other) -> compare(one.getOrDefault(field, ""), other.getOrDefault(field, ""));
            by.add(entry.getValue().text().equalsIgnoreCase("DESC") ? next.reversed() : next);
        }
        return new Selection(all, by.stream().reduce(Comparator::thenComparing));
    }

    /** The rows that pass, in order. */
    <T> List<T> of(List<T> rows, Function<T, Map<String, String>> texts) {
        List<T> chosen = new ArrayList<>(
                rows.stream().filter(row -> filter.test(texts.apply(row))).toList());
        order.ifPresent(by -> chosen.sort((one, other) -> by.compare(texts.apply(one), texts.apply(other))));
        return chosen;
    }

    private static Predicate<Map<String, String>> condition(String key, PhpValue wanted) {
        Matcher parts = KEY.matcher(key);
        if (!parts.matches()) {
            return row -> true;
        }
        String field = parts.group(2).toUpperCase(Locale.ROOT);
        Predicate<String> test = test(parts.group(1), wanted);
        return row -> test.test(row.getOrDefault(field, ""));
    }

    private static Predicate<String> test(String operation, PhpValue wanted) {
        return switch (operation) {
            case ">" -> value -> compare(value, wanted.text()) > 0;
            case ">=" -> value -> compare(value, wanted.text()) >= 0;
            case "<" -> value -> compare(value, wanted.text()) < 0;
            case "<=" -> value -> compare(value, wanted.text()) <= 0;
            case "!", "!=" -> value -> !equal(value, wanted);
            case "!@" -> value -> !equal(value, wanted);
            case "%" -> value -> lower(value).contains(lower(wanted.text()));
            case "!%" -> value -> !lower(value).contains(lower(wanted.text()));
            case "=%", "%=" -> value -> like(wanted.text()).matcher(value).matches();
            default -> value -> equal(value, wanted);
        };
    }

    /** A list takes any of its values. */
    private static boolean equal(String value, PhpValue wanted) {
        return wanted.isArray()
                ? wanted.values().stream().anyMatch(one -> compare(value, one.text()) == 0)
                : compare(value, wanted.text()) == 0;
    }

    private static Pattern like(String wanted) {
        StringBuilder pattern = new StringBuilder();
        for (String part : wanted.split("((?<=%)|(?=%))", -1)) {
            pattern.append(part.equals("%") ? ".*" : Pattern.quote(part));
        }
        return Pattern.compile(pattern.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static int compare(String one, String other) {
        Optional<BigDecimal> left = number(one);
        Optional<BigDecimal> right = number(other);
        if (left.isPresent() && right.isPresent()) {
            return left.get().compareTo(right.get());
        }
        Optional<OffsetDateTime> from = date(one);
        Optional<OffsetDateTime> to = date(other);
        if (from.isPresent() && to.isPresent()) {
            return from.get().toInstant().compareTo(to.get().toInstant());
        }
        return lower(one).compareTo(lower(other));
    }

    private static Optional<BigDecimal> number(String text) {
        return text.matches("-?[0-9]{1,18}(\\.[0-9]{1,9})?") ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    /** A date alone is its beginning, in UTC. */
    private static Optional<OffsetDateTime> date(String text) {
        if (!text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}.*")) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    OffsetDateTime.parse(text.length() == 10 ? text + "T00:00:00Z" : text.replace(' ', 'T')));
        } catch (DateTimeException wrong) {
            return Optional.empty();
        }
    }
}
