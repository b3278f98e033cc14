package io.github.imbot4j.scan;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The handler methods of a class: its own in the order of the source, then those it inherits. */
final class HandlerMethods {

    private HandlerMethods() {}

    static List<Method> of(Class<?> type, SourceLines lines) {
        List<Method> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Class<?> level = type; level != null && level != Object.class; level = level.getSuperclass()) {
            Arrays.stream(level.getDeclaredMethods())
                    // The compiler copies annotations to the bridges it adds.
                    .filter(method -> !method.isSynthetic())
                    .sorted(lines.order())
                    .filter(method -> seen.add(method.getName() + Arrays.toString(method.getParameterTypes())))
                    .filter(method -> !HandlerAnnotation.on(method).isEmpty())
                    .forEach(found::add);
        }
        return found;
    }
}
