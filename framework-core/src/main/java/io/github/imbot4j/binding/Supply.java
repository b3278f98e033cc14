package io.github.imbot4j.binding;

import io.github.imbot4j.chat.Access;
import io.github.imbot4j.chat.BotVoice;
import io.github.imbot4j.chat.Chat;
import io.github.imbot4j.chat.ChatMessage;
import io.github.imbot4j.chat.Chats;
import io.github.imbot4j.chat.Invocation;
import io.github.imbot4j.chat.Memory;
import io.github.imbot4j.chat.OpenLine;
import io.github.imbot4j.chat.People;
import io.github.imbot4j.chat.Portals;
import io.github.imbot4j.chat.Progress;
import io.github.imbot4j.chat.Timers;
import io.github.imbot4j.command.CommandText;
import io.github.imbot4j.event.AppInstalled;
import io.github.imbot4j.event.AppUpdated;
import io.github.imbot4j.event.BotEvent;
import io.github.imbot4j.event.BotRef;
import io.github.imbot4j.event.CommandReceived;
import io.github.imbot4j.event.Dialog;
import io.github.imbot4j.event.DialogEvent;
import io.github.imbot4j.event.Event;
import io.github.imbot4j.event.Message;
import io.github.imbot4j.event.MessageReceived;
import io.github.imbot4j.event.MessageUpdated;
import io.github.imbot4j.event.Pressed;
import io.github.imbot4j.event.Sender;
import io.github.imbot4j.language.Phrases;
import io.github.imbot4j.language.Texts;
import io.github.imbot4j.portal.Portal;
import io.github.imbot4j.rest.Rest;
import java.util.List;
import java.util.function.Function;

/**
 * Supply one type of argument from an invocation.
 *
 * @param type what a parameter asks for
 * @param events it can be had in these events only
 * @param from takes it out
 */
record Supply(Class<?> type, List<Class<? extends Event>> events, Function<Invocation, Object> from) {

    /** Everything a handler can ask for by type, the events themselves apart. */
    static final List<Supply> ALL = List.of(
            in(Event.class, Invocation.class, invocation -> invocation),
            in(Event.class, Portal.class, Invocation::portal),
            in(Event.class, Portals.class, Invocation::portals),
            in(BotEvent.class, BotVoice.class, Supply::voice),
            in(BotEvent.class, Memory.class, Invocation::memory),
            in(BotEvent.class, Chats.class, Invocation::chats),
            in(BotEvent.class, People.class, Invocation::people),
            in(
                    BotEvent.class,
                    BotRef.class,
                    invocation -> event(invocation, BotEvent.class).bot()),
            in(
                    DialogEvent.class,
                    Dialog.class,
                    invocation -> event(invocation, DialogEvent.class).dialog()),
            in(
                    DialogEvent.class,
                    Sender.class,
                    invocation -> event(invocation, DialogEvent.class).sender()),
            in(DialogEvent.class, Chat.class, Invocation::chat),
            in(
                    DialogEvent.class,
                    Progress.class,
                    invocation -> invocation.chat().progress()),
            in(DialogEvent.class, OpenLine.class, Invocation::openLine),
            in(DialogEvent.class, Access.class, Invocation::access),
            in(DialogEvent.class, Timers.class, Invocation::timers),
            in(
                    CommandReceived.class,
                    CommandText.class,
                    invocation -> CommandText.of(event(invocation, CommandReceived.class))),
            in(
                    CommandReceived.class,
                    Pressed.class,
                    invocation -> Pressed.of(event(invocation, CommandReceived.class))),
            new Supply(
                    ChatMessage.class,
                    List.of(MessageReceived.class, MessageUpdated.class, CommandReceived.class),
                    invocation -> invocation.chat().message(message(invocation).id())),
            new Supply(
                    Message.class,
                    List.of(MessageReceived.class, MessageUpdated.class, CommandReceived.class),
                    Supply::message),
            // After an uninstall the tokens are dead.
            new Supply(Rest.class, List.of(BotEvent.class, AppInstalled.class, AppUpdated.class), Invocation::rest));

    /** The event itself, under its own type or a wider one. */
    static Supply ofEvent(Class<? extends Event> type) {
        return in(type, type, Invocation::event);
    }

    /** The bot's own texts, in the language of the event's portal. */
    static Supply ofTexts(Texts texts) {
        return in(
                Event.class,
                Phrases.class,
                invocation -> texts.in(invocation.event().origin().language()));
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
        return events.stream().anyMatch(type -> type.isInstance(event));
    }

    private static Supply in(Class<? extends Event> event, Class<?> type, Function<Invocation, Object> from) {
        return new Supply(type, List.of(event), from);
    }

    private static <E extends Event> E event(Invocation invocation, Class<E> type) {
        return type.cast(invocation.event());
    }

    /** The bot itself, speaking of its own accord. */
    private static Object voice(Invocation invocation) {
        BotEvent event = event(invocation, BotEvent.class);
        return invocation.portals().portal(event.portal()).bot(event.bot().code());
    }

    private static Message message(Invocation invocation) {
        if (invocation.event() instanceof MessageReceived received) {
            return received.message();
        }
        if (invocation.event() instanceof MessageUpdated updated) {
            return updated.message();
        }
        return event(invocation, CommandReceived.class).message();
    }
}
