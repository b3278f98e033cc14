package io.github.imbot4j.model;

import io.github.imbot4j.language.Texts;
import io.github.imbot4j.reply.Markup;
import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.reply.Say;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Answer {@code /help} from a bot's declarations: its name and position, then every command that is not hidden, ready to
 * be clicked. A command that takes something is put into the text field instead of being sent.
 */
public final class BotHelp {

    /** Where the generated command says it was declared. */
    static final String PLACE = "the generated help";

    private static final String COMMAND = "help";

    private BotHelp() {}

    /** The same bot with a {@code help} command that answers; unchanged when it declares one. */
    public static BotModel addTo(BotModel bot) {
        if (bot.findCommand(COMMAND).isPresent()) {
            return bot;
        }
        List<CommandModel> commands = new ArrayList<>(bot.commands());
        commands.add(new CommandModel(COMMAND, titles(bot), Map.of(), false, false, true));
        List<Route> routes = new ArrayList<>(bot.routes());
        BotModel helpful = bot.with(commands, routes);
        Handler handler =
                invocation -> reply(helpful, invocation.event().origin().language());
        routes.add(new Route(new Trigger.OnCommand(COMMAND), handler, PLACE));
        return bot.with(commands, routes);
    }

    /** What the bot can be told, in a language, English where that is missing; hidden commands left out. */
    public static Reply reply(BotModel bot, String language) {
        List<Object> lines = new ArrayList<>();
        String position = bot.profile().position();
        lines.add(Say.words(Say.bold(bot.profile().fullName()), position.isBlank() ? "" : " — " + position));
        for (CommandModel command : bot.commands()) {
            if (!command.hidden()) {
                lines.add(Say.words(clickable(command, language), " — ", command.title(language)));
            }
        }
        return Say.text(Say.lines(lines));
    }

    private static Markup clickable(CommandModel command, String language) {
        String call = "/" + command.name();
        String params = command.params(language);
        return params.isBlank() ? Say.send(call) : Say.put(call + " ", call + " " + params);
    }

    private static Map<String, String> titles(BotModel bot) {
        Map<String, String> titles = new LinkedHashMap<>();
        Stream.of("en", "ru").forEach(language -> titles.put(language, title(language)));
        bot.commands()
                .forEach(command -> command.titles().keySet().stream()
                        .filter(CommandChecks::isLanguage)
                        .forEach(language -> titles.putIfAbsent(language, title(language))));
        return titles;
    }

    private static String title(String language) {
        return Texts.ofFramework().in(language).say("help.title");
    }
}
