package io.github.imbot4j.binding;

import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The container of a group's object: none, an optional, a list, a set or an array.
 *
 * @param isMany whether it holds any number
 * @param with puts objects into it
 */
record ContainerType(boolean isMany, Function<List<Object>, Object> with) {

    /** The object itself. */
    static final ContainerType NONE = new ContainerType(false, objects -> objects.get(0));

    /** An optional of it. */
    static final ContainerType OPTIONAL =
            new ContainerType(false, objects -> objects.stream().findFirst());

    private static final ContainerType LIST = new ContainerType(true, objects -> objects);
    private static final ContainerType SET = new ContainerType(true, LinkedHashSet::new);

    /** That of a declared type. */
    static ContainerType of(Class<?> type) {
        if (type.isArray()) {
            Class<?> component = type.getComponentType();
            return new ContainerType(
                    true, objects -> objects.toArray(size -> (Object[]) Array.newInstance(component, size)));
        }
        if (type == Set.class) {
            return SET;
        }
        return type == List.class || type == Collection.class ? LIST : type == Optional.class ? OPTIONAL : NONE;
    }

    /** What a declared type holds, or is; an {@code Object} when it does not say. */
    static Class<?> content(Class<?> type, Type generic) {
        if (type.isArray()) {
            return generic instanceof GenericArrayType ? Object.class : type.getComponentType();
        }
        if (of(type).equals(NONE)) {
            return type;
        }
        Type inner = generic instanceof ParameterizedType said ? said.getActualTypeArguments()[0] : Object.class;
        return inner instanceof Class<?> plain ? plain : Object.class;
    }

    Object of(List<Object> objects) {
        return with.apply(objects);
    }
}
