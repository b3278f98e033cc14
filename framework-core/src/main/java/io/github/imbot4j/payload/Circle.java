package io.github.imbot4j.payload;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Look whether a record may hold another one of its own type, by itself or through lists, optionals and other records. Behind a
 * sealed interface it does not matter.
 */
final class Circle {

    private final Class<?> record;
    private final Set<Class<?>> seen = new HashSet<>();

    private Circle(Class<?> record) {
        this.record = record;
    }

    static boolean isClosedBy(Class<?> record) {
        return new Circle(record).isReachedFrom(record);
    }

    private boolean isReachedFrom(Class<?> from) {
        return Stream.of(from.getRecordComponents())
                .map(RecordComponent::getGenericType)
                .anyMatch(this::isReachedBy);
    }

    private boolean isReachedBy(Type type) {
        if (type instanceof Class<?> one) {
            return one.equals(record)
                    || (one.isArray() && isReachedBy(one.getComponentType()))
                    || (one.isRecord() && seen.add(one) && isReachedFrom(one));
        }
        if (type instanceof ParameterizedType generic) {
            return isReachedBy(generic.getRawType())
                    || Stream.of(generic.getActualTypeArguments()).anyMatch(this::isReachedBy);
        }
        if (type instanceof WildcardType some) {
            return Stream.of(some.getUpperBounds()).anyMatch(this::isReachedBy);
        }
        return type instanceof GenericArrayType array && isReachedBy(array.getGenericComponentType());
    }
}
