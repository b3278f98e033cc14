package io.github.imbot4j.binding;

import io.github.imbot4j.bot.BotRef;
import io.github.imbot4j.bot.Chat;
import io.github.imbot4j.bot.ChatMessage;
import io.github.imbot4j.bot.Dialog;
import io.github.imbot4j.bot.Memory;
import io.github.imbot4j.bot.Message;
import io.github.imbot4j.bot.OpenLine;
import io.github.imbot4j.bot.Permissions;
import io.github.imbot4j.bot.ProgressMessage;
import io.github.imbot4j.bot.Sender;
import io.github.imbot4j.bot.Timers;
import io.github.imbot4j.chat.BotSender;
import io.github.imbot4j.chat.Chats;
import io.github.imbot4j.chat.People;
import io.github.imbot4j.chat.Portals;
import io.github.imbot4j.command.CommandText;
import io.github.imbot4j.event.AppInstalled;
import io.github.imbot4j.event.AppUpdated;
import io.github.imbot4j.event.BotEvent;
import io.github.imbot4j.event.ButtonPress;
import io.github.imbot4j.event.CommandReceived;
import io.github.imbot4j.event.DialogEvent;
import io.github.imbot4j.event.Event;
import io.github.imbot4j.event.MessageReceived;
import io.github.imbot4j.event.MessageUpdated;
import io.github.imbot4j.event.ReactionChanged;
import io.github.imbot4j.handler.HandlerContext;
import io.github.imbot4j.language.MessageBundle;
import io.github.imbot4j.language.Messages;
import io.github.imbot4j.portal.Portal;
import io.github.imbot4j.rest.Rest;
import java.util.List;
import java.util.function.Function;

/**
 * A provider of one type of argument from the handler context.
 *
 * @param type what a parameter asks for
 * @param events it can be had in these events only
 * @param from takes it out
 */
record ArgumentProvider(Class<?> type, List<Class<? extends Event>> events, Function<HandlerContext, Object> from) {

    private static final List<Class<? extends Event>> WITH_MESSAGE =
            List.of(MessageReceived.class, MessageUpdated.class, CommandReceived.class, ReactionChanged.class);

    /** Everything a handler can ask for by type, the events themselves apart. */
    static final List<ArgumentProvider> ALL = List.of(
            in(Event.class, HandlerContext.class, handlerContext -> handlerContext),
            in(Event.class, Portal.class, HandlerContext::portal),
            in(Event.class, Portals.class, HandlerContext::portals),
            in(BotEvent.class, BotSender.class, ArgumentProvider::voice),
            in(BotEvent.class, Memory.class, HandlerContext::memory),
            in(BotEvent.class, Chats.class, HandlerContext::chats),
            in(BotEvent.class, People.class, HandlerContext::people),
            in(
                    BotEvent.class,
                    BotRef.class,
                    handlerContext -> event(handlerContext, BotEvent.class).bot()),
            in(
                    DialogEvent.class,
                    Dialog.class,
                    handlerContext -> event(handlerContext, DialogEvent.class).dialog()),
            in(
                    DialogEvent.class,
                    Sender.class,
                    handlerContext -> event(handlerContext, DialogEvent.class).sender()),
            in(DialogEvent.class, Chat.class, HandlerContext::chat),
            in(
                    DialogEvent.class,
                    ProgressMessage.class,
                    handlerContext -> handlerContext.chat().progress()),
            in(DialogEvent.class, OpenLine.class, HandlerContext::openLine),
            in(DialogEvent.class, Permissions.class, HandlerContext::access),
            in(DialogEvent.class, Timers.class, HandlerContext::timers),
            in(
                    CommandReceived.class,
                    CommandText.class,
                    handlerContext -> CommandText.of(event(handlerContext, CommandReceived.class))),
            in(
                    CommandReceived.class,
                    ButtonPress.class,
                    handlerContext -> ButtonPress.of(event(handlerContext, CommandReceived.class))),
            new ArgumentProvider(
                    ChatMessage.class,
                    WITH_MESSAGE,
                    handlerContext -> handlerContext
                            .chat()
                            .message(message(handlerContext).id())),
            new ArgumentProvider(Message.class, WITH_MESSAGE, ArgumentProvider::message),
            // After an uninstall the tokens are dead.
            new ArgumentProvider(
                    Rest.class, List.of(BotEvent.class, AppInstalled.class, AppUpdated.class), HandlerContext::rest));

    /** The event itself, under its own type or a wider one. */
    static ArgumentProvider ofEvent(Class<? extends Event> type) {
        return in(type, type, HandlerContext::event);
    }

    /** The bot's own texts, in the language of the event's portal. */
    static ArgumentProvider ofTexts(MessageBundle messageBundle) {
        return in(
                Event.class,
                Messages.class,
                handlerContext ->
                        messageBundle.in(handlerContext.event().origin().language()));
    }

    /** Tells whether every event of a type has it. */
    boolean always(Class<? extends Event> type) {
        return events.stream().anyMatch(event -> event.isAssignableFrom(type));
    }

    /** Tells whether some events of a type have it. */
    boolean sometimes(Class<? extends Event> type) {
        return always(type) || events.stream().anyMatch(type::isAssignableFrom);
    }

    /** Tells whether this event has it. */
    boolean has(Event event) {
        for (Class<? extends Event> type : events) {
            if (type.isInstance(event)) {
                return true;
            }
        }
        return false;
    }

    private static ArgumentProvider in(
            Class<? extends Event> event, Class<?> type, Function<HandlerContext, Object> from) {
        return new ArgumentProvider(type, List.of(event), from);
    }

    private static <E extends Event> E event(HandlerContext handlerContext, Class<E> type) {
        return type.cast(handlerContext.event());
    }

    /** The bot itself, speaking of its own accord. */
    private static Object voice(HandlerContext handlerContext) {
        BotEvent event = event(handlerContext, BotEvent.class);
        return handlerContext.portals().portal(event.portal()).bot(event.bot().code());
    }

    private static Message message(HandlerContext handlerContext) {
        if (handlerContext.event() instanceof MessageReceived received) {
            return received.message();
        }
        if (handlerContext.event() instanceof MessageUpdated updated) {
            return updated.message();
        }
        if (handlerContext.event() instanceof ReactionChanged reaction) {
            return reaction.message();
        }
        return event(handlerContext, CommandReceived.class).message();
    }
}
