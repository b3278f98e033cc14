package io.github.imbot4j.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
     * @param repeats what was read of groups that may come several times, by their first leaf
     */
    record Read(List<@Nullable Object> values, List<Boolean> typed, Map<Integer, List<Read>> repeats) {

        /** The values of all leaves, each with all that was typed of it, however often its group came. */
        List<@Nullable Object> all() {
            List<@Nullable Object> all = new ArrayList<>(values);
            for (int leaf = 0; leaf < values.size(); leaf++) {
                List<Object> each = each(leaf).toList();
                if (!each.isEmpty()) {
                    all.set(leaf, each);
                }
            }
            return all;
        }

        private Stream<Object> each(int leaf) {
            return repeats.values().stream()
                    .flatMap(List::stream)
                    .flatMap(time -> Stream.concat(
                            Boolean.TRUE.equals(time.typed().get(leaf))
                                    ? NumberRange.values(time.values().get(leaf)).stream()
                                    : Stream.empty(),
                            time.each(leaf)));
        }
    }

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
     * @param holder what the object is given in
     */
    record Bundle(List<Part> parts, Function<List<@Nullable Object>, Object> maker, Optional<Rule> rule, Holder holder)
            implements Part {

        public Bundle {
            parts = List.copyOf(parts);
        }

        @Override
        public Object of(Read read) {
            if (isMany()) {
                List<Read> times = read.repeats().getOrDefault(first(), List.of());
                return holder.of(times.stream().map(this::made).toList());
            }
            boolean nothing = holder.equals(Holder.OPTIONAL) && leaves().noneMatch(read.typed()::get);
            return holder.of(nothing ? List.of() : List.of(made(read)));
        }

        private Object made(Read read) {
            List<@Nullable Object> values = new ArrayList<>();
            parts.forEach(part -> values.add(part.of(read)));
            return maker.apply(values);
        }

        /** Whether it is given as many. */
        boolean isMany() {
            return holder.isMany();
        }

        /** Its first leaf, by which it is known. */
        int first() {
            return leaves().findFirst().orElseThrow();
        }

        /** Its parts, those of mixins in it as its own. */
        Stream<Part> flat() {
            return Grammar.flat(parts.stream());
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
     * @param least how often it has to come
     * @param most how often it may
     */
    record Rule(boolean exclusive, int least, int most) {

        /** Whether it may not be left out. */
        boolean required() {
            return least > 0;
        }

        /** Whether it may come several times. */
        boolean repeats() {
            return most > 1;
        }
    }
}
