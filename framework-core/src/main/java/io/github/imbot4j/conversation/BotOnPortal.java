package io.github.imbot4j.conversation;

import io.github.imbot4j.button.ButtonScope;
import io.github.imbot4j.button.ButtonTokens;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.CommandButtons;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.rest.Rest;
import io.github.imbot4j.sending.CallResults;
import io.github.imbot4j.wire.Protocol;

/**
 * A bot on one portal, and what it needs to say something there.
 *
 * @param botId its id there
 * @param language of the portal
 * @param buttons sign what its buttons carry
 * @param rest asks the portal
 * @param results know what its calls made
 * @param protocol what the portal speaks
 */
public record BotOnPortal(
        PortalId portal,
        BotModel bot,
        long botId,
        String language,
        ButtonTokens buttons,
        Rest rest,
        CallResults results,
        Protocol protocol) {

    public Reply ready(String dialogId, Reply reply) {
        CommandButtons.check(bot, reply);
        return buttons.seal(reply.inLanguage(language), portal, new ButtonScope(bot.code(), dialogId));
    }
}
