package io.github.imbot4j.binding;

import io.github.imbot4j.binding.ParameterNode.GroupNode;
import io.github.imbot4j.binding.ParameterNode.Rule;
import io.github.imbot4j.binding.ParameterNode.ValueNode;
import io.github.imbot4j.command.CommandToken;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The division of a repeatable group's options into occurrences, as the parser does it: a new occurrence begins if an
 * option is repeated after all required ones, or in an exclusive group with each option.
 */
final class RepeatedGroup {

    private final GroupNode group;
    private final List<TypedParameter> parameters;
    private final List<Integer> required;
    private final List<Time> times = new ArrayList<>();

    /**
     * A time.
     *
     * @param first the word it begins with
     * @param leaf that of this word
     * @param lacking the first leaf it lacks, if any
     */
    record Time(CommandToken first, int leaf, OptionalInt lacking) {}

    /**
     * A word that is the name of an option of the group.
     *
     * @param leaf which
     */
    record Named(CommandToken token, int leaf) {}

    RepeatedGroup(GroupNode group, List<TypedParameter> parameters, List<Named> line) {
        this.group = group;
        this.parameters = parameters;
        this.required = rule().exclusive()
                ? List.of()
                : group.flat()
                        .filter(ValueNode.class::isInstance)
                        .map(parameterNode -> ((ValueNode) parameterNode).index())
                        .filter(leaf -> parameters.get(leaf).fresh().required())
                        .toList();
        divide(line);
    }

    private void divide(List<Named> line) {
        Set<Integer> seen = new HashSet<>();
        Optional<Named> first = Optional.empty();
        for (Named named : line) {
            if (first.isPresent() && begins(named.leaf(), seen)) {
                times.add(time(first.get(), seen));
                seen.clear();
                first = Optional.empty();
            }
            seen.add(named.leaf());
            first = first.isPresent() ? first : Optional.of(named);
        }
        first.ifPresent(one -> times.add(time(one, seen)));
    }

    private boolean begins(int leaf, Set<Integer> seen) {
        boolean again = seen.contains(leaf) && !parameters.get(leaf).isMany();
        boolean other = rule().exclusive() && seen.stream().noneMatch(one -> way(one) == way(leaf));
        return again || other;
    }

    /** Which of the parts a leaf stands in. */
    private int way(int leaf) {
        List<ParameterNode> parts = group.flat().toList();
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).leaves().anyMatch(one -> one == leaf)) {
                return i;
            }
        }
        return -1;
    }

    private Time time(Named first, Set<Integer> seen) {
        return new Time(
                first.token(),
                first.leaf(),
                required.stream()
                        .filter(leaf -> !seen.contains(leaf))
                        .mapToInt(Integer::intValue)
                        .findFirst());
    }

    private Rule rule() {
        return group.rule().orElseThrow();
    }

    GroupNode group() {
        return group;
    }

    /** How often it came. */
    int count() {
        return times.size();
    }

    /** The first that lacks something, though others follow it. */
    Optional<Time> broken() {
        return times.stream()
                .limit(Math.max(0, times.size() - 1))
                .filter(time -> time.lacking().isPresent())
                .findFirst();
    }

    /** The last, if it lacks something. */
    Optional<Time> unfinished() {
        return times.isEmpty()
                ? Optional.empty()
                : Optional.of(times.get(times.size() - 1))
                        .filter(time -> time.lacking().isPresent());
    }

    /** The first that is one too many. */
    Optional<Time> surplus() {
        return times.stream().skip(rule().most()).findFirst();
    }

    /** Whether it came, and not often enough. */
    boolean isTooFew() {
        return count() > 0 && count() < rule().least();
    }
}
