package io.github.imbot4j.chat;

/**
 * A notification that is sent when the handler has ended well (v1 §11). Each has a tag, one of the framework's if none is set, so
 * that sending it twice after a failure shows one.
 */
public interface Notification {

    /**
     * Sets the tag: a later notification with the same tag takes its place, and {@link People#withdraw} takes it back.
     *
     * @param tag not blank; unique within the app on that portal
     */
    Notification tag(String tag);

    /** Groups it with others, which replaces none of them. */
    Notification subTag(String tag);

    /** Shows it in the name of the portal, with the app's name in front. */
    Notification asSystem();

    /**
     * Shows it in the name of the bot. That needs a token of the bot's own, which the portal sends with the events of its chats and
     * which is valid for an hour (v1 §6.2): if there is none when the notification is sent, such as in the morning from a schedule, it
     * is sent in the name of the user the app acts as, and the log says so.
     */
    Notification asBot();

    /** Sets another text for e-mail and push. */
    Notification outside(String text);
}
