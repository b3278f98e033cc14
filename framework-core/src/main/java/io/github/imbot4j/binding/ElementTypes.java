package io.github.imbot4j.binding;

import io.github.imbot4j.command.ArgumentTypes;
import io.github.imbot4j.language.MessageKeys;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The types to which the words of a chat are converted for a parameter, and the types that can be converted to. */
final class ElementTypes {

    private static final Set<Class<?>> CONTAINERS =
            Set.of(Collection.class, List.class, Set.class, Map.class, Optional.class);

    private ElementTypes() {}

    static boolean fromWords(Class<?> type) {
        return ArgumentTypes.of(type, MessageKeys.PLAIN).isPresent();
    }

    /** The types of elements, of keys and values, of an optional's content, or the type itself. */
    static List<Class<?>> of(Type type) {
        if (type instanceof ParameterizedType generic && CONTAINERS.contains(raw(generic))) {
            return Arrays.stream(generic.getActualTypeArguments())
                    .<Class<?>>map(ElementTypes::raw)
                    .toList();
        }
        Class<?> raw = raw(type);
        return List.of(raw.isArray() ? raw.getComponentType() : raw);
    }

    private static Class<?> raw(Type type) {
        if (type instanceof Class<?> plain) {
            return plain;
        }
        if (type instanceof ParameterizedType generic) {
            return raw(generic.getRawType());
        }
        if (type instanceof WildcardType wildcard) {
            return raw(wildcard.getUpperBounds()[0]);
        }
        return type instanceof GenericArrayType array
                ? raw(array.getGenericComponentType()).arrayType()
                : Object.class;
    }
}
