package io.github.imbot4j.model;

import io.github.imbot4j.button.PressRejection;
import io.github.imbot4j.button.SignedCommand;
import io.github.imbot4j.event.DialogEvent;
import io.github.imbot4j.guard.Guards;
import io.github.imbot4j.handler.HandlerContext;
import io.github.imbot4j.language.MessageBundle;
import io.github.imbot4j.reply.Replies;
import io.github.imbot4j.reply.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The hidden command behind "No", for bots whose commands require confirmation. */
public final class ConfirmCommands {

    private static final String PLACE = BotModel.GENERATED + "answer to \"No\"";

    private ConfirmCommands() {}

    /** The same bot with that command; unchanged when nothing of it has to be confirmed. */
    public static BotModel addTo(BotModel bot) {
        boolean needed = bot.routes().stream().anyMatch(route -> Guards.haveToBeConfirmed(route.guards()));
        if (!needed || bot.findCommand(Guards.LEAVE).isPresent()) {
            return bot;
        }
        List<CommandModel> commands = new ArrayList<>(bot.commands());
        commands.add(new CommandModel(Guards.LEAVE, Map.of(), Map.of(), false, true, true));
        List<Route> routes = new ArrayList<>(bot.routes());
        routes.add(new Route(new Trigger.OnCommand(Guards.LEAVE), ConfirmCommands::left, PLACE));
        return bot.with(commands, routes);
    }

    /** Anybody can type the command, or send a press of it; only the button of whoever was asked takes the question away. */
    private static Reply left(HandlerContext handlerContext) {
        if (handlerContext.subject().filter(SignedCommand.class::isInstance).isEmpty()) {
            return PressRejection.FORGED.answer((DialogEvent) handlerContext.event());
        }
        String language = handlerContext.event().origin().language();
        return Replies.text(MessageBundle.ofFramework().in(language).say("guard.left"))
                .asEdit();
    }
}
