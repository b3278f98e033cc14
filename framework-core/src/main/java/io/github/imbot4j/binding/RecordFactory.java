package io.github.imbot4j.binding;

import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** A factory of records of one type from the values of their components. */
final class RecordFactory {

    private final Constructor<? extends Record> constructor;

    private RecordFactory(Constructor<? extends Record> constructor) {
        this.constructor = constructor;
    }

    /** One for a type; empty with a problem when its module keeps it closed. */
    static Optional<RecordFactory> of(Class<? extends Record> type, BiConsumer<String, String> problem) {
        try {
            Constructor<? extends Record> constructor =
                    type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return Optional.of(new RecordFactory(constructor));
        } catch (InaccessibleObjectException closed) {
            problem.accept(
                    "cannot make a " + SignatureFormat.of(type) + ", which is in a package its module keeps closed.",
                    "Write \"opens " + type.getPackageName() + " to io.github.imbot4j.core;\" in its module-info.");
            return Optional.empty();
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(type + " is a record without its constructor.", impossible);
        }
    }

    /**
     * Makes one.
     *
     * @throws IllegalArgumentException when the record refuses the values, with a message for the user
     */
    Record make(List<Object> values) {
        try {
            return constructor.newInstance(values.toArray());
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            throw new IllegalStateException(constructor + " threw " + thrown.getCause(), thrown.getCause());
        } catch (InstantiationException | IllegalAccessException impossible) {
            throw new IllegalStateException(constructor + " cannot be called.", impossible);
        }
    }
}
