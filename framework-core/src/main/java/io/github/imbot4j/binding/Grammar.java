package io.github.imbot4j.binding;

import io.github.imbot4j.binding.Part.Bundle;
import io.github.imbot4j.binding.Part.Leaf;
import io.github.imbot4j.binding.Part.Rule;
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
 * Hold how the values of a command belong together.
 *
 * @param leaves what is read, in order
 * @param parts what the method gets, in the order of its parameters
 */
record Grammar(List<TypedParameter> leaves, List<Part> parts) {

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
        parts.forEach(part -> add(command, part, specs));
        return command;
    }

    private static void add(CommandSpec command, Part part, List<ArgSpec> specs) {
        if (part instanceof Leaf leaf) {
            ArgSpec spec = specs.get(leaf.index());
            if (spec instanceof OptionSpec option) {
                command.addOption(option);
            } else {
                command.addPositional((PositionalParamSpec) spec);
            }
        } else if (part instanceof Bundle bundle && bundle.rule().isPresent()) {
            command.addArgGroup(group(bundle, bundle.rule().get(), specs));
        } else if (part instanceof Bundle bundle) {
            bundle.parts().forEach(inner -> add(command, inner, specs));
        }
    }

    private static ArgGroupSpec group(Bundle bundle, Rule rule, List<ArgSpec> specs) {
        ArgGroupSpec.Builder builder =
                ArgGroupSpec.builder().exclusive(rule.exclusive()).multiplicity(times(rule));
        bundle.flat().forEach(part -> {
            if (part instanceof Leaf leaf) {
                builder.addArg(specs.get(leaf.index()));
            } else if (part instanceof Bundle inner) {
                builder.addSubgroup(group(inner, inner.rule().orElseThrow(), specs));
            }
        });
        return builder.build();
    }

    private static String times(Rule rule) {
        return rule.least() + ".." + (rule.most() == Integer.MAX_VALUE ? "*" : String.valueOf(rule.most()));
    }

    /** Some parts, those of mixins among them in place of these. */
    static Stream<Part> flat(Stream<Part> parts) {
        return parts.flatMap(
                part -> part instanceof Bundle inner && inner.rule().isEmpty() ? inner.flat() : Stream.of(part));
    }

    /** All groups, outer ones first. */
    List<Bundle> groups() {
        return parts.stream()
                .filter(Bundle.class::isInstance)
                .map(Bundle.class::cast)
                .flatMap(Bundle::groups)
                .toList();
    }

    /** The innermost group a value stands in. */
    Optional<Bundle> groupOf(int leaf) {
        return groups().stream()
                .filter(group -> group.leaves().anyMatch(index -> index == leaf))
                .reduce((outer, inner) -> inner);
    }

    /** The ways to satisfy an exclusive group, each with the values it takes. */
    List<List<Integer>> alternatives(Bundle exclusive) {
        return exclusive.flat().map(part -> part.leaves().toList()).toList();
    }

    /** How a command is to be written, such as {@code /remind <minutes> [<words>]… [--daily | --weekly]}. */
    String usage(String command, List<ArgSpec> specs) {
        return Stream.concat(Stream.of("/" + command), parts.stream().map(part -> shape(part, specs)))
                .collect(Collectors.joining(" "));
    }

    private static String shape(Part part, List<ArgSpec> specs) {
        if (part instanceof Leaf leaf) {
            return Usage.shape(specs.get(leaf.index()));
        }
        Bundle bundle = (Bundle) part;
        if (bundle.rule().isEmpty()) {
            return bundle.parts().stream().map(inner -> shape(inner, specs)).collect(Collectors.joining(" "));
        }
        Rule rule = bundle.rule().get();
        String inside = bundle.flat()
                .map(inner -> rule.exclusive() && inner instanceof Leaf leaf
                        ? Usage.bare(specs.get(leaf.index()))
                        : shape(inner, specs))
                .collect(Collectors.joining(rule.exclusive() ? " | " : " "));
        return (rule.required() ? "(" + inside + ")" : "[" + inside + "]") + (rule.repeats() ? "…" : "");
    }

    /** How a group is written, once. */
    static String once(Bundle group, List<ArgSpec> specs) {
        String shape = shape(group, specs);
        return "("
                + shape.substring(
                        1, shape.lastIndexOf(group.rule().orElseThrow().required() ? ')' : ']')) + ")";
    }
}
