package io.github.imbot4j.wire;

import java.util.Optional;

/**
 * A generation of the chatbot protocol: how events are read, messages written and bots registered, and what is known of its
 * calls. Each portal speaks one, which is stored with its tenant. Everything a generation spells (event names, keys, methods,
 * error codes) stays behind this port.
 *
 * <p>What a generation lacks throws an {@link io.github.imbot4j.rest.UnsupportedCallException} that names what to use instead;
 * a part that it lacks altogether may throw it where the part is asked for.
 *
 * <p>Implementations are immutable and safe for use by several threads.
 */
public interface Protocol {

    /** Returns the name it is stored under, such as {@code v1}. */
    String name();

    /** Returns how its events are read. */
    EventFormat events();

    /** Returns how its messages are written. */
    MessageCalls messages();

    /** Returns how bots and their commands are registered. */
    BotCalls bots();

    /** Returns the calls about chats and the messages in them. */
    ChatCalls chats();

    /** Returns the calls about users. */
    UserCalls users();

    /** Returns the calls that notify users outside any chat. */
    NotificationCalls notifications();

    /** Returns the calls that steer Open Lines. */
    LineCalls lines();

    /** Returns how the events of bots without a public address are fetched; empty if they are posted only. */
    Optional<EventFeed> feed();

    /** Returns what is known of the calls of this generation. */
    CallTraits traits();
}
