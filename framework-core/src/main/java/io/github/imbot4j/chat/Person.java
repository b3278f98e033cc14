package io.github.imbot4j.chat;

import io.github.imbot4j.bot.GroupChat;
import io.github.imbot4j.bot.Member;
import io.github.imbot4j.reply.Next;
import io.github.imbot4j.reply.Reply;

/** A user of a portal, see {@link People}. */
public interface Person {

    /** Returns the user id. */
    long id();

    /** Writes into the private dialog of the bot with them. */
    Person send(Reply reply);

    /**
     * Begins a conversation in the private dialog of the bot with them, also if they have never opened it. If they are in another
     * conversation there, it begins when that one is over.
     *
     * @param next {@code Next.to(…)} or {@code Next.form(…)}
     * @throws IllegalStateException if the bot has no handler for the state or the form
     */
    Person begin(Next next);

    /** The private dialog of the bot with them, to edit or delete what the bot wrote there. */
    GroupChat chat();

    /**
     * Notifies them outside any chat (v1 §11, scope {@code im}): in the name of the user the app acts as.
     *
     * @param reply a text with BB codes and attachments; a notification has no keyboard and no menu
     * @throws io.github.imbot4j.reply.InvalidReplyException if it has, or the portal would refuse it for another reason
     */
    Notification notify(Reply reply);

    /**
     * Asks who they are (v1 §14, {@code im.user.get}).
     *
     * @throws io.github.imbot4j.rest.RestException if there is no such user, or the portal cannot be reached
     */
    Member profile();
}
