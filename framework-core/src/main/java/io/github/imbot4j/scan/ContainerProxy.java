package io.github.imbot4j.scan;

import io.github.imbot4j.problem.Problem;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An object a container gave in the place of a bot: of a class it generated below the bot's, which passes calls on to the bot
 * itself. It passes on what it overrides; anything else runs on the proxy, whose own fields nobody ever filled.
 */
final class ContainerProxy {

    private final Class<?> type;
    private final Object proxy;

    private ContainerProxy(Class<?> type, Object proxy) {
        this.type = type;
        this.proxy = proxy;
    }

    /** Returns the proxy that stands for a bot; empty when it is the bot itself. */
    static Optional<ContainerProxy> of(Class<?> type, Object made) {
        boolean proxy = made.getClass() != type && isGenerated(made.getClass());
        return proxy && hasOnlyEmptyFields(type, made) ? Optional.of(new ContainerProxy(type, made)) : Optional.empty();
    }

    /** Reports a handler that would run on the proxy. */
    void check(Method handler, String place, Consumer<Problem> problems) {
        if (Modifier.isStatic(handler.getModifiers()) || isOverridden(handler)) {
            return;
        }
        String why = Modifier.isPrivate(handler.getModifiers())
                ? "is private"
                : Modifier.isFinal(handler.getModifiers()) ? "is final" : "cannot be overridden from there";
        problems.accept(new Problem(
                place,
                "would run on the container's proxy, whose fields are empty: it " + why + ", so "
                        + proxy.getClass().getSimpleName() + " does not pass it on.",
                "Make it public or package-private and not final, or let the factory return the bot itself."));
    }

    private boolean isOverridden(Method handler) {
        for (@Nullable Class<?> at = proxy.getClass(); at != null && at != type; at = at.getSuperclass()) {
            for (Method own : at.getDeclaredMethods()) {
                if (own.getName().equals(handler.getName())
                        && Arrays.equals(own.getParameterTypes(), handler.getParameterTypes())) {
                    return !Modifier.isPrivate(handler.getModifiers()) && !Modifier.isFinal(handler.getModifiers());
                }
            }
        }
        return false;
    }

    /** At run time, so that there is no file of it, or by a container's build under a name nobody writes. */
    private static boolean isGenerated(Class<?> made) {
        String name = made.getName();
        return name.contains("$$")
                || name.endsWith("_ClientProxy")
                || made.isHidden()
                || made.getResource(name.substring(name.lastIndexOf('.') + 1) + ".class") == null;
    }

    /** A subclass that was constructed has something in them. */
    private static boolean hasOnlyEmptyFields(Class<?> type, Object made) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
            Arrays.stream(at.getDeclaredFields())
                    .filter(field -> !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic())
                    .forEach(fields::add);
        }
        return !fields.isEmpty() && fields.stream().allMatch(field -> isEmpty(field, made));
    }

    private static boolean isEmpty(Field field, Object made) {
        try {
            field.setAccessible(true);
            @Nullable Object value = field.get(made);
            return value == null
                    || value.equals(false)
                    || (value instanceof Number number && field.getType().isPrimitive() && number.doubleValue() == 0)
                    || (value instanceof Character letter && letter == 0);
        } catch (IllegalAccessException | InaccessibleObjectException closed) {
            return false;
        }
    }
}
