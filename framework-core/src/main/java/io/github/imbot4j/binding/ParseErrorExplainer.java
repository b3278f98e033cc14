package io.github.imbot4j.binding;

import io.github.imbot4j.annotation.Range;
import io.github.imbot4j.binding.ParameterNode.GroupNode;
import io.github.imbot4j.binding.ParameterNode.Rule;
import io.github.imbot4j.binding.ParseErrorReply.Spot;
import io.github.imbot4j.command.ArgumentType;
import io.github.imbot4j.command.CommandToken;
import io.github.imbot4j.command.ConversionFailure;
import io.github.imbot4j.command.ParseContext;
import io.github.imbot4j.language.ClosestMatch;
import io.github.imbot4j.language.Messages;
import io.github.imbot4j.language.ShortText;
import io.github.imbot4j.reply.InvalidInput;
import io.github.imbot4j.reply.Outcome;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The explanation of why picocli rejected a text. */
final class ParseErrorExplainer {

    private static final Map<Class<?>, String> EXPECTED = Map.of(
            UUID.class, "expected.uuid",
            URI.class, "expected.uri",
            char.class, "expected.character",
            Character.class, "expected.character");

    private final String command;
    private final String source;
    private final Grammar grammar;
    private final List<TypedParameter> parameters;
    private final List<ArgSpec> specs;
    private final ParseContext parseContext;

    /** About one text, and the parser's arguments that were to take it. */
    ParseErrorExplainer(
            String command, String source, Grammar grammar, List<ArgSpec> specs, ParseContext parseContext) {
        this.command = command;
        this.source = source;
        this.grammar = grammar;
        this.parameters = grammar.leaves();
        this.specs = specs;
        this.parseContext = parseContext;
    }

    InvalidInput tooLong() {
        return mistake().tooLong();
    }

    InvalidInput unknownOption(CommandToken option, Set<String> names) {
        int length = TokenPositions.nameLength(option.text());
        String name = option.text().substring(0, length).replaceFirst("^[—–―]", "--");
        Spot spot = new Spot(option.start(), Math.min(option.start() + length, option.end()));
        List<String> meant = ClosestMatch.to(name, names).stream().toList();
        return mistake().about(say("mistake.option", ParseErrorReply.shortened(name)), spot, meant);
    }

    /** What to say about an exception of the parser. */
    Outcome of(ParameterException misuse, List<CommandToken> line) {
        TokenPositions places = new TokenPositions(source, line);
        if (misuse instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            return missing(missing.getMissing(), places);
        }
        if (misuse instanceof UnmatchedArgumentException unmatched) {
            return surplus(unmatched.getUnmatched(), places);
        }
        if (misuse instanceof OverwrittenOptionException twice) {
            return twice(twice, places);
        }
        Optional<Outcome> repeated = repeated(places);
        if (repeated.isPresent() && misuse.getValue() == null) {
            return repeated.get();
        }
        ArgSpec argument = misuse.getArgSpec();
        String value = misuse.getValue();
        if (argument == null || value == null) {
            return exclusive(places);
        }
        return unfit(misuse, argument, value, places);
    }

    /** What is wrong with a group that may come several times. */
    private Optional<Outcome> repeated(TokenPositions places) {
        return grammar.groups().stream()
                .filter(GroupNode::isMany)
                .map(group -> new RepeatedGroup(group, parameters, named(group, places)))
                .flatMap(group -> wrong(group).stream())
                .findFirst();
    }

    private List<RepeatedGroup.Named> named(GroupNode group, TokenPositions places) {
        // What is in a group of several within it divides that one, and not this.
        List<Integer> leaves = group.leaves()
                .filter(leaf -> grammar.groups().stream()
                        .filter(one -> one.isMany() && one.leaves().anyMatch(inner -> inner.equals(leaf)))
                        .reduce((outer, inner) -> inner)
                        .filter(group::equals)
                        .isPresent())
                .toList();
        return places.line().stream()
                .flatMap(commandToken -> leaves.stream()
                        .filter(leaf -> places.names(specs.get(leaf)).anyMatch(one -> isSame(one, commandToken)))
                        .map(leaf -> new RepeatedGroup.Named(commandToken, leaf)))
                .toList();
    }

    private Optional<Outcome> wrong(RepeatedGroup group) {
        Rule rule = group.group().rule().orElseThrow();
        String shape = Grammar.once(group.group(), specs);
        if (group.broken().isPresent()) {
            RepeatedGroup.Time broken = group.broken().get();
            return Optional.of(mistake().about(together(broken), TokenPositions.of(broken.first()), List.of()));
        }
        if (group.surplus().isPresent()) {
            Spot spot = TokenPositions.of(group.surplus().get().first());
            return Optional.of(mistake().about(say("mistake.group.most", shape, rule.most()), spot, List.of()));
        }
        if (group.unfinished().isPresent()) {
            RepeatedGroup.Time last = group.unfinished().get();
            return Optional.of(asked(last.lacking().orElseThrow(), together(last)));
        }
        Spot end = new Spot(source.length(), source.length());
        return group.isTooFew()
                ? Optional.of(mistake().about(say("mistake.group.least", shape, rule.least()), end, List.of()))
                : Optional.empty();
    }

    private String together(RepeatedGroup.Time time) {
        return say("ask.together", label(time.leaf()), label(time.lacking().orElseThrow()));
    }

    private Outcome asked(int leaf, String why) {
        return new MissingArgumentPrompt(command, source, parameters.get(leaf), specs.get(leaf), usage(), parseContext)
                .ask(why, expected(parameters.get(leaf)));
    }

    private Outcome missing(List<ArgSpec> missing, TokenPositions places) {
        Optional<Outcome> repeated = repeated(places);
        if (repeated.isPresent()) {
            return repeated.get();
        }
        // picocli names all that a group needs, those that are there too.
        List<ArgSpec> absent = missing.stream()
                .filter(spec ->
                        indexOf(spec) < 0 || places.names(spec).findAny().isEmpty())
                .toList();
        ArgSpec first = absent.stream()
                .filter(ArgSpec::isPositional)
                .findFirst()
                .or(() -> absent.stream().findFirst())
                .orElse(missing.get(0));
        int index = indexOf(first);
        Optional<GroupNode> group = index < 0 ? Optional.empty() : grammar.groupOf(index);
        if (group.flatMap(GroupNode::rule).filter(Rule::exclusive).isPresent()) {
            return oneOf(group.get());
        }
        return index < 0 || command.isEmpty()
                ? mistake().about(say("ask.missing", UsageText.label(first)), places.end(), List.of())
                : asked(index, together(group, index, places));
    }

    /** Why it is needed at all. */
    private String together(Optional<GroupNode> group, int missing, TokenPositions places) {
        Optional<Integer> given = group.stream()
                .flatMap(GroupNode::leaves)
                .filter(index -> index != missing
                        && places.names(specs.get(index)).findAny().isPresent())
                .findFirst();
        return given.map(index -> say("ask.together", label(index), label(missing)))
                .orElse("");
    }

    /** A group of which one is needed, and none is there. */
    private Outcome oneOf(GroupNode group) {
        List<String> ways = grammar.alternatives(group).stream()
                .map(way -> way.stream().map(this::label).collect(Collectors.joining(" ")))
                .toList();
        List<String> begun = grammar.alternatives(group).stream()
                .map(way -> specs.get(way.get(0)))
                .map(spec -> spec instanceof OptionSpec option ? option.longestName() : "")
                .toList();
        return mistake().oneOf(say("ask.one.of", ShortText.list(ways, phrases())), ways, begun);
    }

    /** Most likely two of a group of which one at most may be there: picocli throws one thing or another then. */
    private Outcome exclusive(TokenPositions places) {
        for (GroupNode group : grammar.groups()) {
            List<CommandToken> found = grammar.alternatives(group).stream()
                    .flatMap(way -> way.stream()
                            .flatMap(index -> places.names(specs.get(index)))
                            .limit(1))
                    .toList();
            if (group.rule().filter(Rule::exclusive).isPresent() && !group.isMany() && found.size() > 1) {
                CommandToken one = found.get(0);
                CommandToken other = found.get(1);
                CommandToken later = one.start() > other.start() ? one : other;
                String what = say("mistake.exclusive", bare(one), bare(other));
                return mistake().about(what, TokenPositions.of(later), List.of());
            }
        }
        return mistake().about(say("mistake.unreadable"), places.all(), List.of());
    }

    private static String bare(CommandToken commandToken) {
        return ParseErrorReply.shortened(
                commandToken.text().substring(0, TokenPositions.nameLength(commandToken.text())));
    }

    private String label(int index) {
        return UsageText.label(specs.get(index));
    }

    /** What the type of a group says about values that do not go together. */
    Outcome conflict(TypeConversionException conflict) {
        return mistake().about(String.valueOf(conflict.getMessage()), new Spot(0, source.length()), List.of());
    }

    private int indexOf(ArgSpec wanted) {
        for (int i = 0; i < specs.size(); i++) {
            if (specs.get(i) == wanted) {
                return i;
            }
        }
        return -1;
    }

    private Outcome surplus(List<String> words, TokenPositions places) {
        return mistake()
                .about(
                        say("mistake.surplus", ParseErrorReply.shortened(String.join(" ", words))),
                        places.of(words),
                        List.of());
    }

    private Outcome twice(OverwrittenOptionException twice, TokenPositions places) {
        ArgSpec option = twice.getOverwritten();
        return mistake().about(say("mistake.twice", UsageText.label(option)), places.last(option), List.of());
    }

    private Outcome unfit(ParameterException misuse, ArgSpec argument, String value, TokenPositions places) {
        String label = UsageText.label(argument);
        Spot spot = places.of(value);
        int index = indexOf(argument);
        if (index < 0) {
            return mistake().about(mistake().unfit(value, label, ""), spot, List.of());
        }
        if (parameters.get(index).hasConverter()) {
            // The author wrote that sentence for the user; other exceptions are none of the user's business.
            String what = misuse.getCause() instanceof TypeConversionException said
                    ? say(
                            "mistake.unfit.said",
                            ParseErrorReply.shortened(value),
                            label,
                            String.valueOf(said.getMessage()))
                    : mistake().unfit(value, label, "");
            return mistake().about(what, spot, List.of());
        }
        ConversionFailure conversionFailure =
                misuse.getCause() instanceof ConversionFailure said ? said : ConversionFailure.nothing(value);
        return mistake().unfit(value, label, expected(parameters.get(index)), spot, conversionFailure);
    }

    private String expected(TypedParameter parameter) {
        Class<?> type = parameter.elements().get(parameter.elements().size() - 1);
        ArgumentType<?> words = parameter.wordTypes().get(type);
        if (words != null) {
            return words.expected(parseContext);
        }
        String key = EXPECTED.getOrDefault(type, "");
        return key.isEmpty() || parameter.hasConverter() ? "" : say(key);
    }

    /** The first value outside its range. */
    Optional<Outcome> outside(List<@Nullable Object> values, List<CommandToken> line) {
        for (int i = 0; i < values.size(); i++) {
            Optional<Range> range = parameters.get(i).range();
            int which = range.isPresent() ? NumberRange.outside(range.get(), values.get(i)) : -1;
            List<String> written = specs.get(i).originalStringValues();
            if (which >= 0 && which < written.size()) {
                String value = written.get(which);
                String label = UsageText.label(specs.get(i));
                String what = NumberRange.said(range.get(), phrases(), ParseErrorReply.shortened(value), label);
                return Optional.of(mistake()
                        .about(
                                what,
                                new TokenPositions(source, line).of(value),
                                List.of(NumberRange.nearest(
                                        range.get(),
                                        NumberRange.values(values.get(i)).get(which)))));
            }
        }
        return Optional.empty();
    }

    /** The first default outside its range. */
    Optional<String> misfit(List<@Nullable Object> values) {
        for (int i = 0; i < values.size(); i++) {
            Optional<Range> range = parameters.get(i).range();
            if (range.isPresent()
                    && specs.get(i).defaultValue() != null
                    && NumberRange.outside(range.get(), values.get(i)) >= 0) {
                String value = specs.get(i).defaultValue();
                return Optional.of(NumberRange.said(range.get(), phrases(), value, UsageText.label(specs.get(i))));
            }
        }
        return Optional.empty();
    }

    @SuppressWarnings("ReferenceEquality") // two words may be spelled alike
    private static boolean isSame(CommandToken one, CommandToken other) {
        return one == other;
    }

    private ParseErrorReply mistake() {
        return new ParseErrorReply(command, source, usage(), phrases());
    }

    private String usage() {
        return grammar.usage(command, specs);
    }

    private Messages phrases() {
        return parseContext.phrases();
    }

    private String say(String key, Object... arguments) {
        return phrases().say(key, arguments);
    }
}
