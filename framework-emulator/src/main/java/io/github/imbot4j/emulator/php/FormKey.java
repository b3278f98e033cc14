package io.github.imbot4j.emulator.php;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The path of a form variable: a name and the keys in brackets after it.
 *
 * @param path an empty key, other than the first, means "at the end"
 */
record FormKey(List<String> path) {

    private static final int DEEPEST = 64;
    private static final Pattern INTEGER = Pattern.compile("0|-?[1-9][0-9]{0,18}");
    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

    /** Empty for a name PHP drops. */
    static Optional<FormKey> of(String decoded) {
        String name = decoded;
        int nul = name.indexOf('\0');
        if (nul >= 0) {
            name = name.substring(0, nul);
        }
        int start = 0;
        while (start < name.length() && name.charAt(start) == ' ') {
            start++;
        }
        name = name.substring(start);
        int bracket = name.indexOf('[');
        if (name.isEmpty() || bracket == 0) {
            return Optional.empty();
        }
        if (bracket < 0 || name.indexOf(']', bracket) < 0) {
            return Optional.of(new FormKey(List.of(mangle(name))));
        }
        List<String> path = new ArrayList<>();
        path.add(mangle(name.substring(0, bracket)));
        int at = bracket;
        while (at < name.length() && name.charAt(at) == '[') {
            int end = name.indexOf(']', at);
            if (end < 0) {
                break;
            }
            String key = name.substring(at + 1, end);
            path.add(key.equals(" ") ? "" : key);
            at = end + 1;
        }
        return path.size() > DEEPEST ? Optional.empty() : Optional.of(new FormKey(path));
    }

    private static String mangle(String name) {
        return name.replace(' ', '_').replace('.', '_').replace('[', '_');
    }

    /** Puts a value there; what had another shape is lost. */
    void put(Map<String, Object> tree, String value) {
        Map<String, Object> level = tree;
        for (int i = 0; i < path.size() - 1; i++) {
            Optional<String> key = keyIn(level, i);
            if (key.isEmpty()) {
                return;
            }
            level = below(level, key.get());
        }
        Map<String, Object> last = level;
        keyIn(level, path.size() - 1).ifPresent(key -> last.put(key, value));
    }

    private Optional<String> keyIn(Map<String, Object> level, int index) {
        String key = path.get(index);
        return key.isEmpty() ? next(level) : Optional.of(key);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> below(Map<String, Object> level, String key) {
        if (level.get(key) instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        Map<String, Object> fresh = new LinkedHashMap<>();
        level.put(key, fresh);
        return fresh;
    }

    /** One more than the largest number among the keys; none is left after the largest of all. */
    private static Optional<String> next(Map<String, Object> level) {
        BigInteger next = BigInteger.ZERO;
        for (String key : level.keySet()) {
            if (INTEGER.matcher(key).matches()) {
                next = next.max(new BigInteger(key).add(BigInteger.ONE));
            }
        }
        return next.compareTo(LARGEST) > 0 ? Optional.empty() : Optional.of(next.toString());
    }
}
