package io.github.imbot4j.binding;

import io.github.imbot4j.binding.CommandSyntax.Values;
import io.github.imbot4j.command.Choice;
import io.github.imbot4j.command.Reference;
import io.github.imbot4j.command.When;
import io.github.imbot4j.command.Writing;
import io.github.imbot4j.language.EnumLabel;
import io.github.imbot4j.language.Phrases;
import io.github.imbot4j.language.TextKeys;
import io.github.imbot4j.language.TimeLabel;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Ask for one component of a form, and read what is answered. Immutable.
 *
 * @param name the component's
 * @param question as its author wrote it; empty when they did not
 * @param label likewise, where all answers are shown
 * @param isOptional whether it may be skipped
 */
record FormField(
        String name, String question, String label, boolean isOptional, CommandSyntax syntax, TextKeys wording) {

    /** The question as the user reads it, without its buttons. */
    String question(Writing writing) {
        String language = writing.phrases().language();
        if (!question.isEmpty()) {
            return wording.in(language, question);
        }
        String expected = choices(writing).isEmpty()
                ? parameter().wordType().map(type -> type.expected(writing)).orElse("")
                : "";
        return expected.isEmpty()
                ? writing.phrases().say("form.ask", label(language))
                : writing.phrases().say("form.ask.expected", label(language), expected);
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

    List<Choice> choices(Writing writing) {
        return parameter().choices(writing);
    }

    CommandSyntax.Parsed read(String words, Writing writing) {
        return syntax.parse(words, writing);
    }

    /** What the record gets for an answer; empty when it cannot be read any more. */
    Optional<Object> value(String words, Writing writing) {
        if (words.isEmpty()) {
            return isOptional ? Optional.of(Optional.empty()) : Optional.empty();
        }
        Optional<Object> value = plain(words, writing);
        return isOptional ? value.map(Optional::of) : value;
    }

    /** An answer as it is shown to be confirmed. */
    Object shown(String words, Writing writing) {
        Phrases phrases = writing.phrases();
        if (words.isEmpty()) {
            return phrases.say("form.skipped");
        }
        Object value = plain(words, writing).orElse(words);
        if (value instanceof Reference reference) {
            return reference.said();
        }
        if (value instanceof When when) {
            return when.spoken();
        }
        if (TimeLabel.has(value)) {
            return TimeLabel.find(value, phrases.language()).orElse(words);
        }
        if (value instanceof Boolean yes) {
            return phrases.say(yes ? "yes" : "no");
        }
        if (value instanceof String text) {
            return text;
        }
        return value instanceof Enum<?> constant ? wording.label(phrases.language(), constant) : words;
    }

    private Optional<Object> plain(String words, Writing writing) {
        return read(words, writing) instanceof Values read
                ? Optional.ofNullable(read.values().get(0))
                : Optional.empty();
    }

    private TypedParameter parameter() {
        return syntax.parameters().get(0);
    }
}
