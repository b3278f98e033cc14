package io.github.imbot4j.binding;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;

/**
 * The target of a value converted from text: a parameter of a method, a component of a record, or a field.
 *
 * @param element carries the annotations
 * @param name as users may read it
 */
record AnnotatedTarget(AnnotatedElement element, Class<?> type, Type generic, String name) {

    static AnnotatedTarget of(Parameter parameter) {
        String name = parameter.isNamePresent()
                ? parameter.getName()
                : parameter.getType().getSimpleName();
        return new AnnotatedTarget(parameter, parameter.getType(), parameter.getParameterizedType(), name);
    }

    static AnnotatedTarget of(Field field) {
        return new AnnotatedTarget(field, field.getType(), field.getGenericType(), field.getName());
    }
}
