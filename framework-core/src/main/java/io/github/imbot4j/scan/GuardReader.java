package io.github.imbot4j.scan;

import io.github.imbot4j.binding.Names;
import io.github.imbot4j.guard.Guard;
import io.github.imbot4j.guard.GuardedBy;
import io.github.imbot4j.language.TextKeys;
import io.github.imbot4j.model.BotFactory;
import io.github.imbot4j.problem.Problem;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Read the guards of a method or class: of its annotations that are {@link GuardedBy} one, and of the annotations these carry
 * themselves, in the order written.
 */
final class GuardReader {

    private final BotFactory factory;
    private final Consumer<Problem> problems;
    private final TextKeys texts;

    /**
     * Of a bot.
     *
     * @param texts what keys in annotations stand for
     */
    GuardReader(BotFactory factory, Consumer<Problem> problems, TextKeys texts) {
        this.factory = factory;
        this.problems = problems;
        this.texts = texts;
    }

    /** Reads them; a new guard for each place one stands at. */
    List<Guard> read(AnnotatedElement element, String place) {
        List<Guard> guards = new ArrayList<>();
        for (Annotation annotation : element.getAnnotations()) {
            read(annotation, place, new HashSet<>(), guards);
        }
        return guards;
    }

    private void read(Annotation annotation, String place, Set<Class<?>> seen, List<Guard> into) {
        Class<? extends Annotation> type = annotation.annotationType();
        // The language's own annotations go round in circles.
        if (type.getName().startsWith("java.") || !seen.add(type)) {
            return;
        }
        GuardedBy by = type.getAnnotation(GuardedBy.class);
        if (by != null) {
            make(by.value(), annotation, place).ifPresent(into::add);
        }
        for (Annotation carried : type.getAnnotations()) {
            read(carried, place, seen, into);
        }
    }

    private Optional<Guard> make(Class<? extends Guard> guard, Annotation annotation, String place) {
        try {
            for (Constructor<?> constructor : guard.getDeclaredConstructors()) {
                Class<?>[] wanted = constructor.getParameterTypes();
                if (wanted.length == 1 && wanted[0] == annotation.annotationType()) {
                    constructor.setAccessible(true);
                    return Optional.of(
                            guard.cast(constructor.newInstance(annotation)).worded(texts));
                }
            }
            Guard made = guard.getPackage() == GuardedBy.class.getPackage() ? own(guard) : factory.create(guard);
            return Optional.of(made.worded(texts));
        } catch (InvocationTargetException thrown) {
            Throwable cause = thrown.getCause() == null ? thrown : thrown.getCause();
            report(place, annotation, guard, String.valueOf(cause.getMessage()), cause);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError failure) {
            report(place, annotation, guard, String.valueOf(failure.getMessage()), failure);
        }
        return Optional.empty();
    }

    /** The framework's own are no business of a container. */
    private static Guard own(Class<? extends Guard> guard) throws ReflectiveOperationException {
        Constructor<? extends Guard> constructor = guard.getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }

    private void report(String place, Annotation annotation, Class<?> guard, String why, Throwable cause) {
        String name = "@" + annotation.annotationType().getSimpleName();
        Problem problem = cause instanceof IllegalArgumentException
                ? new Problem(place, "has a " + name + " that makes no sense.", why, Optional.of(cause))
                : new Problem(
                        place,
                        "has " + name + ", whose guard cannot be made: " + why + ".",
                        "Give " + Names.of(guard) + " a constructor that takes " + name + ", or none.",
                        Optional.of(cause));
        problems.accept(problem);
    }
}
