package io.github.imbot4j.delivery;

/**
 * What was read of a conversation, a user or a bot has changed since: nothing of what was to be committed with the change is
 * kept, and the event is still being handled. Whoever handles it again reads what is remembered now.
 */
public final class SessionConflictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Names what has changed. */
    public SessionConflictException(SessionKey key) {
        super("What bot \"" + key.bot() + "\" of portal " + key.portal() + " remembers as \"" + key.dialog()
                + "\" has changed since it was read; handle the event again.");
    }
}
