package io.github.imbot4j.command;

import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.CommandHelp;
import io.github.imbot4j.model.CommandModel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The list of an app's commands for its author, including hidden ones, in one of four formats. Formats for people are
 * in English, formats for programs contain all languages. Every line ends with a line feed.
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
                .flatMap(bot -> bot.written().stream())
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

    /** For a site: one page that needs nothing else. */
    public String html() {
        return new CommandsPage().of(bots);
    }

    private static String text(BotModel bot, int width) {
        StringBuilder out = new StringBuilder()
                .append(bot.profile().fullName())
                .append(" (")
                .append(bot.code())
                .append(")\n");
        for (CommandModel command : bot.written()) {
            String call = call(command);
            String title = oneLine(command.title(ENGLISH));
            String gap = " ".repeat(width - call.length() + 2);
            String line = "  " + call + gap + title + " " + flags(bot, command);
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
                .append("`)\n");
        CommandsByGroup.of(bot, ENGLISH).forEach((group, commands) -> {
            out.append(group.isEmpty() ? "" : "\n### " + prose(group) + "\n");
            out.append("\n| Command | What it does |\n|---|---|\n");
            commands.forEach(command -> out.append("| ")
                    .append(cell(code(call(command))))
                    .append(" | ")
                    .append(prose(command.title(ENGLISH) + " " + flags(bot, command))
                            .strip())
                    .append(" |\n"));
        });
        bot.written().stream()
                .filter(command -> !command.manual().parameters().isEmpty()
                        || !command.manual().examples().isEmpty())
                .forEach(command -> details(command, out));
        return out.toString();
    }

    private static void details(CommandModel command, StringBuilder out) {
        out.append("\n#### ").append(code(command.usage(ENGLISH))).append("\n\n");
        for (CommandHelp.Parameter parameter : command.manual().parameters()) {
            String description = prose(parameter.description(ENGLISH)).strip();
            out.append("- ").append(code(parameter.label()));
            out.append(description.isEmpty() ? "" : " — " + description).append('\n');
        }
        for (String example : command.manual().examples(ENGLISH)) {
            out.append("- for example ").append(code(example)).append('\n');
        }
    }

    private static String code(String text) {
        return "`" + oneLine(text).replace('`', '\'') + "`";
    }

    private static String call(CommandModel command) {
        return oneLine("/" + command.name() + " " + command.params(ENGLISH)).strip();
    }

    private static String flags(BotModel bot, CommandModel command) {
        List<String> flags = marks(bot, command);
        return flags.isEmpty() ? "" : flags.stream().collect(Collectors.joining(", ", "(", ")"));
    }

    /** What is to be known of a command besides: where it is shown, and whom its guards let pass. */
    static List<String> marks(BotModel bot, CommandModel command) {
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
        flags.addAll(CommandsByGroup.guards(bot, command));
        return flags;
    }

    /** Text that Markdown shows as it is written. */
    private static String prose(String text) {
        return oneLine(text).replaceAll("[\\\\`*_<\\[\\]|]", "\\\\$0");
    }

    /** In a table a bar ends the cell, within code too; elsewhere a backslash would show there. */
    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
