package io.github.imbot4j.handler;

import io.github.imbot4j.bot.Chat;
import io.github.imbot4j.bot.Dialog;
import io.github.imbot4j.bot.OpenLine;
import io.github.imbot4j.bot.Permissions;
import io.github.imbot4j.bot.ProgressMessage;
import io.github.imbot4j.bot.Sender;
import io.github.imbot4j.bot.Timers;
import io.github.imbot4j.event.DialogEvent;

/**
 * What a handler in code may ask for about an event in a dialog.
 *
 * @param <E> the type of the event
 */
public class DialogContext<E extends DialogEvent> extends BotContext<E> {

    /** One of an event that is of this type. */
    public DialogContext(Class<E> type, HandlerContext handlerContext) {
        super(type, handlerContext);
    }

    /** The dialog, as the event describes it. */
    public final Dialog dialog() {
        return event().dialog();
    }

    /** Whoever caused the event, as it claims. */
    public final Sender sender() {
        return event().sender();
    }

    /** Writes into the dialog. */
    public final Chat chat() {
        return handlerContext().chat();
    }

    /** Shows in the dialog how far the handler has come. */
    public final ProgressMessage progress() {
        return chat().progress();
    }

    /** Steers the Open Line session of the dialog. */
    public final OpenLine openLine() {
        return handlerContext().openLine();
    }

    /** What whoever caused the event may do, proven by the portal; of bots that are built with {@code checksRights()}. */
    public final Permissions access() {
        return handlerContext().access();
    }

    /** The timers of the dialog. */
    public final Timers timers() {
        return handlerContext().timers();
    }
}
