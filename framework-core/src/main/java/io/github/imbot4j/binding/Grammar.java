package io.github.imbot4j.binding;

import io.github.imbot4j.binding.ParameterNode.GroupNode;
import io.github.imbot4j.binding.ParameterNode.Rule;
import io.github.imbot4j.binding.ParameterNode.ValueNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The structure of the values of a command.
 *
 * @param leaves what is read, in order
 * @param parts what the method gets, in the order of its parameters
 */
record Grammar(List<TypedParameter> leaves, List<ParameterNode> parts) {

    Grammar {
        leaves = List.copyOf(leaves);
        parts = List.copyOf(parts);
    }

    /** picocli's arguments of one parse, one a leaf. */
    List<ArgSpec> fresh() {
        return leaves.stream().map(TypedParameter::fresh).toList();
    }

    /** picocli's command over the arguments of one parse. */
    CommandSpec command(List<ArgSpec> specs) {
        CommandSpec command = CommandSpec.create();
        parts.forEach(parameterNode -> add(command, parameterNode, specs));
        return command;
    }

    private static void add(CommandSpec command, ParameterNode parameterNode, List<ArgSpec> specs) {
        if (parameterNode instanceof ValueNode leaf) {
            ArgSpec spec = specs.get(leaf.index());
            if (spec instanceof OptionSpec option) {
                command.addOption(option);
            } else {
                command.addPositional((PositionalParamSpec) spec);
            }
        } else if (parameterNode instanceof GroupNode bundle && bundle.rule().isPresent()) {
            command.addArgGroup(group(bundle, bundle.rule().get(), specs));
        } else if (parameterNode instanceof GroupNode bundle) {
            bundle.parts().forEach(inner -> add(command, inner, specs));
        }
    }

    private static ArgGroupSpec group(GroupNode groupNode, Rule rule, List<ArgSpec> specs) {
        ArgGroupSpec.Builder builder =
                ArgGroupSpec.builder().exclusive(rule.exclusive()).multiplicity(times(rule));
        groupNode.flat().forEach(parameterNode -> {
            if (parameterNode instanceof ValueNode leaf) {
                builder.addArg(specs.get(leaf.index()));
            } else if (parameterNode instanceof GroupNode inner) {
                builder.addSubgroup(group(inner, inner.rule().orElseThrow(), specs));
            }
        });
        return builder.build();
    }

    private static String times(Rule rule) {
        return rule.least() + ".." + (rule.most() == Integer.MAX_VALUE ? "*" : String.valueOf(rule.most()));
    }

    /** Some parts, those of mixins among them in place of these. */
    static Stream<ParameterNode> flat(Stream<ParameterNode> parts) {
        return parts.flatMap(parameterNode ->
                parameterNode instanceof GroupNode inner && inner.rule().isEmpty()
                        ? inner.flat()
                        : Stream.of(parameterNode));
    }

    /** All groups, outer ones first. */
    List<GroupNode> groups() {
        return parts.stream()
                .filter(GroupNode.class::isInstance)
                .map(GroupNode.class::cast)
                .flatMap(GroupNode::groups)
                .toList();
    }

    /** The innermost group a value stands in. */
    Optional<GroupNode> groupOf(int leaf) {
        return groups().stream()
                .filter(group -> group.leaves().anyMatch(index -> index == leaf))
                .reduce((outer, inner) -> inner);
    }

    /** The ways to satisfy an exclusive group, each with the values it takes. */
    List<List<Integer>> alternatives(GroupNode exclusive) {
        return exclusive
                .flat()
                .map(parameterNode -> parameterNode.leaves().toList())
                .toList();
    }

    /** How a command is to be written, such as {@code /remind <minutes> [<words>]… [--daily | --weekly]}. */
    String usage(String command, List<ArgSpec> specs) {
        return Stream.concat(Stream.of("/" + command), parts.stream().map(parameterNode -> shape(parameterNode, specs)))
                .collect(Collectors.joining(" "));
    }

    private static String shape(ParameterNode parameterNode, List<ArgSpec> specs) {
        if (parameterNode instanceof ValueNode leaf) {
            return UsageText.shape(specs.get(leaf.index()));
        }
        GroupNode groupNode = (GroupNode) parameterNode;
        if (groupNode.rule().isEmpty()) {
            return groupNode.parts().stream().map(inner -> shape(inner, specs)).collect(Collectors.joining(" "));
        }
        Rule rule = groupNode.rule().get();
        String inside = groupNode
                .flat()
                .map(inner -> rule.exclusive() && inner instanceof ValueNode leaf
                        ? UsageText.bare(specs.get(leaf.index()))
                        : shape(inner, specs))
                .collect(Collectors.joining(rule.exclusive() ? " | " : " "));
        return (rule.required() ? "(" + inside + ")" : "[" + inside + "]") + (rule.repeats() ? "…" : "");
    }

    /** How a group is written, once. */
    static String once(GroupNode group, List<ArgSpec> specs) {
        String shape = shape(group, specs);
        return "("
                + shape.substring(
                        1, shape.lastIndexOf(group.rule().orElseThrow().required() ? ')' : ']')) + ")";
    }
}
