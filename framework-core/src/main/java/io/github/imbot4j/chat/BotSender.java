package io.github.imbot4j.chat;

import io.github.imbot4j.reply.Reply;
import java.util.Collection;
import java.util.function.Consumer;

/** The sender of messages as one bot on one portal, see {@link Portals}. */
public interface BotSender {

    /**
     * Chooses a dialog.
     *
     * @param dialogId a user's id, such as {@code 27}, or a chat's, such as {@code chat45} (v1 §1.2)
     * @throws IllegalArgumentException if no portal takes that for a dialog
     */
    DialogSender dialog(String dialogId);

    /**
     * Does several things as one step: everything that is asked of {@link Chats} and {@link People} meanwhile, and what is left to
     * {@link io.github.imbot4j.rest.Rest#later}, goes into the outbox together, or none of it if the work throws. What reads asks the portal at once.
     *
     * @param work runs now, once, in this thread
     */
    void commit(Consumer<BotActions> work);

    /**
     * Says the same in many dialogs, after everything somebody waits for. Begun again under the same name, even by another
     * process, it leaves out the dialogs that were queued before: so a broadcast that was interrupted is resumed, and none is
     * made twice by mistake.
     *
     * @param name unique among this bot's broadcasts on this portal, such as {@code news-2026-03}
     * @param dialogs may be many thousands; each is said to once
     * @throws IllegalArgumentException if no portal takes one of them for a dialog; nothing is queued then
     * @throws io.github.imbot4j.reply.InvalidReplyException when the portal would refuse it; nothing is queued then
     */
    Broadcast broadcast(String name, Reply reply, Collection<String> dialogs);
}
