package io.github.imbot4j.binding;

import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The attributes that were written in an annotation, as opposed to left at their defaults. */
final class ExplicitAttributes {

    private ExplicitAttributes() {}

    /** The first of these attributes that the annotation has and that was written; {@code null} for none. */
    static @Nullable String firstSet(Annotation annotation, List<String> names) {
        return names.stream()
                .filter(name -> isSet(annotation, name))
                .findFirst()
                .orElse(null);
    }

    /** The value an attribute has when nobody writes it; {@code null} when the annotation has no such attribute. */
    static @Nullable Object unset(Annotation annotation, String name) {
        try {
            return annotation.annotationType().getMethod(name).getDefaultValue();
        } catch (NoSuchMethodException unknown) {
            return null;
        }
    }

    private static boolean isSet(Annotation annotation, String name) {
        Object unset = unset(annotation, name);
        try {
            return unset != null
                    && !unset.equals(annotation.annotationType().getMethod(name).invoke(annotation));
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException unreadable) {
            throw new IllegalStateException(annotation + " has an unreadable attribute \"" + name + "\".", unreadable);
        }
    }
}
