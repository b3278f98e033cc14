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
import io.github.imbot4j.reply.Misread;
import io.github.imbot4j.reply.Outcome;
import java.math.BigInteger;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    private static final Set<Class<?>> WHOLE = Set.of(
            byte.class,
            Byte.class,
            short.class,
            Short.class,
            int.class,
            Integer.class,
            long.class,
            Long.class,
            BigInteger.class);

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
        int length = nameLength(option.text());
        String name = option.text().substring(0, length).replaceFirst("^[—–―]", "--");
        Spot spot = new Spot(option.start(), Math.min(option.start() + length, option.end()));
        List<String> meant = Nearest.to(name, names).stream().toList();
        return mistake().about(say("mistake.option", MistakeReply.shortened(name)), spot, meant);
    }

    private static int nameLength(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '=' || text.charAt(i) == ':') {
                return i;
            }
        }
        return text.length();
    }

    /** What to say about an exception of the parser. */
    Outcome of(ParameterException misuse, List<Token> line) {
        if (misuse instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            return missing(missing.getMissing(), line);
        }
        if (misuse instanceof UnmatchedArgumentException unmatched) {
            return surplus(unmatched.getUnmatched(), line);
        }
        if (misuse instanceof OverwrittenOptionException twice) {
            return twice(twice, line);
        }
        Optional<Outcome> repeated = repeated(line);
        if (repeated.isPresent() && misuse.getValue() == null) {
            return repeated.get();
        }
        ArgSpec argument = misuse.getArgSpec();
        String value = misuse.getValue();
        if (argument == null || value == null) {
            return exclusive(line);
        }
        return unfit(misuse, argument, value, line);
    }

    /** What is wrong with a group that may come several times. */
    private Optional<Outcome> repeated(List<Token> line) {
        return grammar.groups().stream()
                .filter(Bundle::isMany)
                .map(group -> new RepeatedGroup(group, parameters, named(group, line)))
                .flatMap(group -> wrong(group).stream())
                .findFirst();
    }

    private List<RepeatedGroup.Named> named(Bundle group, List<Token> line) {
        // What is in a group of several within it divides that one, and not this.
        List<Integer> leaves = group.leaves()
                .filter(leaf -> grammar.groups().stream()
                        .filter(one -> one.isMany() && one.leaves().anyMatch(inner -> inner.equals(leaf)))
                        .reduce((outer, inner) -> inner)
                        .filter(group::equals)
                        .isPresent())
                .toList();
        return line.stream()
                .flatMap(token -> leaves.stream()
                        .filter(leaf -> tokens(leaf, line).anyMatch(one -> isSame(one, token)))
                        .map(leaf -> new RepeatedGroup.Named(token, leaf)))
                .toList();
    }

    private Optional<Outcome> wrong(RepeatedGroup group) {
        Rule rule = group.group().rule().orElseThrow();
        String shape = Grammar.once(group.group(), specs);
        if (group.broken().isPresent()) {
            RepeatedGroup.Time broken = group.broken().get();
            return Optional.of(mistake().about(together(broken), spot(broken.first()), List.of()));
        }
        if (group.surplus().isPresent()) {
            Spot spot = spot(group.surplus().get().first());
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

    private Outcome missing(List<ArgSpec> missing, List<Token> line) {
        Optional<Outcome> repeated = repeated(line);
        if (repeated.isPresent()) {
            return repeated.get();
        }
        // picocli names all that a group needs, those that are there too.
        List<ArgSpec> absent = missing.stream()
                .filter(spec -> indexOf(spec) < 0
                        || tokens(indexOf(spec), line).findAny().isEmpty())
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
                ? mistake()
                        .about(
                                say("ask.missing", Usage.label(first)),
                                new Spot(source.length(), source.length()),
                                List.of())
                : asked(index, together(group, index, line));
    }

    /** Why it is needed at all. */
    private String together(Optional<Bundle> group, int missing, List<Token> line) {
        Optional<Integer> given = group.stream()
                .flatMap(Bundle::leaves)
                .filter(index ->
                        index != missing && tokens(index, line).findAny().isPresent())
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
        return mistake().oneOf(say("ask.one.of", String.join(", ", ways)), ways, begun);
    }

    /** Most likely two of a group of which one at most may be there: picocli throws one thing or another then. */
    private Outcome exclusive(List<Token> line) {
        for (Bundle group : grammar.groups()) {
            List<Token> found = grammar.alternatives(group).stream()
                    .flatMap(way ->
                            way.stream().flatMap(index -> tokens(index, line)).limit(1))
                    .toList();
            if (group.rule().filter(Rule::exclusive).isPresent() && !group.isMany() && found.size() > 1) {
                Token one = found.get(0);
                Token other = found.get(1);
                Token later = one.start() > other.start() ? one : other;
                String what = say("mistake.exclusive", bare(one), bare(other));
                return mistake().about(what, spot(later), List.of());
            }
        }
        return mistake().about(say("mistake.unreadable"), new Spot(0, source.length()), List.of());
    }

    private static String bare(Token token) {
        return MistakeReply.shortened(token.text().substring(0, nameLength(token.text())));
    }

    /** The words that are an option's name. */
    private Stream<Token> tokens(int index, List<Token> line) {
        List<String> names = specs.get(index) instanceof OptionSpec option ? List.of(option.names()) : List.of();
        return line.stream()
                .takeWhile(token -> !token.text().equals("--"))
                .filter(token -> names.contains(token.text().substring(0, nameLength(token.text()))));
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

    private Outcome surplus(List<String> words, List<Token> line) {
        List<Token> found = line.stream()
                .filter(token -> words.stream().anyMatch(word -> isSame(word, token.text())))
                .toList();
        Spot spot = found.isEmpty()
                ? new Spot(0, source.length())
                : new Spot(
                        found.stream().mapToInt(Token::start).min().orElse(0),
                        found.stream().mapToInt(Token::end).max().orElse(source.length()));
        return mistake()
                .about(say("mistake.surplus", MistakeReply.shortened(String.join(" ", words))), spot, List.of());
    }

    private Outcome twice(OverwrittenOptionException twice, List<Token> line) {
        ArgSpec option = twice.getOverwritten();
        List<Token> all = line.stream()
                .filter(token -> option instanceof OptionSpec named
                        && List.of(named.names()).contains(token.text()))
                .toList();
        Spot spot = all.isEmpty() ? new Spot(0, source.length()) : spot(all.get(all.size() - 1));
        return mistake().about(say("mistake.twice", Usage.label(option)), spot, List.of());
    }

    private Outcome unfit(ParameterException misuse, ArgSpec argument, String value, List<Token> line) {
        String label = Usage.label(argument);
        Spot spot = find(value, line);
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
        String key = WHOLE.contains(type) ? "expected.whole" : EXPECTED.getOrDefault(type, "");
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
                return Optional.of(
                        mistake().about(what, find(value, line), List.of(NumberRange.nearest(range.get(), value))));
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

    /** The parser hands words back as they are, so the very same object tells where a word stood. */
    private Spot find(String value, List<Token> line) {
        return line.stream()
                .filter(token -> isSame(token.text(), value))
                .findFirst()
                .or(() -> line.stream()
                        .filter(token -> token.text().equals(value))
                        .findFirst())
                .or(() -> line.stream()
                        .filter(token -> token.text().contains(value))
                        .findFirst())
                .map(Explanation::spot)
                .orElseGet(() -> new Spot(source.length(), source.length()));
    }

    @SuppressWarnings("ReferenceEquality") // two words may be spelled alike
    private static boolean isSame(Token one, Token other) {
        return one == other;
    }

    @SuppressWarnings("ReferenceEquality") // two words may be spelled alike
    private static boolean isSame(String one, String other) {
        return one == other;
    }

    private static Spot spot(Token token) {
        return new Spot(token.start(), token.end());
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
