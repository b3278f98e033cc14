package io.github.imbot4j.binding;

import io.github.imbot4j.binding.ArgumentSorter.Given;
import io.github.imbot4j.binding.ArgumentSorter.Sorted;
import io.github.imbot4j.binding.OptionTable.Place;
import io.github.imbot4j.binding.ParameterNode.GroupNode;
import io.github.imbot4j.binding.ParameterNode.ParsedValues;
import io.github.imbot4j.binding.ParameterNode.ValueNode;
import io.github.imbot4j.binding.ValueReader.UnreadWord;
import io.github.imbot4j.bot.CommandToken;
import io.github.imbot4j.command.ParseContext;
import io.github.imbot4j.reply.Outcome;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Range;

/**
 * The conversion of the assigned words of one text to values. It also divides the options of repeatable groups: an option that
 * is repeated begins the next occurrence, and in an exclusive group every option of another alternative does.
 */
final class ArgumentReader {

    private final List<Place> places;
    private final Grammar grammar;
    private final List<TypedParameter> parameters;
    private final Sorted sorted;
    private final ParseContext parseContext;
    private final ParseErrorExplainer parseErrorExplainer;
    private final GroupRules rules;

    ArgumentReader(
            OptionTable optionTable,
            Grammar grammar,
            Sorted sorted,
            ParseContext parseContext,
            ParseErrorExplainer parseErrorExplainer) {
        this.places = optionTable.places();
        this.grammar = grammar;
        this.parameters = grammar.leaves();
        this.sorted = sorted;
        this.parseContext = parseContext;
        this.parseErrorExplainer = parseErrorExplainer;
        this.rules = new GroupRules(grammar, optionTable, sorted, parseErrorExplainer);
    }

    /** What is said to the user instead of running the command; thrown across a few methods, so it needs no stack trace. */
    static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient Outcome answer;

        Refused(Outcome answer) {
            super("A text does not fit its command.", null, false, false);
            this.answer = answer;
        }

        Outcome answer() {
            return answer;
        }
    }

    /** Reads all of them: first what was typed, from left to right, then whether anything lacks or is too much. */
    ParsedValues read() throws Refused {
        ParsedValues all = new ParsedValues(parameters.size());
        for (Given given : sorted.options()) {
            takeOption(all, given);
        }
        int taken = 0;
        for (Place place : places) {
            taken = Math.max(taken, takeWords(all, place));
        }
        rules.checkUngrouped(all);
        if (taken < sorted.words().size()) {
            throw new Refused(parseErrorExplainer.surplus(
                    sorted.words().subList(taken, sorted.words().size())));
        }
        rules.checkGroups(all);
        fillIn(grammar.parts(), all);
        return all;
    }

    private void takeOption(ParsedValues all, Given given) throws Refused {
        int leaf = given.option().leaf();
        TypedParameter parameter = given.option().parameter();
        List<GroupNode> groups = grammar.repeated(leaf);
        if (groups.isEmpty() && all.isTyped(leaf) && !parameter.isMany()) {
            throw new Refused(parseErrorExplainer.twice(parameter, given.at()));
        }
        all.typed(leaf);
        ParsedValues time = all;
        for (GroupNode group : groups) {
            time = time(time, group, given);
            time.typed(leaf);
        }
        Object before = time.value(leaf);
        Object value = given.words().isEmpty() ? bare(parameter, before, given) : before;
        for (CommandToken word : given.words()) {
            value = read(parameter, value, word);
        }
        if (given.words().size() < given.option().least()) {
            throw new Refused(parseErrorExplainer.missing(leaf, Optional.empty()));
        }
        time.put(leaf, given.option().negated() && value instanceof Boolean yes ? Boolean.valueOf(!yes) : value);
    }

    /** The value of an option that was written without one. */
    private @Nullable Object bare(TypedParameter parameter, @Nullable Object before, Given given) throws Refused {
        OptionSpec option = (OptionSpec) parameter.spec();
        if (!option.fallbackValue().isEmpty()) {
            return read(parameter, before, given.at().as(option.fallbackValue()));
        }
        if (!parameter.isFlag()) {
            return before;
        }
        if (parameter.isMany()) {
            return read(parameter, before, given.at().as("true"));
        }
        String usual = option.defaultValue();
        return usual == null
                || !Boolean.TRUE.equals(read(parameter, null, given.at().as(usual)));
    }

    /** The time of a group that a word belongs to, a new one if it begins with that. */
    private ParsedValues time(ParsedValues around, GroupNode group, Given given) throws Refused {
        List<ParsedValues> times = around.times(group);
        if (!times.isEmpty()) {
            ParsedValues last = times.get(times.size() - 1);
            if (!begins(group, last, given.option().leaf())) {
                return last;
            }
            rules.checkWhole(group, last);
        }
        if (times.size() == group.rule().orElseThrow().most()) {
            throw new Refused(parseErrorExplainer.tooMany(group, given.at()));
        }
        ParsedValues time = new ParsedValues(parameters.size(), given.at());
        around.add(group, time);
        return time;
    }

    private boolean begins(GroupNode group, ParsedValues last, int leaf) {
        List<GroupNode> groups = grammar.repeated(leaf);
        boolean own = groups.get(groups.size() - 1).equals(group);
        if (own && last.isTyped(leaf) && !parameters.get(leaf).isMany()) {
            return true;
        }
        return group.isExclusive()
                && group.flat()
                        .filter(way -> way.leaves().anyMatch(one -> one == leaf))
                        .noneMatch(last::hasTyped);
    }

    /** Reads the words of a place, and gives how many words there are up to its end. */
    private int takeWords(ParsedValues all, Place place) throws Refused {
        int end = place.end(sorted.words().size());
        int count = end - place.from();
        if (count <= 0) {
            return 0;
        }
        TypedParameter parameter = place.parameter();
        Object value = null;
        for (int i = place.from(); i < end; i++) {
            value = read(parameter, value, sorted.words().get(i));
        }
        all.typed(place.leaf());
        all.put(place.leaf(), value);
        Range arity = parameter.spec().arity();
        int last = arity.max() == 0 ? 0 : (count - 1) % arity.max() + 1;
        if (last < arity.min()) {
            throw new Refused(parseErrorExplainer.missing(place.leaf(), Optional.empty()));
        }
        return end;
    }

    private @Nullable Object read(TypedParameter parameter, @Nullable Object before, CommandToken word) throws Refused {
        try {
            return parameter.values().read(before, word.text(), parseContext);
        } catch (UnreadWord unread) {
            throw new Refused(parseErrorExplainer.unfit(parameter, word, unread));
        }
    }

    private void fillIn(List<ParameterNode> parts, ParsedValues parsedValues) {
        for (ParameterNode parameterNode : parts) {
            if (parameterNode instanceof ValueNode leaf) {
                parsedValues.put(leaf.index(), value(parameters.get(leaf.index()), parsedValues, leaf.index()));
            } else if (parameterNode instanceof GroupNode bundle && bundle.isMany()) {
                parsedValues.times(bundle).forEach(time -> fillIn(bundle.parts(), time));
            } else if (parameterNode instanceof GroupNode bundle) {
                fillIn(bundle.parts(), parsedValues);
            }
        }
    }

    private @Nullable Object value(TypedParameter parameter, ParsedValues parsedValues, int leaf) {
        ValueReader values = parameter.values();
        Object value = values.value(parsedValues.isTyped(leaf) ? parsedValues.value(leaf) : usual(parameter));
        return value != null ? value : values.absent();
    }

    private @Nullable Object usual(TypedParameter parameter) {
        String usual = parameter.spec().defaultValue();
        try {
            return usual == null ? null : parameter.values().read(null, usual, parseContext);
        } catch (UnreadWord unread) {
            throw new IllegalStateException("The default value \"" + usual + "\" was fine at the start.", unread);
        }
    }
}
