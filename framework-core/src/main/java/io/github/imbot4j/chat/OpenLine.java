package io.github.imbot4j.chat;

/**
 * Steer the Open Line session of the dialog (v1 §10; scope {@code imopenlines}). A handler takes it by type; outside an
 * Open Line every method throws {@link IllegalStateException}. What is asked happens after the handler returned, and
 * after everything it says, the reply it returns included: once the client is handed over, the bot cannot speak.
 */
public interface OpenLine {

    /** Hands the client over to a free operator; the bot leaves. */
    void toOperator();

    /** Hands the client over to one user. */
    void toUser(long userId);

    /** Hands the client over to another line's queue. */
    void toQueue(long queueId);

    /** Ends the session. */
    void finish();
}
