package io.github.imbot4j.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Make the value of one parameter of a method from the values that were read: one of them, or an object of several. */
sealed interface Part {

    /** The value, made anew. */
    @Nullable
    Object of(Read read);

    /** The numbers of the values it is made from. */
    Stream<Integer> leaves();

    /**
     * What was read from one text.
     *
     * @param values of all leaves, in order
     * @param typed which of them were in the text, as opposed to left at their defaults
     */
    record Read(List<@Nullable Object> values, List<Boolean> typed) {}

    /** One value as it is. */
    record Leaf(int index) implements Part {
        @Override
        public @Nullable Object of(Read read) {
            return read.values().get(index);
        }

        @Override
        public Stream<Integer> leaves() {
            return Stream.of(index);
        }
    }

    /**
     * An object of several values: picocli's {@code @Mixin}, or its {@code @ArgGroup} when there is a rule.
     *
     * @param maker makes the object from its parts
     * @param isOptional whether it is wrapped, and empty when nothing of it was typed
     */
    record Bundle(
            List<Part> parts, Function<List<@Nullable Object>, Object> maker, Optional<Rule> rule, boolean isOptional)
            implements Part {

        public Bundle {
            parts = List.copyOf(parts);
        }

        @Override
        public Object of(Read read) {
            if (isOptional && leaves().noneMatch(read.typed()::get)) {
                return Optional.empty();
            }
            List<@Nullable Object> values = new ArrayList<>();
            parts.forEach(part -> values.add(part.of(read)));
            Object made = maker.apply(values);
            return isOptional ? Optional.of(made) : made;
        }

        @Override
        public Stream<Integer> leaves() {
            return parts.stream().flatMap(Part::leaves);
        }

        /** Itself and the groups inside. */
        Stream<Bundle> groups() {
            return Stream.concat(
                    rule.isPresent() ? Stream.of(this) : Stream.empty(),
                    parts.stream()
                            .filter(Bundle.class::isInstance)
                            .map(Bundle.class::cast)
                            .flatMap(Bundle::groups));
        }
    }

    /**
     * What holds for a group.
     *
     * @param exclusive one of its parts at most, as opposed to all that are required or none
     * @param required whether it may not be left out
     */
    record Rule(boolean exclusive, boolean required) {}
}
