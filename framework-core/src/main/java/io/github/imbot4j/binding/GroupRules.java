package io.github.imbot4j.binding;

import io.github.imbot4j.binding.ArgumentReader.Refused;
import io.github.imbot4j.binding.ArgumentSorter.Given;
import io.github.imbot4j.binding.ArgumentSorter.Sorted;
import io.github.imbot4j.binding.OptionTable.Place;
import io.github.imbot4j.binding.ParameterNode.GroupNode;
import io.github.imbot4j.binding.ParameterNode.ParsedValues;
import io.github.imbot4j.binding.ParameterNode.ValueNode;
import io.github.imbot4j.bot.CommandToken;
import java.util.List;
import java.util.Optional;

/**
 * The checks for missing arguments, incomplete groups, groups that occur too rarely, and conflicting alternatives of an
 * exclusive group, for one text.
 */
final class GroupRules {

    private final Grammar grammar;
    private final List<TypedParameter> parameters;
    private final List<Place> places;
    private final Sorted sorted;
    private final ParseErrorExplainer parseErrorExplainer;

    GroupRules(Grammar grammar, OptionTable optionTable, Sorted sorted, ParseErrorExplainer parseErrorExplainer) {
        this.grammar = grammar;
        this.parameters = grammar.leaves();
        this.places = optionTable.places();
        this.sorted = sorted;
        this.parseErrorExplainer = parseErrorExplainer;
    }

    /** Checks what stands in no group. */
    void checkUngrouped(ParsedValues all) throws Refused {
        int lacking = lacking(grammar.ungrouped(), all);
        if (lacking >= 0) {
            throw new Refused(parseErrorExplainer.missing(lacking, Optional.empty()));
        }
    }

    /** Checks one of the times a group came, after which it came again. */
    void checkWhole(GroupNode group, ParsedValues time) throws Refused {
        int lacking = group.isExclusive() ? -1 : lacking(group, time);
        if (lacking >= 0) {
            throw new Refused(parseErrorExplainer.broken(given(group, time).orElseThrow(), lacking, time.first()));
        }
    }

    /** Checks all groups. */
    void checkGroups(ParsedValues all) throws Refused {
        for (ParameterNode parameterNode : grammar.parts()) {
            check(parameterNode, all);
        }
    }

    private void check(ParameterNode parameterNode, ParsedValues parsedValues) throws Refused {
        if (!(parameterNode instanceof GroupNode bundle)) {
            return;
        }
        if (bundle.rule().isEmpty()) {
            for (ParameterNode inner : bundle.parts()) {
                check(inner, parsedValues);
            }
        } else if (!bundle.isMany()) {
            if (bundle.rule().get().required() || parsedValues.hasTyped(bundle)) {
                checkOnce(bundle, parsedValues);
            }
        } else {
            checkTimes(bundle, parsedValues.times(bundle));
        }
    }

    private void checkTimes(GroupNode group, List<ParsedValues> times) throws Refused {
        for (ParsedValues time : times) {
            checkOnce(group, time);
        }
        int least = group.rule().orElseThrow().least();
        if (times.isEmpty() && least > 0) {
            checkOnce(group, new ParsedValues(parameters.size()));
        }
        if (times.size() < least) {
            throw new Refused(parseErrorExplainer.tooFew(group));
        }
    }

    private void checkOnce(GroupNode group, ParsedValues parsedValues) throws Refused {
        if (group.isExclusive()) {
            List<ParameterNode> ways =
                    group.flat().filter(parsedValues::hasTyped).toList();
            if (ways.isEmpty()) {
                throw new Refused(parseErrorExplainer.oneOf(group));
            }
            if (ways.size() > 1) {
                throw new Refused(parseErrorExplainer.exclusive(
                        written(ways.get(0), parsedValues), written(ways.get(1), parsedValues)));
            }
            check(ways.get(0), parsedValues);
            return;
        }
        int lacking = lacking(group, parsedValues);
        if (lacking >= 0) {
            throw new Refused(parseErrorExplainer.missing(lacking, given(group, parsedValues)));
        }
        for (ParameterNode parameterNode : group.parts()) {
            check(parameterNode, parsedValues);
        }
    }

    /** What was written first of those values. */
    private CommandToken written(ParameterNode way, ParsedValues parsedValues) {
        int leaf = way.leaves().filter(parsedValues::isTyped).findFirst().orElseThrow();
        for (Given given : sorted.options()) {
            if (given.option().leaf() == leaf) {
                return given.at().as(given.option().name());
            }
        }
        return places.stream()
                .filter(place -> place.leaf() == leaf)
                .map(place -> sorted.words().get(place.from()))
                .findFirst()
                .orElseThrow();
    }

    private static Optional<Integer> given(GroupNode group, ParsedValues parsedValues) {
        return group.leaves().filter(parsedValues::isTyped).findFirst();
    }

    private int lacking(GroupNode group, ParsedValues parsedValues) {
        return lacking(
                group.flat()
                        .filter(ValueNode.class::isInstance)
                        .map(leaf -> ((ValueNode) leaf).index())
                        .toList(),
                parsedValues);
    }

    /** The first of some values that is needed and was not typed, words before options; −1 when none lacks. */
    private int lacking(List<Integer> leaves, ParsedValues parsedValues) {
        int found = -1;
        for (int leaf : leaves) {
            boolean lacks = parameters.get(leaf).isRequired() && !parsedValues.isTyped(leaf);
            boolean before = found < 0
                    || (parameters.get(leaf).spec().isPositional()
                            && parameters.get(found).spec().isOption());
            found = lacks && before ? leaf : found;
        }
        return found;
    }
}
