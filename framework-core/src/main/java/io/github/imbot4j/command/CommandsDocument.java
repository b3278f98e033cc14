package io.github.imbot4j.command;

import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.CommandModel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Print the commands of an app for its author, hidden ones too, in one of three formats. People get them in English,
 * programs in all their languages. Every line ends with a line feed.
 */
public final class CommandsDocument {

    private static final String ENGLISH = "en";

    private final List<BotModel> bots;

    private CommandsDocument(List<BotModel> bots) {
        this.bots = List.copyOf(bots);
    }

    /** A document about these bots, in their order. */
    public static CommandsDocument of(List<BotModel> bots) {
        return new CommandsDocument(bots);
    }

    /** For a terminal. */
    public String text() {
        int width = bots.stream()
                .flatMap(bot -> bot.commands().stream())
                .mapToInt(command -> call(command).length())
                .max()
                .orElse(0);
        return bots.stream().map(bot -> text(bot, width)).collect(Collectors.joining("\n"));
    }

    /** For a README. */
    public String markdown() {
        return bots.stream().map(CommandsDocument::markdown).collect(Collectors.joining("\n"));
    }

    /** For a program: an array of bots with their commands. */
    public String json() {
        StringBuilder out = new StringBuilder();
        new CommandsJson(out).write(bots);
        return out.append('\n').toString();
    }

    private static String text(BotModel bot, int width) {
        StringBuilder out = new StringBuilder()
                .append(bot.profile().fullName())
                .append(" (")
                .append(bot.code())
                .append(")\n");
        for (CommandModel command : bot.commands()) {
            String call = call(command);
            String title = oneLine(command.title(ENGLISH));
            String gap = " ".repeat(width - call.length() + 2);
            String line = "  " + call + gap + title + " " + flags(command);
            out.append(line.stripTrailing()).append('\n');
        }
        return out.toString();
    }

    private static String markdown(BotModel bot) {
        StringBuilder out = new StringBuilder()
                .append("## ")
                .append(prose(bot.profile().fullName()))
                .append(" (`")
                .append(bot.code())
                .append("`)\n\n| Command | What it does |\n|---|---|\n");
        for (CommandModel command : bot.commands()) {
            String title = prose(command.title(ENGLISH) + " " + flags(command)).strip();
            out.append("| `")
                    .append(cell(call(command)).replace('`', '\''))
                    .append("` | ")
                    .append(title)
                    .append(" |\n");
        }
        return out.toString();
    }

    private static String call(CommandModel command) {
        return oneLine("/" + command.name() + " " + command.params(ENGLISH)).strip();
    }

    private static String flags(CommandModel command) {
        List<String> flags = new ArrayList<>();
        if (command.common()) {
            flags.add("common");
        }
        if (command.hidden()) {
            flags.add("hidden");
        }
        if (command.extranet()) {
            flags.add("extranet");
        }
        return flags.isEmpty() ? "" : flags.stream().collect(Collectors.joining(", ", "(", ")"));
    }

    /** Text that Markdown shows as it is written. */
    private static String prose(String text) {
        return oneLine(text).replaceAll("[\\\\`*_<\\[\\]|]", "\\\\$0");
    }

    private static String cell(String text) {
        return oneLine(text).replace("|", "\\|");
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
