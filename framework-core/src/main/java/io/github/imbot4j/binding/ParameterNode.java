package io.github.imbot4j.binding;

import io.github.imbot4j.bot.CommandToken;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The construction of one parameter's value from the parsed values: one of them, or an object of several. */
sealed interface ParameterNode {

    /** The value, made anew. */
    @Nullable
    Object of(ParsedValues parsedValues);

    /** The numbers of the values it is made from. */
    Stream<Integer> leaves();

    /** What was read from a text, or of one of the times that a group came in it. */
    final class ParsedValues {

        private final @Nullable Object[] values;
        private final boolean[] typed;
        private final @Nullable CommandToken first;
        private @Nullable Map<GroupNode, List<ParsedValues>> repeats;

        /** Of nothing yet; room for so many values. */
        ParsedValues(int leaves) {
            this(leaves, null);
        }

        /** Of one of the times a group came, which begins with a word. */
        ParsedValues(int leaves, @Nullable CommandToken first) {
            this.values = new @Nullable Object[leaves];
            this.typed = new boolean[leaves];
            this.first = first;
        }

        @Nullable
        Object value(int leaf) {
            return values[leaf];
        }

        void put(int leaf, @Nullable Object value) {
            values[leaf] = value;
        }

        /** Tells whether a value was in the text, as opposed to left at its default. */
        boolean isTyped(int leaf) {
            return typed[leaf];
        }

        /** Tells whether some of its values were in the text. */
        boolean hasTyped(ParameterNode parameterNode) {
            return parameterNode.leaves().anyMatch(this::isTyped);
        }

        void typed(int leaf) {
            typed[leaf] = true;
        }

        /** The times a group came, in order. */
        List<ParsedValues> times(GroupNode group) {
            return repeats == null ? List.of() : repeats.getOrDefault(group, List.of());
        }

        void add(GroupNode group, ParsedValues time) {
            if (repeats == null) {
                repeats = new HashMap<>();
            }
            repeats.computeIfAbsent(group, key -> new ArrayList<>()).add(time);
        }

        CommandToken first() {
            return Objects.requireNonNull(first);
        }
    }

    /** One value as it is. */
    record ValueNode(int index) implements ParameterNode {
        @Override
        public @Nullable Object of(ParsedValues parsedValues) {
            return parsedValues.value(index);
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
    record GroupNode(
            List<ParameterNode> parts,
            Function<List<@Nullable Object>, Object> maker,
            Optional<Rule> rule,
            ContainerType holder)
            implements ParameterNode {

        public GroupNode {
            parts = List.copyOf(parts);
        }

        @Override
        public Object of(ParsedValues parsedValues) {
            if (isMany()) {
                return holder.of(
                        parsedValues.times(this).stream().map(this::made).toList());
            }
            boolean nothing = holder.equals(ContainerType.OPTIONAL) && !parsedValues.hasTyped(this);
            return holder.of(nothing ? List.of() : List.of(made(parsedValues)));
        }

        private Object made(ParsedValues parsedValues) {
            List<@Nullable Object> values = new ArrayList<>();
            parts.forEach(parameterNode -> values.add(parameterNode.of(parsedValues)));
            return maker.apply(values);
        }

        /** Whether it is given as many. */
        boolean isMany() {
            return holder.isMany();
        }

        /** Whether one of its parts may be there at most. */
        boolean isExclusive() {
            return rule.isPresent() && rule.get().exclusive();
        }

        /** Its parts, those of mixins in it as its own. */
        Stream<ParameterNode> flat() {
            return Grammar.flat(parts.stream());
        }

        @Override
        public Stream<Integer> leaves() {
            return parts.stream().flatMap(ParameterNode::leaves);
        }

        /** Itself and the groups inside. */
        Stream<GroupNode> groups() {
            return Stream.concat(
                    rule.isPresent() ? Stream.of(this) : Stream.empty(),
                    parts.stream()
                            .filter(GroupNode.class::isInstance)
                            .map(GroupNode.class::cast)
                            .flatMap(GroupNode::groups));
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
