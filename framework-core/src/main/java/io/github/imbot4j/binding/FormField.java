package io.github.imbot4j.binding;

import io.github.imbot4j.binding.CommandParser.Values;
import io.github.imbot4j.bot.Reference;
import io.github.imbot4j.bot.When;
import io.github.imbot4j.command.Choice;
import io.github.imbot4j.command.ParseContext;
import io.github.imbot4j.language.EnumLabel;
import io.github.imbot4j.language.MessageKeys;
import io.github.imbot4j.language.Messages;
import io.github.imbot4j.language.TimeLabel;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One component of a form: its question, and the parser of its answers. Immutable.
 *
 * @param name the component's
 * @param question as its author wrote it; empty when they did not
 * @param label likewise, where all answers are shown
 * @param isOptional whether it may be skipped
 */
record FormField(
        String name, String question, String label, boolean isOptional, CommandParser syntax, MessageKeys wording) {

    /** The question as the user reads it, without its buttons. */
    String question(ParseContext parseContext) {
        String language = parseContext.phrases().language();
        if (!question.isEmpty()) {
            return wording.in(language, question);
        }
        String expected = choices(parseContext).isEmpty()
                ? parameter()
                        .wordType()
                        .map(type -> type.expected(parseContext))
                        .orElse("")
                : "";
        return expected.isEmpty()
                ? parseContext.phrases().say("form.ask", label(language))
                : parseContext.phrases().say("form.ask.expected", label(language), expected);
    }

    /** Tells whether somebody is to be named. */
    boolean isPerson() {
        return parameter().isPerson();
    }

    /** Tells whether a day is to be chosen. */
    boolean isDay() {
        return parameter().elements().equals(List.of(LocalDate.class))
                && !parameter().hasConverter();
    }

    /** Tells whether any words are an answer to it. */
    boolean takesAnything() {
        return parameter().isRest();
    }

    String label(String language) {
        if (!label.isEmpty()) {
            return wording.in(language, label);
        }
        return EnumLabel.words(name);
    }

    List<Choice> choices(ParseContext parseContext) {
        return parameter().choices(parseContext);
    }

    CommandParser.Parsed read(String words, ParseContext parseContext) {
        return syntax.parse(words, parseContext);
    }

    /** What the record gets for an answer; empty when it cannot be read any more. */
    Optional<Object> value(String words, ParseContext parseContext) {
        if (words.isEmpty()) {
            return isOptional ? Optional.of(Optional.empty()) : Optional.empty();
        }
        Optional<Object> value = plain(words, parseContext);
        return isOptional ? value.map(Optional::of) : value;
    }

    /** An answer as it is shown to be confirmed. */
    Object shown(String words, ParseContext parseContext) {
        Messages messages = parseContext.phrases();
        if (words.isEmpty()) {
            return messages.say("form.skipped");
        }
        Object value = plain(words, parseContext).orElse(words);
        if (value instanceof Reference reference) {
            return reference.said();
        }
        if (value instanceof When when) {
            return when.spoken();
        }
        if (TimeLabel.has(value)) {
            return TimeLabel.find(value, messages.language()).orElse(words);
        }
        if (value instanceof Boolean yes) {
            return messages.say(yes ? "yes" : "no");
        }
        if (value instanceof String text) {
            return text;
        }
        return value instanceof Enum<?> constant ? wording.label(messages.language(), constant) : words;
    }

    private Optional<Object> plain(String words, ParseContext parseContext) {
        return read(words, parseContext) instanceof Values read
                ? Optional.ofNullable(read.values().get(0))
                : Optional.empty();
    }

    private TypedParameter parameter() {
        return syntax.parameters().get(0);
    }
}
