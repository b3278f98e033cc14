package io.github.imbot4j.command;

import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.CommandHelp;
import io.github.imbot4j.model.CommandModel;
import java.util.List;
import java.util.stream.Collectors;

/** Bots and their commands as a self-contained HTML page: no scripts, fonts or images. */
final class CommandsPage {

    private static final String ENGLISH = "en";

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Commands</title>
            <style>
            :root { color-scheme: light dark; }
            body { font: 1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
            code { font-size: 1rem; }
            h4 { margin: 1.5rem 0 .25rem; }
            p, dl, ul { margin: .25rem 0; }
            dt { font-weight: 600; }
            dd { margin-left: 1.5rem; }
            .marks { font-style: italic; }
            </style>
            </head>
            <body>
            """;

    private final StringBuilder out = new StringBuilder(HEAD);

    String of(List<BotModel> bots) {
        out.append("<h1>Commands</h1>\n");
        if (bots.size() > 1) {
            out.append("<nav aria-label=\"Bots\">\n<ul>\n");
            bots.forEach(bot -> out.append("<li><a href=\"#")
                    .append(escaped(bot.code()))
                    .append("\">")
                    .append(escaped(bot.profile().fullName()))
                    .append("</a></li>\n"));
            out.append("</ul>\n</nav>\n");
        }
        out.append("<main>\n");
        bots.forEach(this::bot);
        return out.append("</main>\n</body>\n</html>\n").toString();
    }

    private void bot(BotModel bot) {
        out.append("<section id=\"").append(escaped(bot.code())).append("\">\n");
        element("h2", bot.profile().fullName());
        if (!bot.profile().position().isBlank()) {
            element("p", bot.profile().position());
        }
        CommandsByGroup.of(bot, ENGLISH).forEach((group, commands) -> {
            element("h3", group.isEmpty() ? "General" : group);
            commands.forEach(command -> command(bot, command));
        });
        out.append("</section>\n");
    }

    private void command(BotModel bot, CommandModel command) {
        out.append("<h4><code>").append(escaped(command.usage(ENGLISH))).append("</code></h4>\n");
        element("p", command.title(ENGLISH));
        List<String> marks = CommandsDocument.marks(bot, command);
        if (!marks.isEmpty()) {
            out.append("<p class=\"marks\">")
                    .append(escaped(String.join(", ", marks)))
                    .append("</p>\n");
        }
        List<CommandHelp.Parameter> parameters = command.manual().parameters();
        if (!parameters.isEmpty()) {
            out.append("<dl>\n");
            parameters.forEach(parameter -> out.append("<dt><code>")
                    .append(escaped(parameter.label()))
                    .append("</code></dt><dd>")
                    .append(escaped(parameter.description(ENGLISH)))
                    .append("</dd>\n"));
            out.append("</dl>\n");
        }
        if (!command.manual().examples().isEmpty()) {
            out.append(command.manual().examples(ENGLISH).stream()
                    .map(example -> "<code>" + escaped(example) + "</code>")
                    .collect(Collectors.joining(", ", "<p>For example: ", "</p>\n")));
        }
    }

    private void element(String name, String text) {
        out.append('<').append(name).append('>').append(escaped(text));
        out.append("</").append(name).append(">\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
