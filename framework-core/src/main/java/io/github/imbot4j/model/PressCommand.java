package io.github.imbot4j.model;

import io.github.imbot4j.annotation.BotType;
import io.github.imbot4j.button.ButtonTokens;
import io.github.imbot4j.button.PressRejection;
import io.github.imbot4j.event.DialogEvent;
import io.github.imbot4j.handler.Handler;
import io.github.imbot4j.reply.QuickReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The hidden command that buttons run, for bots with {@code @OnButton} handlers. Users who may use any command of the
 * bot may press its buttons: the portal accepts them in every chat if one command is common, and from extranet users if
 * one is for them or the bot works in Open Lines (v1 §3.1). Guards restrict that further.
 */
public final class PressCommand {

    /** Where the generated command says it was declared. */
    static final String PLACE = BotModel.GENERATED + "command of buttons";

    /** Presses are proven before they come here; one that comes all the same was not. */
    private static final Handler UNPROVEN =
            handlerContext -> PressRejection.FORGED.answer((DialogEvent) handlerContext.event());

    private PressCommand() {}

    /** The same bot with that command; unchanged when nothing handles presses, or the name is taken, which is a problem. */
    public static BotModel addTo(BotModel bot) {
        boolean presses = bot.routes().stream().anyMatch(route -> route.trigger() instanceof Trigger.OnButton)
                || bot.takes(QuickReply.class);
        if (!presses || bot.findCommand(ButtonTokens.COMMAND).isPresent()) {
            return bot;
        }
        boolean openLines = bot.openLines() || bot.type() == BotType.OPEN_LINE;
        List<CommandModel> commands = new ArrayList<>(bot.commands());
        commands.add(new CommandModel(
                ButtonTokens.COMMAND,
                Map.of(),
                Map.of(),
                bot.commands().stream().anyMatch(CommandModel::common),
                true,
                openLines || bot.commands().stream().anyMatch(CommandModel::extranet)));
        List<Route> routes = new ArrayList<>(bot.routes());
        routes.add(new Route(new Trigger.OnCommand(ButtonTokens.COMMAND), UNPROVEN, PLACE));
        return bot.with(commands, routes);
    }

    /** Whether it is the route of that command. */
    public static boolean isPress(Route route) {
        return route.place().equals(PLACE);
    }
}
