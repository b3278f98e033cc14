package io.github.imbot4j.delivery;

/**
 * Something that was to be remembered for the first time is remembered already: nothing of what was to be committed with it is
 * kept, and the event is still being handled. Whoever handles it again finds what is remembered.
 */
public final class AlreadyRememberedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says what was there. */
    public AlreadyRememberedException(SessionKey key) {
        super("Bot \"" + key.bot() + "\" of portal " + key.portal() + " remembers \"" + key.dialog()
                + "\" already, since a moment ago; handle the event again.");
    }
}
