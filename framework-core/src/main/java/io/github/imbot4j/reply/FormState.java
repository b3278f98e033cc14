package io.github.imbot4j.reply;

import io.github.imbot4j.payload.RecordCodec;
import io.github.imbot4j.payload.RecordNames;
import io.github.imbot4j.payload.StoredName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The progress of a form: the state of the user's conversation while the form is filled in. Answers are stored as they
 * were written, with their time, because "tomorrow" depends on the day it was written; they are stored by name, so that
 * a form may change meanwhile.
 *
 * @param form the record's class
 * @param answers so far
 * @param asked the component that is asked for; empty when all are there and are to be confirmed
 * @param limit how long each answer is waited for; empty for {@link Next#PATIENCE}
 */
@StoredName("imbot4j.form")
public record FormState(String form, List<Answer> answers, String asked, Optional<Limit> limit) {

    /**
     * An answer to one component of a form.
     *
     * @param component which it is for
     * @param words as written; empty when it was skipped
     */
    public record Answer(String component, String words, Instant at) {}

    /**
     * The time limit for each answer.
     *
     * @param span counted from its question
     * @param due the name of the record that is handed to its {@code @OnTimer} handler then; empty to have a polite line said
     * @param record that record, as text
     */
    public record Limit(Duration span, String due, String record) {}

    public FormState {
        answers = List.copyOf(answers);
    }

    /** With nothing answered. */
    public static FormState of(Class<? extends Record> form) {
        return new FormState(RecordNames.of(form), List.of(), "", Optional.empty());
    }

    /** What was answered for a component. */
    public Optional<Answer> answer(String component) {
        return answers.stream()
                .filter(answer -> answer.component().equals(component))
                .findFirst();
    }

    /** With an answer, in place of an earlier one for the same component. */
    public FormState with(Answer answer) {
        Stream<Answer> others = without(answer.component()).answers.stream();
        return new FormState(form, Stream.concat(others, Stream.of(answer)).toList(), asked, limit);
    }

    /** Without the answer for a component. */
    public FormState without(String component) {
        return new FormState(
                form,
                answers.stream()
                        .filter(answer -> !answer.component().equals(component))
                        .toList(),
                asked,
                limit);
    }

    /** Asking for a component, or for nothing but a yes. */
    public FormState asking(String component) {
        return new FormState(form, answers, component, limit);
    }

    /** With nothing answered, asking for a component. */
    public FormState anew(String component) {
        return new FormState(form, List.of(), component, limit);
    }

    /** Waiting so long for each answer. */
    public FormState within(Duration span, Optional<Record> due) {
        String type = due.map(record -> RecordNames.of(record.getClass())).orElse("");
        return new FormState(
                form,
                answers,
                asked,
                Optional.of(new Limit(span, type, due.map(RecordCodec::write).orElse(""))));
    }

    /** What is wrong when a bot has no handler for it. */
    public IllegalStateException unhandled(String bot) {
        String name = form.substring(Math.max(form.lastIndexOf('.'), form.lastIndexOf('$')) + 1);
        return new IllegalStateException("Next.form(" + name + ".class): bot \"" + bot
                + "\" has no handler for it. Write a method with @OnForm that takes a " + name
                + ", or in code BotBuilder.onForm("
                + name + ".class, …).");
    }
}
