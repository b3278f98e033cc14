package io.github.imbot4j.binding;

import io.github.imbot4j.binding.ParameterNode.GroupNode;
import io.github.imbot4j.binding.ParameterNode.Rule;
import io.github.imbot4j.binding.ParameterNode.ValueNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The arguments of one command and how they belong together, created once at start-up. Immutable. */
final class Grammar {

    private final List<TypedParameter> leaves;
    private final List<ParameterNode> parts;
    private final List<List<GroupNode>> repeated;
    private final List<Integer> ungrouped;
    private final String shape;

    /**
     * Makes one.
     *
     * @param leaves what is read, in order
     * @param parts what the method gets, in the order of its parameters
     * @throws CommandLine.PicocliException when the definition is broken
     */
    Grammar(List<TypedParameter> leaves, List<ParameterNode> parts) {
        this.leaves = List.copyOf(leaves);
        this.parts = List.copyOf(parts);
        // "${sys:user.home}" is what it says.
        CommandSpec command = CommandSpec.create().interpolateVariables(false);
        parts.forEach(parameterNode -> add(command, parameterNode));
        // picocli looks for what contradicts itself.
        new CommandLine(command);
        this.repeated = IntStream.range(0, leaves.size())
                .mapToObj(leaf -> around(leaf).filter(GroupNode::isMany).toList())
                .toList();
        this.ungrouped = IntStream.range(0, leaves.size())
                .filter(leaf -> around(leaf).findAny().isEmpty())
                .boxed()
                .toList();
        this.shape =
                parts.stream().map(parameterNode -> " " + shape(parameterNode)).collect(Collectors.joining());
    }

    private void add(CommandSpec command, ParameterNode parameterNode) {
        if (parameterNode instanceof ValueNode leaf) {
            ArgSpec spec = leaves.get(leaf.index()).spec();
            if (spec instanceof OptionSpec option) {
                command.addOption(option);
            } else {
                command.addPositional((PositionalParamSpec) spec);
            }
        } else if (parameterNode instanceof GroupNode bundle && bundle.rule().isPresent()) {
            command.addArgGroup(group(bundle, bundle.rule().get()));
        } else if (parameterNode instanceof GroupNode bundle) {
            bundle.parts().forEach(inner -> add(command, inner));
        }
    }

    private ArgGroupSpec group(GroupNode groupNode, Rule rule) {
        ArgGroupSpec.Builder builder =
                ArgGroupSpec.builder().exclusive(rule.exclusive()).multiplicity(times(rule));
        groupNode.flat().forEach(parameterNode -> {
            if (parameterNode instanceof ValueNode leaf) {
                builder.addArg(leaves.get(leaf.index()).spec());
            } else if (parameterNode instanceof GroupNode inner) {
                builder.addSubgroup(group(inner, inner.rule().orElseThrow()));
            }
        });
        return builder.build();
    }

    private static String times(Rule rule) {
        return rule.least() + ".." + (rule.most() == Integer.MAX_VALUE ? "*" : String.valueOf(rule.most()));
    }

    List<TypedParameter> leaves() {
        return leaves;
    }

    List<ParameterNode> parts() {
        return parts;
    }

    /** Some parts, those of mixins among them in place of these. */
    static Stream<ParameterNode> flat(Stream<ParameterNode> parts) {
        return parts.flatMap(parameterNode ->
                parameterNode instanceof GroupNode inner && inner.rule().isEmpty()
                        ? inner.flat()
                        : Stream.of(parameterNode));
    }

    /** The groups a value stands in, outer ones first. */
    private Stream<GroupNode> around(int leaf) {
        return parts.stream()
                .filter(GroupNode.class::isInstance)
                .map(GroupNode.class::cast)
                .flatMap(GroupNode::groups)
                .filter(group -> group.leaves().anyMatch(index -> index == leaf));
    }

    /** The groups a value stands in that may come several times, outer ones first. */
    List<GroupNode> repeated(int leaf) {
        return repeated.get(leaf);
    }

    /** The values that stand in no group. */
    List<Integer> ungrouped() {
        return ungrouped;
    }

    /** How a command is to be written, such as {@code /remind <minutes> [<words>]… [--daily | --weekly]}. */
    String usage(String command) {
        return "/" + command + shape;
    }

    private String shape(ParameterNode parameterNode) {
        if (parameterNode instanceof ValueNode leaf) {
            return leaves.get(leaf.index()).shape();
        }
        GroupNode groupNode = (GroupNode) parameterNode;
        if (groupNode.rule().isEmpty()) {
            return groupNode.parts().stream().map(this::shape).collect(Collectors.joining(" "));
        }
        Rule rule = groupNode.rule().get();
        return (rule.required() ? "(" + inside(groupNode) + ")" : "[" + inside(groupNode) + "]")
                + (rule.repeats() ? "…" : "");
    }

    private String inside(GroupNode group) {
        boolean exclusive = group.rule().orElseThrow().exclusive();
        return group.flat()
                .map(inner -> exclusive && inner instanceof ValueNode leaf
                        ? leaves.get(leaf.index()).bareShape()
                        : shape(inner))
                .collect(Collectors.joining(exclusive ? " | " : " "));
    }

    /** How a group is written, once. */
    String once(GroupNode group) {
        return "(" + inside(group) + ")";
    }
}
