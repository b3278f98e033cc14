package io.github.imbot4j.binding;

import io.github.imbot4j.command.ArgumentType;
import io.github.imbot4j.command.CaretDiagram;
import io.github.imbot4j.command.Choice;
import io.github.imbot4j.command.ParseContext;
import io.github.imbot4j.command.PendingCommand;
import io.github.imbot4j.language.Messages;
import io.github.imbot4j.language.ShortText;
import io.github.imbot4j.reply.Action;
import io.github.imbot4j.reply.BoundButton;
import io.github.imbot4j.reply.Button;
import io.github.imbot4j.reply.InputRequired;
import io.github.imbot4j.reply.NewMessage;
import io.github.imbot4j.reply.Replies;
import io.github.imbot4j.reply.Row;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The prompt for a missing argument of a command: with a button for each value if there are few, and always with the
 * command so far to insert into the text field. Each button runs the whole command, so no state has to be kept.
 */
final class MissingArgumentPrompt {

    private static final int IN_A_ROW = 4;
    private static final int LONGEST_BUTTON = 200;
    private static final int LONGEST_DESCRIPTION = 1_000;

    /** As a portal stores it: twenty choices and all they carry fit into a keyboard. */
    private static final int LONGEST_LINE = 1_500;

    private final PendingCommand pendingCommand;
    private final TypedParameter parameter;
    private final String label;
    private final String usage;
    private final ParseContext parseContext;

    MissingArgumentPrompt(
            String command, String source, TypedParameter parameter, String usage, ParseContext parseContext) {
        String option = parameter.spec() instanceof OptionSpec named ? named.longestName() : "";
        boolean several = parameter.isRest()
                || parameter.isMany()
                || parameter.wordType().map(ArgumentType::longest).orElse(1) > 1;
        this.label = parameter.label();
        this.pendingCommand = new PendingCommand(command, source, option, label, several);
        this.parameter = parameter;
        this.usage = ShortText.cut(usage, ParseErrorReply.LONGEST_USAGE);
        this.parseContext = parseContext;
    }

    /**
     * Asks.
     *
     * @param why why it is needed, a sentence; may be empty
     * @param expected what the parameter is; may be empty
     */
    InputRequired ask(String why, String expected) {
        Messages messages = parseContext.phrases();
        List<Object> parts = new ArrayList<>(List.of((why + " " + sentence(messages, expected)).strip()));
        String given = pendingCommand.given();
        String line = "/" + pendingCommand.command() + " ";
        if (!given.isBlank()) {
            parts.add("\n");
            parts.add(Replies.code(CaretDiagram.of(line, given + " ", given.length() + 1, given.length() + 1)));
        }
        parts.add("\n" + messages.say("mistake.usage", usage));
        NewMessage prompt = Replies.text(parts.toArray());
        List<Choice> all = parameter.choices(parseContext);
        List<Choice> some = parameter.isPerson() ? UserSuggestions.choices(parseContext.author().stream()) : List.of();
        List<Row> rows = new ArrayList<>(rows(all.isEmpty() ? some : all));
        String begun = line + pendingCommand.begun();
        if (all.isEmpty() && begun.length() <= LONGEST_BUTTON) {
            rows.add(Replies.row(Replies.putButton(messages.say("ask.go.on", begun.strip() + " …"), begun)));
        }
        return new InputRequired(pendingCommand.text(), prompt.keyboard(rows));
    }

    private String sentence(Messages messages, String expected) {
        String description = ShortText.cut(parameter.description(messages.language()), LONGEST_DESCRIPTION);
        if (!description.isBlank()) {
            return messages.say("ask.described", label, description);
        }
        return expected.isEmpty()
                ? messages.say("ask.missing", label)
                : messages.say("ask.missing.expected", label, expected);
    }

    private List<Row> rows(List<Choice> choices) {
        List<Row> rows = new ArrayList<>();
        List<Button> row = new ArrayList<>();
        for (Choice choice : choices) {
            String line = pendingCommand.with(choice.words());
            if (ShortText.stored(line) > LONGEST_LINE) {
                return List.of();
            }
            row.add(BoundButton.offer(
                            ParseErrorReply.shortened(choice.label()), new Action.Run(pendingCommand.command(), line))
                    .inLine());
            if (row.size() == IN_A_ROW) {
                rows.add(Replies.row(List.copyOf(row)));
                row.clear();
            }
        }
        if (!row.isEmpty()) {
            rows.add(Replies.row(List.copyOf(row)));
        }
        return rows;
    }
}
