package io.github.imbot4j.rest;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Hold one REST call as a value: the same object is planned, sent, logged and asserted. Parameters keep their order and
 * are deeply immutable: strings, numbers, booleans, lists and maps of these; or a {@linkplain Ref reference} to what an earlier call
 * made. The token is not part of it.
 *
 * @param method such as {@code imbot.message.add}
 * @param params by name
 */
public record Call(String method, Map<String, Object> params) {

    private static final Pattern NAME = Pattern.compile("\\w+(\\.\\w+)*");

    public Call {
        if (!isMethod(method)) {
            throw new IllegalArgumentException(
                    "\"" + method
                            + "\" is not a method name; write one such as \"imbot.message.add\", of letters, digits, _ and dots.");
        }
        Map<String, Object> copy = new LinkedHashMap<>();
        for (Map.Entry<String, Object> param : params.entrySet()) {
            Object value = param.getValue();
            copy.put(param.getKey(), value instanceof Ref ? value : frozenValue(method + "." + param.getKey(), value));
        }
        params = Collections.unmodifiableMap(copy);
    }

    static boolean isMethod(String name) {
        return NAME.matcher(name).matches();
    }

    /** A call without parameters yet. */
    public static Call of(String method) {
        return new Call(method, Map.of());
    }

    /** The same call with one parameter more, or another value for it. */
    public Call with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(params);
        more.put(name, value);
        return new Call(method, more);
    }

    /** Whether a parameter refers to the answer of an earlier call. */
    public boolean hasRefs() {
        return params.values().stream().anyMatch(Ref.class::isInstance);
    }

    /**
     * Replaces every reference.
     *
     * @param known what a name stands for, if that is known
     * @return empty if one of them is not known
     */
    public Optional<Call> resolve(Function<String, Optional<String>> known) {
        Map<String, Object> resolved = new LinkedHashMap<>(params);
        for (Map.Entry<String, Object> param : resolved.entrySet()) {
            if (param.getValue() instanceof Ref ref) {
                Optional<Object> value = ref.resolve(known);
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                param.setValue(value.get());
            }
        }
        return Optional.of(new Call(method, resolved));
    }

    private static Map<String, Object> frozen(String path, Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), frozenValue(path + "." + key, value)));
        return Collections.unmodifiableMap(copy);
    }

    private static Object frozenValue(String path, Object value) {
        if (value instanceof Map<?, ?> map) {
            return frozen(path, map);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(item -> frozenValue(path, item)).toList();
        }
        if (value instanceof Double number && !Double.isFinite(number)) {
            throw new IllegalArgumentException(path + " is " + value + "; a call carries finite numbers.");
        }
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        throw new IllegalArgumentException(path + " is a " + value.getClass().getName()
                + "; a call carries strings, numbers, booleans, lists and maps.");
    }
}
