package io.github.imbot4j.bot;

import io.github.imbot4j.reply.Reply;
import java.time.Duration;
import java.util.Optional;

/**
 * The dialog of an event, to write into and to change as the bot. A handler takes it by type. What it says is sent in the order
 * said, after the handler has returned and before the reply it returned; nothing is sent if the handler throws.
 */
public interface Chat extends GroupChat {

    /** The dialog spoken into. */
    Dialog dialog();

    /** Sends a message when the handler ends well, together with what else it does. */
    @Override
    Chat send(Reply reply);

    /**
     * Sends a message now and returns its id, for handlers that edit it later. It is sent even if the handler throws
     * afterwards.
     *
     * @throws io.github.imbot4j.rest.RestException when the portal refused or could not be reached
     */
    long sendNow(Reply reply);

    /** Shows "typing…" now; after a second of work that happens by itself. Left out when what it says is there first. */
    void typing();

    /** Shows how far the handler has come, in one message that is edited. */
    ProgressMessage progress();

    /**
     * Remembers something of this dialog, in place of what had that name before. It is committed with everything else the
     * handler leads to, or not at all, and survives a restart. Since the events of a dialog are handled one after another,
     * what was recalled, changed and remembered again loses nothing.
     *
     * @param name unique among what the bot remembers of this dialog, at most 100 characters
     * @param keep when it is forgotten by itself
     */
    void put(String name, Record what, Duration keep);

    /** What is remembered under a name; empty when nothing is, or it was another record in an earlier version of the program. */
    <R extends Record> Optional<R> get(String name, Class<R> type);

    /** Forgets what is remembered under a name. */
    void remove(String name);
}
