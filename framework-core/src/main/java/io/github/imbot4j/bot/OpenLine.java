package io.github.imbot4j.bot;

/**
 * The Open Line session of the dialog (v1 §10; scope {@code imopenlines}). A handler takes it by type; outside an Open
 * Line every method throws {@link IllegalStateException}. Handing over and ending take effect after the handler has
 * returned, and after all its messages, including the reply it returns: once the client is handed over, the bot cannot
 * write to the client.
 */
public interface OpenLine {

    /** Hands the client over to a free operator; the bot leaves. */
    void toOperator();

    /** Hands the client over to one user. */
    void toUser(long userId);

    /** Hands the client over to another line's queue. */
    void toQueue(long queueId);

    /** Sends the client the welcome text of the line's settings, if there is one; in order with what the bot says. */
    void sendWelcome();

    /** Sends the client a text as a line of the system, in order with what the bot says. */
    void sendText(String text);

    /** Ends the session. */
    void finish();
}
