package io.github.imbot4j.emulator.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** The body of a request to the page's API, with validation. */
record PageRequest(Map<String, Object> fields) {

    /** A request that cannot be understood; the message is for people. */
    static final class Unclear extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unclear(String message) {
            super(message);
        }
    }

    static PageRequest of(byte[] body) {
        try {
            return new PageRequest(Json.read(body));
        } catch (JacksonException malformed) {
            throw new Unclear("The body is no JSON object.");
        }
    }

    long id(String name) {
        if (fields.get(name) instanceof Number number) {
            return number.longValue();
        }
        throw new Unclear("'" + name + "' must be a number.");
    }

    long idOr(String name, long otherwise) {
        return fields.containsKey(name) ? id(name) : otherwise;
    }

    int count(String name, int otherwise, int most) {
        long count = idOr(name, otherwise);
        if (count < 0 || count > most) {
            throw new Unclear("'" + name + "' must be from 0 to " + most + ".");
        }
        return (int) count;
    }

    List<Long> ids(String name) {
        List<Long> ids = new ArrayList<>();
        if (fields.get(name) instanceof List<?> list) {
            for (Object id : list) {
                ids.add(new PageRequest(Map.of(name, id)).id(name));
            }
            return ids;
        }
        throw new Unclear("'" + name + "' must be a list of numbers.");
    }

    String text(String name) {
        String text = textOr(name, "");
        if (text.isBlank()) {
            throw new Unclear("'" + name + "' must not be blank.");
        }
        return text;
    }

    String textOr(String name, String otherwise) {
        @Nullable Object value = fields.get(name);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof String text) {
            return text;
        }
        throw new Unclear("'" + name + "' must be text.");
    }

    boolean flag(String name) {
        return Boolean.TRUE.equals(fields.get(name));
    }

    <E extends Enum<E>> E oneOf(String name, Class<E> kind) {
        String value = text(name);
        for (E constant : kind.getEnumConstants()) {
            if (constant.name().equals(value)) {
                return constant;
            }
        }
        throw new Unclear(
                "'" + name + "' must be one of " + List.of(kind.getEnumConstants()) + ", not '" + value + "'.");
    }

    @SuppressWarnings("unchecked") // JSON objects are read as maps with text keys
    Map<String, Object> tree(String name) {
        if (fields.get(name) instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new Unclear("'" + name + "' must be an object.");
    }
}
