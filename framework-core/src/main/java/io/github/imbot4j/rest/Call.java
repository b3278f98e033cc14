package io.github.imbot4j.rest;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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

    /** From this depth on a value cannot be a reference: parameters are at 0, and the values of one that is a map at 1. */
    private static final int NO_REFS = 2;

    public Call {
        if (!isMethod(method)) {
            throw new IllegalArgumentException(
                    "\"" + method
                            + "\" is not a method name; write one such as \"imbot.message.add\", of letters, digits, _ and dots.");
        }
        params = Frozen.of(method, params, 0);
    }

    /** Whether a text is words of ASCII letters, digits and underscores, with dots between them. */
    static boolean isMethod(String name) {
        boolean inWord = false;
        for (int i = 0; i < name.length(); i++) {
            char letter = name.charAt(i);
            boolean ofWord = (letter >= 'a' && letter <= 'z')
                    || (letter >= 'A' && letter <= 'Z')
                    || (letter >= '0' && letter <= '9')
                    || letter == '_';
            if (!ofWord && (letter != '.' || !inWord)) {
                return false;
            }
            inWord = ofWord;
        }
        return inWord;
    }

    /** A call without parameters yet. */
    public static Call of(String method) {
        return new Call(method, Map.of());
    }

    /** The same call with one parameter more, or another value for it. */
    public Call with(String name, Object value) {
        return new Call(method, ((Frozen) params).with(name, frozen(method + "." + name, value, 0)));
    }

    /** Whether a parameter refers to the answer of an earlier call. */
    public boolean hasRefs() {
        return ((Frozen) params).hasRefs;
    }

    /** The references to answers of earlier calls. */
    public List<Ref> refs() {
        if (!hasRefs()) {
            return List.of();
        }
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
        if (!hasRefs()) {
            return Optional.of(this);
        }
        Map<Ref, Object> values = new HashMap<>();
        for (Ref ref : refs()) {
            Optional<Object> value = ref.resolve(known);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.put(ref, value.get());
        }
        return Optional.of(with(values));
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

    private static Object frozen(String path, Object value, int depth) {
        if (value instanceof Map<?, ?> map) {
            return Frozen.of(path, map, depth + 1);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(item -> frozen(path, item, NO_REFS)).toList();
        }
        if (value instanceof Double number && !Double.isFinite(number)) {
            throw new IllegalArgumentException(path + " is " + value + "; a call carries finite numbers.");
        }
        if (value instanceof String
                || value instanceof Number
                || value instanceof Boolean
                || (value instanceof Ref && depth < NO_REFS)) {
            return value;
        }
        throw new IllegalArgumentException(path + " is a " + value.getClass().getName()
                + "; a call carries strings, numbers, booleans, lists and maps.");
    }

    /** A map that nobody can change, all the way down, so that calls share it and what it holds. It keeps its order. */
    private static final class Frozen extends AbstractMap<String, Object> {

        private final List<Map.Entry<String, Object>> entries;
        private final boolean hasRefs;

        private Frozen(List<Map.Entry<String, Object>> entries) {
            this.entries = entries;
            boolean refs = false;
            for (Map.Entry<String, Object> entry : entries) {
                Object value = entry.getValue();
                refs |= value instanceof Ref || (value instanceof Frozen map && map.hasRefs);
            }
            this.hasRefs = refs;
        }

        /** Returns it as it is where it is frozen already, and else freezes it. */
        static Frozen of(String path, Map<?, ?> map, int depth) {
            if (map instanceof Frozen frozen && (depth == 0 || !frozen.hasRefs)) {
                return frozen;
            }
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((key, value) -> copy.put(String.valueOf(key), frozen(path + "." + key, value, depth)));
            List<Map.Entry<String, Object>> entries = new ArrayList<>(copy.size());
            copy.forEach((key, value) -> entries.add(Map.entry(key, value)));
            return new Frozen(entries);
        }

        /** Returns the same with one value more, or another in place of that name. */
        Frozen with(String name, Object value) {
            List<Map.Entry<String, Object>> more = new ArrayList<>(entries.size() + 1);
            boolean there = false;
            for (Map.Entry<String, Object> entry : entries) {
                boolean same = entry.getKey().equals(name);
                more.add(same ? Map.entry(name, value) : entry);
                there |= same;
            }
            if (!there) {
                more.add(Map.entry(name, value));
            }
            return new Frozen(more);
        }

        /** Calls have a few parameters, which are looked through sooner than hashed. */
        @Override
        public @Nullable Object get(Object name) {
            for (Map.Entry<String, Object> entry : entries) {
                if (entry.getKey().equals(name)) {
                    return entry.getValue();
                }
            }
            return null;
        }

        @Override
        public boolean containsKey(Object name) {
            return get(name) != null;
        }

        @Override
        public int size() {
            return entries.size();
        }

        @Override
        public Set<Map.Entry<String, Object>> entrySet() {
            return new AbstractSet<>() {
                @Override
                public Iterator<Map.Entry<String, Object>> iterator() {
                    return Collections.unmodifiableList(entries).iterator();
                }

                @Override
                public int size() {
                    return entries.size();
                }
            };
        }
    }
}
