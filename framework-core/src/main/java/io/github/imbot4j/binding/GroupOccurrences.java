package io.github.imbot4j.binding;

import io.github.imbot4j.binding.ParameterNode.GroupNode;
import io.github.imbot4j.binding.ParameterNode.ParsedValues;
import io.github.imbot4j.binding.ParameterNode.ValueNode;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ParseResult.GroupMatch;
import picocli.CommandLine.ParseResult.GroupMatchContainer;

/**
 * The occurrences of repeatable groups that picocli matched: each has values of its own, which picocli keeps with the
 * match and not with the argument.
 */
final class GroupOccurrences {

    private final List<TypedParameter> parameters;
    private final List<ArgSpec> specs;
    private final IntFunction<@Nullable Object> absent;

    /**
     * About one parse.
     *
     * @param absent the value of a leaf that was not typed
     */
    GroupOccurrences(List<TypedParameter> parameters, List<ArgSpec> specs, IntFunction<@Nullable Object> absent) {
        this.parameters = parameters;
        this.specs = specs;
        this.absent = absent;
    }

    /** What was read of each such group, by its first leaf. */
    Map<Integer, List<ParsedValues>> of(ParseResult result, List<ParameterNode> parts) {
        Map<Integer, List<ParsedValues>> found = new HashMap<>();
        result.getGroupMatches().forEach(match -> find(match, Grammar.flat(parts.stream()), found));
        return found;
    }

    private void find(GroupMatch match, Stream<ParameterNode> parts, Map<Integer, List<ParsedValues>> found) {
        parts.filter(GroupNode.class::isInstance)
                .map(GroupNode.class::cast)
                .forEach(groupNode -> matches(match, groupNode).forEach(one -> {
                    if (groupNode.isMany()) {
                        found.computeIfAbsent(groupNode.first(), key -> new ArrayList<>())
                                .add(read(one, groupNode));
                    } else {
                        find(one, groupNode.flat(), found);
                    }
                }));
    }

    private Stream<GroupMatch> matches(GroupMatch around, GroupNode groupNode) {
        return around.matchedSubgroups().values().stream()
                .filter(container -> isOf(container, groupNode))
                .flatMap(container -> container.matches().stream());
    }

    private boolean isOf(GroupMatchContainer container, GroupNode groupNode) {
        ArgSpec first = specs.get(groupNode.first());
        return Stream.concat(
                        container.group().allOptionsNested().stream(),
                        container.group().allPositionalParametersNested().stream())
                .anyMatch(one -> isSame(one, first));
    }

    @SuppressWarnings("ReferenceEquality") // arguments may be alike
    private static boolean isSame(ArgSpec one, ArgSpec other) {
        return one == other;
    }

    private ParsedValues read(GroupMatch match, GroupNode groupNode) {
        @Nullable Object[] values = new @Nullable Object[specs.size()];
        Boolean[] typed = new Boolean[specs.size()];
        Arrays.fill(typed, false);
        groupNode.leaves().forEach(leaf -> values[leaf] = absent.apply(leaf));
        Map<Integer, List<ParsedValues>> inside = new HashMap<>();
        fill(match, groupNode, values, typed, inside);
        return new ParsedValues(Arrays.asList(values), List.of(typed), inside);
    }

    private void fill(
            GroupMatch match,
            GroupNode groupNode,
            @Nullable Object[] values,
            Boolean[] typed,
            Map<Integer, List<ParsedValues>> inside) {
        groupNode.flat().forEach(parameterNode -> {
            if (parameterNode instanceof ValueNode leaf) {
                List<Object> matched = match.matchedValues(specs.get(leaf.index()));
                if (!matched.isEmpty()) {
                    values[leaf.index()] = value(parameters.get(leaf.index()), matched);
                    typed[leaf.index()] = true;
                }
            } else if (parameterNode instanceof GroupNode inner && inner.isMany()) {
                matches(match, inner)
                        .forEach(one -> inside.computeIfAbsent(inner.first(), key -> new ArrayList<>())
                                .add(read(one, inner)));
            } else if (parameterNode instanceof GroupNode inner) {
                matches(match, inner).forEach(one -> fill(one, inner, values, typed, inside));
            }
        });
    }

    /** picocli gives a list or a map for each time a parameter of many words was written. */
    private static Object value(TypedParameter parameter, List<Object> matched) {
        if (!parameter.isMany()) {
            return matched.get(matched.size() - 1);
        }
        if (parameter.type() == Map.class) {
            Map<Object, Object> all = new LinkedHashMap<>();
            matched.forEach(some -> all.putAll((Map<?, ?>) some));
            return all;
        }
        List<Object> all = new ArrayList<>();
        matched.forEach(some -> all.addAll((Collection<?>) some));
        if (!parameter.type().isArray()) {
            return parameter.type().isAssignableFrom(List.class) ? all : new LinkedHashSet<>(all);
        }
        Object array = Array.newInstance(parameter.type().getComponentType(), all.size());
        for (int i = 0; i < all.size(); i++) {
            Array.set(array, i, all.get(i));
        }
        return array;
    }
}
