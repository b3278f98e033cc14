package io.github.imbot4j.binding;

import io.github.imbot4j.command.CaretLine;
import io.github.imbot4j.command.Choice;
import io.github.imbot4j.command.Missing;
import io.github.imbot4j.command.WordType;
import io.github.imbot4j.command.Writing;
import io.github.imbot4j.language.Phrases;
import io.github.imbot4j.language.ShortText;
import io.github.imbot4j.reply.Action;
import io.github.imbot4j.reply.Asking;
import io.github.imbot4j.reply.BoundButton;
import io.github.imbot4j.reply.Button;
import io.github.imbot4j.reply.NewMessage;
import io.github.imbot4j.reply.Row;
import io.github.imbot4j.reply.Say;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Ask for an argument a command lacks: with a button for each value where these are few, and with the command so far to
 * be put into the text field in any case. Each button runs the whole command, so that nobody has to remember it.
 */
final class Question {

    private static final int IN_A_ROW = 4;
    private static final int LONGEST_BUTTON = 200;
    private static final int LONGEST_DESCRIPTION = 1_000;

    /** As a portal stores it: twenty choices and all they carry fit into a keyboard. */
    private static final int LONGEST_LINE = 1_500;

    private final Missing missing;
    private final TypedParameter parameter;
    private final String label;
    private final String usage;
    private final Writing writing;

    Question(String command, String source, TypedParameter parameter, ArgSpec spec, String usage, Writing writing) {
        String option = spec.isOption() ? ((OptionSpec) spec).longestName() : "";
        boolean several = parameter.isRest()
                || parameter.isMany()
                || parameter.wordType().map(WordType::longest).orElse(1) > 1;
        this.label = Usage.label(spec);
        this.missing = new Missing(command, source, option, label, several);
        this.parameter = parameter;
        this.usage = ShortText.cut(usage, MistakeReply.LONGEST_USAGE);
        this.writing = writing;
    }

    /**
     * Asks.
     *
     * @param why why it is needed, a sentence; may be empty
     * @param expected what the parameter is; may be empty
     */
    Asking ask(String why, String expected) {
        Phrases phrases = writing.phrases();
        List<Object> parts = new ArrayList<>(List.of((why + " " + sentence(phrases, expected)).strip()));
        String given = missing.given();
        String line = "/" + missing.command() + " ";
        if (!given.isBlank()) {
            parts.add("\n");
            parts.add(Say.code(CaretLine.of(line, given + " ", given.length() + 1, given.length() + 1)));
        }
        parts.add("\n" + phrases.say("mistake.usage", usage));
        NewMessage prompt = Say.text(parts.toArray());
        List<Choice> all = parameter.choices(writing);
        List<Choice> some = parameter.isPerson() ? People.choices(writing.author().stream()) : List.of();
        List<Row> rows = new ArrayList<>(rows(all.isEmpty() ? some : all));
        String begun = line + missing.begun();
        if (all.isEmpty() && begun.length() <= LONGEST_BUTTON) {
            rows.add(Say.row(Say.putButton(phrases.say("ask.go.on", begun.strip() + " …"), begun)));
        }
        return new Asking(missing.text(), prompt.keyboard(rows));
    }

    private String sentence(Phrases phrases, String expected) {
        String description = ShortText.cut(parameter.description(phrases.language()), LONGEST_DESCRIPTION);
        if (!description.isBlank()) {
            return phrases.say("ask.described", label, description);
        }
        return expected.isEmpty()
                ? phrases.say("ask.missing", label)
                : phrases.say("ask.missing.expected", label, expected);
    }

    private List<Row> rows(List<Choice> choices) {
        List<Row> rows = new ArrayList<>();
        List<Button> row = new ArrayList<>();
        for (Choice choice : choices) {
            String line = missing.with(choice.words());
            if (ShortText.stored(line) > LONGEST_LINE) {
                return List.of();
            }
            row.add(BoundButton.offer(MistakeReply.shortened(choice.label()), new Action.Run(missing.command(), line))
                    .inLine());
            if (row.size() == IN_A_ROW) {
                rows.add(Say.row(List.copyOf(row)));
                row.clear();
            }
        }
        if (!row.isEmpty()) {
            rows.add(Say.row(List.copyOf(row)));
        }
        return rows;
    }
}
