package io.github.imbot4j.binding;

import io.github.imbot4j.annotation.Range;
import io.github.imbot4j.binding.MistakeReply.Spot;
import io.github.imbot4j.binding.Part.Bundle;
import io.github.imbot4j.binding.Part.Rule;
import io.github.imbot4j.command.Token;
import io.github.imbot4j.command.Unfit;
import io.github.imbot4j.command.WordType;
import io.github.imbot4j.command.Writing;
import io.github.imbot4j.language.Nearest;
import io.github.imbot4j.language.Phrases;
import io.github.imbot4j.language.ShortText;
import io.github.imbot4j.reply.Misread;
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

/** Find out what is wrong with a text that picocli did not take, and say it. */
final class Explanation {

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
    private final Writing writing;

    /** About one text, and the parser's arguments that were to take it. */
    Explanation(String command, String source, Grammar grammar, List<ArgSpec> specs, Writing writing) {
        this.command = command;
        this.source = source;
        this.grammar = grammar;
        this.parameters = grammar.leaves();
        this.specs = specs;
        this.writing = writing;
    }

    Misread tooLong() {
        return mistake().tooLong();
    }

    Misread unknownOption(Token option, Set<String> names) {
        int length = WordPlaces.nameLength(option.text());
        String name = option.text().substring(0, length).replaceFirst("^[—–―]", "--");
        Spot spot = new Spot(option.start(), Math.min(option.start() + length, option.end()));
        List<String> meant = Nearest.to(name, names).stream().toList();
        return mistake().about(say("mistake.option", MistakeReply.shortened(name)), spot, meant);
    }

    /** What to say about an exception of the parser. */
    Outcome of(ParameterException misuse, List<Token> line) {
        WordPlaces places = new WordPlaces(source, line);
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
    private Optional<Outcome> repeated(WordPlaces places) {
        return grammar.groups().stream()
                .filter(Bundle::isMany)
                .map(group -> new RepeatedGroup(group, parameters, named(group, places)))
                .flatMap(group -> wrong(group).stream())
                .findFirst();
    }

    private List<RepeatedGroup.Named> named(Bundle group, WordPlaces places) {
        // What is in a group of several within it divides that one, and not this.
        List<Integer> leaves = group.leaves()
                .filter(leaf -> grammar.groups().stream()
                        .filter(one -> one.isMany() && one.leaves().anyMatch(inner -> inner.equals(leaf)))
                        .reduce((outer, inner) -> inner)
                        .filter(group::equals)
                        .isPresent())
                .toList();
        return places.line().stream()
                .flatMap(token -> leaves.stream()
                        .filter(leaf -> places.names(specs.get(leaf)).anyMatch(one -> isSame(one, token)))
                        .map(leaf -> new RepeatedGroup.Named(token, leaf)))
                .toList();
    }

    private Optional<Outcome> wrong(RepeatedGroup group) {
        Rule rule = group.group().rule().orElseThrow();
        String shape = Grammar.once(group.group(), specs);
        if (group.broken().isPresent()) {
            RepeatedGroup.Time broken = group.broken().get();
            return Optional.of(mistake().about(together(broken), WordPlaces.of(broken.first()), List.of()));
        }
        if (group.surplus().isPresent()) {
            Spot spot = WordPlaces.of(group.surplus().get().first());
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
        return new Question(command, source, parameters.get(leaf), specs.get(leaf), usage(), writing)
                .ask(why, expected(parameters.get(leaf)));
    }

    private Outcome missing(List<ArgSpec> missing, WordPlaces places) {
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
        Optional<Bundle> group = index < 0 ? Optional.empty() : grammar.groupOf(index);
        if (group.flatMap(Bundle::rule).filter(Rule::exclusive).isPresent()) {
            return oneOf(group.get());
        }
        return index < 0 || command.isEmpty()
                ? mistake().about(say("ask.missing", Usage.label(first)), places.end(), List.of())
                : asked(index, together(group, index, places));
    }

    /** Why it is needed at all. */
    private String together(Optional<Bundle> group, int missing, WordPlaces places) {
        Optional<Integer> given = group.stream()
                .flatMap(Bundle::leaves)
                .filter(index -> index != missing
                        && places.names(specs.get(index)).findAny().isPresent())
                .findFirst();
        return given.map(index -> say("ask.together", label(index), label(missing)))
                .orElse("");
    }

    /** A group of which one is needed, and none is there. */
    private Outcome oneOf(Bundle group) {
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
    private Outcome exclusive(WordPlaces places) {
        for (Bundle group : grammar.groups()) {
            List<Token> found = grammar.alternatives(group).stream()
                    .flatMap(way -> way.stream()
                            .flatMap(index -> places.names(specs.get(index)))
                            .limit(1))
                    .toList();
            if (group.rule().filter(Rule::exclusive).isPresent() && !group.isMany() && found.size() > 1) {
                Token one = found.get(0);
                Token other = found.get(1);
                Token later = one.start() > other.start() ? one : other;
                String what = say("mistake.exclusive", bare(one), bare(other));
                return mistake().about(what, WordPlaces.of(later), List.of());
            }
        }
        return mistake().about(say("mistake.unreadable"), places.all(), List.of());
    }

    private static String bare(Token token) {
        return MistakeReply.shortened(token.text().substring(0, WordPlaces.nameLength(token.text())));
    }

    private String label(int index) {
        return Usage.label(specs.get(index));
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

    private Outcome surplus(List<String> words, WordPlaces places) {
        return mistake()
                .about(
                        say("mistake.surplus", MistakeReply.shortened(String.join(" ", words))),
                        places.of(words),
                        List.of());
    }

    private Outcome twice(OverwrittenOptionException twice, WordPlaces places) {
        ArgSpec option = twice.getOverwritten();
        return mistake().about(say("mistake.twice", Usage.label(option)), places.last(option), List.of());
    }

    private Outcome unfit(ParameterException misuse, ArgSpec argument, String value, WordPlaces places) {
        String label = Usage.label(argument);
        Spot spot = places.of(value);
        int index = indexOf(argument);
        if (index < 0) {
            return mistake().about(mistake().unfit(value, label, ""), spot, List.of());
        }
        if (parameters.get(index).hasConverter()) {
            // The author wrote that sentence for the user; other exceptions are none of the user's business.
            String what = misuse.getCause() instanceof TypeConversionException said
                    ? say("mistake.unfit.said", MistakeReply.shortened(value), label, String.valueOf(said.getMessage()))
                    : mistake().unfit(value, label, "");
            return mistake().about(what, spot, List.of());
        }
        Unfit unfit = misuse.getCause() instanceof Unfit said ? said : Unfit.nothing(value);
        return mistake().unfit(value, label, expected(parameters.get(index)), spot, unfit);
    }

    private String expected(TypedParameter parameter) {
        Class<?> type = parameter.elements().get(parameter.elements().size() - 1);
        WordType<?> words = parameter.wordTypes().get(type);
        if (words != null) {
            return words.expected(writing);
        }
        String key = EXPECTED.getOrDefault(type, "");
        return key.isEmpty() || parameter.hasConverter() ? "" : say(key);
    }

    /** The first value outside its range. */
    Optional<Outcome> outside(List<@Nullable Object> values, List<Token> line) {
        for (int i = 0; i < values.size(); i++) {
            Optional<Range> range = parameters.get(i).range();
            int which = range.isPresent() ? NumberRange.outside(range.get(), values.get(i)) : -1;
            List<String> written = specs.get(i).originalStringValues();
            if (which >= 0 && which < written.size()) {
                String value = written.get(which);
                String label = Usage.label(specs.get(i));
                String what = NumberRange.said(range.get(), phrases(), MistakeReply.shortened(value), label);
                return Optional.of(mistake()
                        .about(
                                what,
                                new WordPlaces(source, line).of(value),
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
                return Optional.of(NumberRange.said(range.get(), phrases(), value, Usage.label(specs.get(i))));
            }
        }
        return Optional.empty();
    }

    @SuppressWarnings("ReferenceEquality") // two words may be spelled alike
    private static boolean isSame(Token one, Token other) {
        return one == other;
    }

    private MistakeReply mistake() {
        return new MistakeReply(command, source, usage(), phrases());
    }

    private String usage() {
        return grammar.usage(command, specs);
    }

    private Phrases phrases() {
        return writing.phrases();
    }

    private String say(String key, Object... arguments) {
        return phrases().say(key, arguments);
    }
}
