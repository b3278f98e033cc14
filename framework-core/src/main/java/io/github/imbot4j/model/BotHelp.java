package io.github.imbot4j.model;

import io.github.imbot4j.button.SignedCommand;
import io.github.imbot4j.event.CommandReceived;
import io.github.imbot4j.handler.HandlerContext;
import io.github.imbot4j.language.MessageBundle;
import io.github.imbot4j.language.TypedText;
import io.github.imbot4j.reply.NewMessage;
import io.github.imbot4j.reply.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The answer to {@code /help}, generated from a bot's declarations: a card of the commands the user may run there, page
 * by page; {@code /help remind} describes one command. A mistyped command is answered with a suggestion.
 */
public final class BotHelp {

    /** Where what is generated says it was declared. */
    static final String PLACE = BotModel.GENERATED + "help";

    static final String COMMAND = "help";

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
        routes.add(new Route(new Trigger.OnCommand(COMMAND), handlerContext -> help(helpful, handlerContext), PLACE));
        routes.add(
                new Route(new Trigger.OnUnknownCommand(), handlerContext -> unknown(helpful, handlerContext), PLACE));
        return bot.with(commands, routes);
    }

    /** A press of its own buttons turns the page in place; another message with a button for help stays as it is. */
    private static Reply help(BotModel bot, HandlerContext handlerContext) {
        boolean turned =
                handlerContext.subject().filter(SignedCommand.class::isInstance).isPresent();
        String wanted =
                handlerContext.event() instanceof CommandReceived command ? TypedText.clean(command.params()) : "";
        NewMessage card = new HelpCard(bot, handlerContext).about(wanted);
        return turned ? card.asEdit() : card;
    }

    private static Reply unknown(BotModel bot, HandlerContext handlerContext) {
        HelpCard card = new HelpCard(bot, handlerContext);
        return handlerContext.event() instanceof CommandReceived command
                ? card.unknown(command.command(), command.params())
                : card.about("");
    }

    private static Map<String, String> titles(BotModel bot) {
        Map<String, String> titles = new LinkedHashMap<>();
        MessageBundle messageBundle = MessageBundle.ofFramework();
        titles.put(MessageBundle.ENGLISH, title(messageBundle, MessageBundle.ENGLISH));
        messageBundle.languages().forEach(language -> titles.put(language, title(messageBundle, language)));
        bot.commands()
                .forEach(command -> command.titles().keySet().stream()
                        .filter(CommandValidator::isLanguage)
                        .forEach(language -> titles.putIfAbsent(language, title(messageBundle, language))));
        return titles;
    }

    /** A text that cannot be said is a problem of its file, which is reported when the bots are complete. */
    static String title(MessageBundle messageBundle, String language) {
        try {
            return messageBundle.in(language).say("help.title");
        } catch (IllegalArgumentException broken) {
            return COMMAND;
        }
    }
}
