package io.github.imbot4j.dispatch;

import io.github.imbot4j.button.Buttons;
import io.github.imbot4j.button.Place;
import io.github.imbot4j.delivery.InboxEntry;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.event.BotEvent;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.CommandButtons;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.rest.Rest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * A bot on one portal that does things beyond the dialog of its event, and what it collects them in.
 *
 * @param portal which
 * @param bot its description
 * @param botId its id there
 * @param language of the portal
 * @param buttons sign what its buttons carry
 * @param rest asks the portal
 * @param results know what its calls made
 * @param effects take its calls
 * @param lane of the event, for calls about a chat that is not created yet
 * @param cause unique to what it is doing, and the same when that is done again; names what the author does not name
 * @param count of what is named so
 */
record Speaker(
        PortalId portal,
        BotModel bot,
        long botId,
        String language,
        Buttons buttons,
        Rest rest,
        Results results,
        Effects effects,
        Optional<Lane> lane,
        Supplier<String> cause,
        AtomicInteger count) {

    /** Does things while an event is handled; what it creates has the same names whenever that event is handled again. */
    static Speaker of(
            BotEvent event,
            BotModel bot,
            Buttons buttons,
            Rest rest,
            Results results,
            Effects effects,
            InboxEntry entry) {
        return new Speaker(
                event.portal(),
                bot,
                event.bot().id(),
                event.origin().language(),
                buttons,
                rest,
                results,
                effects,
                Optional.of(entry.lane()),
                () -> UUID.nameUUIDFromBytes(entry.key().getBytes(StandardCharsets.UTF_8))
                        .toString(),
                new AtomicInteger());
    }

    /** The lane of a dialog; a chat that is to be created has none yet, so its calls go with those of the event. */
    Lane lane(String dialogId) {
        return dialogId.contains("{")
                ? lane.orElseGet(() -> new Lane(portal, bot.code(), "new:" + cause.get()))
                : new Lane(portal, bot.code(), dialogId);
    }

    /** A name that nobody else gives to anything. */
    String nextName() {
        return cause.get() + "." + count.getAndIncrement();
    }

    Reply ready(String dialogId, Reply reply) {
        CommandButtons.check(bot, reply);
        return buttons.seal(reply.inLanguage(language), portal, new Place(bot.code(), dialogId));
    }
}
