package io.github.imbot4j.handling;

import io.github.imbot4j.button.ButtonTokens;
import io.github.imbot4j.conversation.ReplyRenderer;
import io.github.imbot4j.delivery.InboxEntry;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.event.BotEvent;
import io.github.imbot4j.event.DialogEvent;
import io.github.imbot4j.install.Tenant;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.routing.RouteMatch;
import io.github.imbot4j.wire.Protocol;

/**
 * An event of an installed portal on its way through a handler.
 *
 * @param found who handles what; its event may have been found in the entry's
 * @param protocol what the portal speaks
 */
public record Handling(RouteMatch.Found found, BotModel bot, Tenant tenant, Protocol protocol, InboxEntry entry) {

    public BotEvent event() {
        return found.event();
    }

    public Lane lane() {
        return entry.lane();
    }

    /** Returns the renderer of replies to the event, in its dialog or where the pressed message is. */
    public ReplyRenderer voice(DialogEvent event, ButtonTokens buttonTokens) {
        return new ReplyRenderer(
                protocol.messages(),
                bot,
                buttonTokens,
                found.spent().<DialogEvent>map(RouteMatch.Spent::press).orElse(event),
                lane());
    }
}
