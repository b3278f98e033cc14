package io.github.imbot4j.binding;

import io.github.imbot4j.annotation.Range;
import io.github.imbot4j.binding.ParameterNode.GroupNode;
import io.github.imbot4j.binding.ParseErrorReply.Spot;
import io.github.imbot4j.binding.ValueReader.UnreadWord;
import io.github.imbot4j.bot.CommandToken;
import io.github.imbot4j.command.ArgumentType;
import io.github.imbot4j.command.ConversionFailure;
import io.github.imbot4j.command.ParseContext;
import io.github.imbot4j.language.ClosestMatch;
import io.github.imbot4j.language.Messages;
import io.github.imbot4j.language.ShortText;
import io.github.imbot4j.reply.InvalidInput;
import io.github.imbot4j.reply.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/** The explanation of why a text does not fit its command, with the position of the mistake. */
final class ParseErrorExplainer {

    private final String command;
    private final String source;
    private final Grammar grammar;
    private final List<TypedParameter> parameters;
    private final ParseContext parseContext;

    /**
     * Makes one of a text.
     *
     * @param command empty for an answer in a conversation
     * @param source what was typed after the command
     */
    ParseErrorExplainer(String command, String source, Grammar grammar, ParseContext parseContext) {
        this.command = command;
        this.source = source;
        this.grammar = grammar;
        this.parameters = grammar.leaves();
        this.parseContext = parseContext;
    }

    InvalidInput tooLong() {
        return mistake().tooLong();
    }

    InvalidInput unknownOption(CommandToken option, Set<String> names) {
        String name = OptionWord.name(option.text());
        int end = option.start() + OptionWord.nameLength(option.text());
        List<String> meant = ClosestMatch.to(name, names).stream().toList();
        Spot spot = new Spot(option.start(), Math.min(end, option.end()));
        return mistake().about(say("mistake.option", ParseErrorReply.shortened(name)), spot, meant);
    }

    /** Words that no argument takes. */
    InvalidInput surplus(List<CommandToken> words) {
        String all = words.stream().map(CommandToken::text).collect(Collectors.joining(" "));
        Spot spot = new Spot(words.get(0).start(), words.get(words.size() - 1).end());
        return mistake().about(say("mistake.surplus", ParseErrorReply.shortened(all)), spot, List.of());
    }

    /** An option that is there once more. */
    InvalidInput twice(TypedParameter option, CommandToken again) {
        return mistake().about(say("mistake.twice", option.label()), spot(again), List.of());
    }

    /**
     * An argument that is needed: asks for it, or in a conversation says so.
     *
     * @param given what it is needed beside, if that is why
     */
    Outcome missing(int leaf, Optional<Integer> given) {
        TypedParameter parameter = parameters.get(leaf);
        if (command.isEmpty()) {
            return mistake().about(say("ask.missing", parameter.label()), end(), List.of());
        }
        String why = given.map(one -> together(one, leaf)).orElse("");
        return new MissingArgumentPrompt(command, source, parameter, usage(), parseContext)
                .ask(why, expected(parameter, parameter.elements().size() - 1));
    }

    /**
     * A group that came again before it was whole.
     *
     * @param first the word with which it came
     */
    InvalidInput broken(int given, int lacking, CommandToken first) {
        return mistake().about(together(given, lacking), spot(first), List.of());
    }

    /** A group that came once too often. */
    InvalidInput tooMany(GroupNode group, CommandToken first) {
        int most = group.rule().orElseThrow().most();
        return mistake().about(say("mistake.group.most", grammar.once(group), most), spot(first), List.of());
    }

    /** A group that came, and not often enough. */
    InvalidInput tooFew(GroupNode group) {
        int least = group.rule().orElseThrow().least();
        return mistake().about(say("mistake.group.least", grammar.once(group), least), end(), List.of());
    }

    private String together(int given, int lacking) {
        return say("ask.together", label(given), label(lacking));
    }

    /** A group of which one is needed, and none is there. */
    InvalidInput oneOf(GroupNode group) {
        List<List<Integer>> ways =
                group.flat().map(way -> way.leaves().toList()).toList();
        List<String> shown = ways.stream()
                .map(way -> way.stream().map(this::label).collect(Collectors.joining(" ")))
                .toList();
        List<String> begun = ways.stream()
                .map(way -> parameters.get(way.get(0)).spec())
                .map(spec -> spec instanceof OptionSpec option ? option.longestName() : "")
                .toList();
        return mistake().oneOf(say("ask.one.of", ShortText.list(shown, phrases())), shown, begun);
    }

    /** Two of a group of which one at most may be there. */
    InvalidInput exclusive(CommandToken one, CommandToken other) {
        String what = say(
                "mistake.exclusive", ParseErrorReply.shortened(one.text()), ParseErrorReply.shortened(other.text()));
        return mistake().about(what, spot(one.start() > other.start() ? one : other), List.of());
    }

    /** What the type of a group says about values that do not go together. */
    InvalidInput conflict(TypeConversionException conflict) {
        return mistake().about(String.valueOf(conflict.getMessage()), new Spot(0, source.length()), List.of());
    }

    /** A word, or a part of one, that is no value of its argument. */
    InvalidInput unfit(TypedParameter parameter, CommandToken word, UnreadWord unread) {
        Spot spot = spot(word, unread);
        String label = parameter.label();
        String shown = ParseErrorReply.shortened(unread.word());
        if (unread.outside().isPresent()) {
            Range range = parameter.range().orElseThrow();
            String what = NumberRange.said(range, phrases(), shown, label);
            return mistake()
                    .about(
                            what,
                            spot,
                            List.of(NumberRange.nearest(range, unread.outside().get())));
        }
        if (unread.said().isPresent()) {
            String what = say("mistake.unfit.said", shown, label, unread.said().get());
            return mistake().about(what, spot, List.of());
        }
        ConversionFailure conversionFailure = parameter
                .wordType(unread.element())
                .map(type -> type.unfit(unread.word(), parseContext))
                .orElseGet(() -> new ConversionFailure(List.of(), false));
        return mistake().unfit(unread.word(), label, expected(parameter, unread.element()), spot, conversionFailure);
    }

    private String expected(TypedParameter parameter, int element) {
        Optional<ArgumentType<?>> type = parameter.wordType(element);
        return type.isEmpty() ? "" : type.get().expected(parseContext);
    }

    /** A part can be shown where the word stands in the text as it was read, without quotes and what nobody sees. */
    private static Spot spot(CommandToken word, UnreadWord unread) {
        boolean plain = word.end() - word.start() == word.text().length()
                && word.text().startsWith(unread.word(), unread.from())
                && !unread.word().isEmpty();
        int start = word.start() + unread.from();
        return plain ? new Spot(start, start + unread.word().length()) : spot(word);
    }

    private static Spot spot(CommandToken word) {
        return new Spot(word.start(), word.end());
    }

    private Spot end() {
        return new Spot(source.length(), source.length());
    }

    private String label(int leaf) {
        return parameters.get(leaf).label();
    }

    private ParseErrorReply mistake() {
        return new ParseErrorReply(command, source, usage(), phrases());
    }

    private String usage() {
        return grammar.usage(command);
    }

    private Messages phrases() {
        return parseContext.phrases();
    }

    private String say(String key, Object... arguments) {
        return phrases().say(key, arguments);
    }
}
