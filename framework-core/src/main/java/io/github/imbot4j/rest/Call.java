package io.github.imbot4j.rest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A REST call as a value: the same object is planned, sent, logged and asserted. Parameters keep their order and are
 * deeply immutable: strings, numbers, booleans, lists and maps of these. A parameter, or a value of a parameter that is
 * a map (such as {@code fields}), may be a {@linkplain Ref reference} to the result of an earlier call. The token is
 * not part of it.
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
            copy.put(param.getKey(), frozenParam(method + "." + param.getKey(), param.getValue()));
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
        return !refs().isEmpty();
    }

    /** The references to answers of earlier calls. */
    public List<Ref> refs() {
        List<Ref> refs = new ArrayList<>();
        for (Object value : params.values()) {
            Iterable<?> places = value instanceof Map<?, ?> map ? map.values() : List.of(value);
            places.forEach(place -> {
                if (place instanceof Ref ref) {
                    refs.add(ref);
                }
            });
        }
        return List.copyOf(refs);
    }

    /**
     * Replaces every reference.
     *
     * @param known what a name stands for, if that is known
     * @return empty if one of them is not known
     */
    public Optional<Call> resolve(Function<String, Optional<String>> known) {
        Map<Ref, Object> values = new HashMap<>();
        for (Ref ref : refs()) {
            Optional<Object> value = ref.resolve(known);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.put(ref, value.get());
        }
        return Optional.of(values.isEmpty() ? this : with(values));
    }

    private Call with(Map<Ref, Object> values) {
        Map<String, Object> resolved = new LinkedHashMap<>(params);
        resolved.replaceAll((name, value) -> {
            if (value instanceof Map<?, ?> map) {
                Map<Object, Object> inside = new LinkedHashMap<>(map);
                inside.replaceAll((key, place) -> place instanceof Ref ref ? values.get(ref) : place);
                return inside;
            }
            return value instanceof Ref ref ? values.get(ref) : value;
        });
        return new Call(method, resolved);
    }

    private static Object frozenParam(String path, Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((key, place) ->
                    copy.put(String.valueOf(key), place instanceof Ref ? place : frozenValue(path + "." + key, place)));
            return Collections.unmodifiableMap(copy);
        }
        return value instanceof Ref ? value : frozenValue(path, value);
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
