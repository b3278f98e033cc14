package io.github.imbot4j.scan;

import io.github.imbot4j.binding.SignatureFormat;
import io.github.imbot4j.guard.Guard;
import io.github.imbot4j.guard.GuardedBy;
import io.github.imbot4j.guard.Guards;
import io.github.imbot4j.language.MessageKeys;
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
 * The reader of the guards of a method or class: of its annotations that are {@link GuardedBy} one, and of the
 * annotations on these, in the order written.
 */
final class GuardReader {

    private final BotFactory factory;
    private final Consumer<Problem> problems;
    private final MessageKeys texts;

    /**
     * Of a bot.
     *
     * @param texts what keys in annotations stand for
     */
    GuardReader(BotFactory factory, Consumer<Problem> problems, MessageKeys texts) {
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
        make(annotation, place).ifPresent(into::add);
        for (Annotation carried : type.getAnnotations()) {
            read(carried, place, seen, into);
        }
    }

    private Optional<Guard> make(Annotation annotation, String place) {
        String name = "@" + annotation.annotationType().getSimpleName();
        GuardedBy by = annotation.annotationType().getAnnotation(GuardedBy.class);
        try {
            Optional<Guard> guard = by == null ? Guards.of(annotation) : Optional.of(authors(by.value(), annotation));
            return guard.map(made -> made.worded(texts));
        } catch (IllegalArgumentException nonsense) {
            problems.accept(new Problem(
                    place,
                    "has a " + name + " that makes no sense.",
                    String.valueOf(nonsense.getMessage()),
                    Optional.of(nonsense)));
        } catch (ReflectiveOperationException | RuntimeException | LinkageError failure) {
            problems.accept(new Problem(
                    place,
                    "has " + name + ", whose guard cannot be made: " + failure.getMessage() + ".",
                    "Give " + (by == null ? "it" : SignatureFormat.of(by.value())) + " a constructor that takes " + name
                            + ", or none.",
                    Optional.of(failure)));
        }
        return Optional.empty();
    }

    /** A guard of the author's: by its constructor that takes the annotation, else by the container. */
    private Guard authors(Class<? extends Guard> guard, Annotation annotation) throws ReflectiveOperationException {
        for (Constructor<?> constructor : guard.getDeclaredConstructors()) {
            Class<?>[] wanted = constructor.getParameterTypes();
            if (wanted.length == 1 && wanted[0] == annotation.annotationType()) {
                constructor.setAccessible(true);
                return guard.cast(made(constructor, annotation));
            }
        }
        return factory.create(guard);
    }

    private static Object made(Constructor<?> constructor, Annotation annotation) throws ReflectiveOperationException {
        try {
            return constructor.newInstance(annotation);
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof RuntimeException own) {
                throw own;
            }
            if (thrown.getCause() instanceof Error own) {
                throw own;
            }
            throw thrown;
        }
    }
}
