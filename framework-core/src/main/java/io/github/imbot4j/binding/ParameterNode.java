package io.github.imbot4j.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    /**
     * What was read from one text.
     *
     * @param values of all leaves, in order
     * @param typed which of them were in the text, as opposed to left at their defaults
     * @param repeats what was read of groups that may come several times, by their first leaf
     */
    record ParsedValues(List<@Nullable Object> values, List<Boolean> typed, Map<Integer, List<ParsedValues>> repeats) {

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
    record ValueNode(int index) implements ParameterNode {
        @Override
        public @Nullable Object of(ParsedValues parsedValues) {
            return parsedValues.values().get(index);
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
                List<ParsedValues> times = parsedValues.repeats().getOrDefault(first(), List.of());
                return holder.of(times.stream().map(this::made).toList());
            }
            boolean nothing = holder.equals(ContainerType.OPTIONAL) && leaves().noneMatch(parsedValues.typed()::get);
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

        /** Its first leaf, by which it is known. */
        int first() {
            return leaves().findFirst().orElseThrow();
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
