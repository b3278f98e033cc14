package io.github.imbot4j.bot;

import io.github.imbot4j.annotation.BotColor;
import io.github.imbot4j.chat.Chats;
import io.github.imbot4j.portal.Avatar;
import io.github.imbot4j.reply.Next;
import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.reply.Survey;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;

/**
 * A chat that a bot writes into and changes (v1 §4 and §5). Changes are committed with the event, see {@link Chats}; each returns
 * the chat itself. What the portal refuses later, such as a change by a bot that is not the owner, is logged and kept in the outbox as
 * refused; arguments that no portal takes throw {@link IllegalArgumentException} at once.
 *
 * <p>Everything except writing needs a group chat, whose dialog id looks like {@code chat45}.
 */
public interface GroupChat {

    /** Returns the number in {@code chat45}; empty for a private dialog, and for a chat that is not created yet. */
    OptionalLong id();

    /** Writes a message. */
    GroupChat send(Reply reply);

    /** Replaces one of the bot's own messages, at most three days old (v1 §4.2). */
    GroupChat edit(long messageId, Reply reply);

    /** Replaces the message that the bot said {@linkplain io.github.imbot4j.reply.NewMessage#as under a name} in this chat. */
    GroupChat edit(String name, Reply reply);

    /** Deletes one of the bot's own messages; a notice that it was deleted stays (v1 §4.3). */
    GroupChat delete(long messageId);

    /** Deletes the message that the bot said under a name in this chat. */
    GroupChat delete(String name);

    /** Deletes one of the bot's own messages without a notice. */
    GroupChat deleteCompletely(long messageId);

    /** Returns a message of this chat, to do something with. */
    ChatMessage message(long messageId);

    /** Puts the bot's like on a message. */
    GroupChat like(long messageId);

    /** Takes the bot's like back. */
    GroupChat unlike(long messageId);

    /** Adds people; whether they see what was written before is the portal's setting. */
    GroupChat invite(Collection<Long> userIds);

    /** Adds people. */
    default GroupChat invite(Long... userIds) {
        return invite(List.of(userIds));
    }

    /** Adds people, with or without a view of what was written before. */
    GroupChat invite(Collection<Long> userIds, boolean withHistory);

    /** Removes somebody; only the chat's owner may. */
    GroupChat remove(long userId);

    /**
     * Renames it.
     *
     * @param title at most 255 characters, not blank
     */
    GroupChat rename(String title);

    /** Gives it a colour; {@link BotColor#AUTO} is refused. */
    GroupChat color(BotColor color);

    /** Gives it a picture of at most 5000 by 5000. */
    GroupChat avatar(Avatar avatar);

    /** Gives it away to a member: the bot is no longer its owner. */
    GroupChat owner(long userId);

    /** Makes a member a manager, or no longer. */
    GroupChat manager(long userId, boolean manager);

    /** Shows or hides the input field; undocumented, bots can write all the same (v1 §2.6). */
    GroupChat textField(boolean shown);

    /**
     * Asks several people, each in their private dialog with the bot; the handler with {@code @OnSurvey} gets all answers, and speaks
     * in this chat. Who is in another conversation with the bot is asked when it is over. Bots are not asked.
     *
     * @throws IllegalStateException if the bot has no handler for the answers, or the chat is not created yet
     * @throws io.github.imbot4j.rest.RestException if the portal does not tell who is to be asked (scope {@code im})
     */
    GroupChat ask(Survey survey);

    /** Ends the survey of a name that is open in this chat, with the answers there are. */
    GroupChat endSurvey(String name);

    /**
     * Begins a conversation with somebody in this dialog, as if they had said what {@code next} is the answer to. If they are in
     * another conversation with the bot here, it begins when that one is over.
     *
     * @param next {@code Next.to(…)} or {@code Next.form(…)}
     * @throws IllegalStateException if the bot has no handler for the state or the form, or the chat is not created yet
     */
    GroupChat begin(long userId, Next next);

    /** Takes the bot out, after everything else that the handler leads to. */
    void leave();

    /**
     * Asks the portal who is in it (v1 §5, {@code imbot.chat.user.list}).
     *
     * @return user ids, bots included; empty if the bot may not see them
     * @throws IllegalStateException if the chat is not created yet
     * @throws io.github.imbot4j.rest.RestException if the portal refuses or cannot be reached
     */
    List<Long> members();

    /**
     * Asks the portal what it knows of the dialog (v1 §5, {@code imbot.dialog.get}), as the user sees it who installed the app.
     *
     * @throws IllegalStateException if the chat is not created yet
     * @throws io.github.imbot4j.rest.RestException if the portal refuses or cannot be reached
     */
    ChatInfo info();
}
