package io.github.imbot4j.handler;

import io.github.imbot4j.bot.BotRef;
import io.github.imbot4j.bot.Memory;
import io.github.imbot4j.chat.BotSender;
import io.github.imbot4j.chat.Chats;
import io.github.imbot4j.chat.People;
import io.github.imbot4j.event.BotEvent;

/**
 * What a handler in code may ask for about an event of the bot's, with or without a dialog.
 *
 * @param <E> the type of the event
 */
public class BotContext<E extends BotEvent> extends EventContext<E> {

    /** One of an event that is of this type. */
    public BotContext(Class<E> type, HandlerContext handlerContext) {
        super(type, handlerContext);
    }

    /** The bot. */
    public final BotRef bot() {
        return event().bot();
    }

    /** The bot itself, to write into any dialog of the portal. */
    public final BotSender botSender() {
        return portals().portal(event().portal()).bot(bot().code());
    }

    /** What the bot remembers on the portal. */
    public final Memory memory() {
        return handlerContext().memory();
    }

    /** The chats of the portal. */
    public final Chats chats() {
        return handlerContext().chats();
    }

    /** The people of the portal. */
    public final People people() {
        return handlerContext().people();
    }
}
