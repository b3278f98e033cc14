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

    /** Sets another text for e-mail and push. */
    Notification outside(String text);
}
