package io.github.imbot4j.wire;

import io.github.imbot4j.annotation.BotColor;
import io.github.imbot4j.bot.ChatInfo;
import io.github.imbot4j.chat.MessengerRevision;
import io.github.imbot4j.portal.Avatar;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.Ref;
import io.github.imbot4j.rest.RestResponse;
import java.util.List;
import java.util.OptionalLong;

/**
 * The calls about chats and the messages in them. Every call names its bot. Arguments that no portal takes are refused with
 * {@link IllegalArgumentException}. {@code dialogId} of a method about a chat is a group chat's, {@code chat45}.
 */
public interface ChatCalls {

    /** Deletes one of the bot's own messages; a stub "deleted" stays. */
    Call messageDelete(long botId, long messageId);

    /** Deletes one of the bot's own messages that an earlier call posts. */
    Call messageDelete(long botId, Ref message);

    /** Deletes one of the bot's own messages without a stub. */
    Call messageDeleteCompletely(long botId, long messageId);

    /** Puts the bot's like on a message of a chat it is in. */
    Call messageLike(long botId, long messageId);

    /** Removes the bot's like. */
    Call messageUnlike(long botId, long messageId);

    /** Shows "typing…" in any dialog. */
    Call sendTyping(long botId, String dialogId);

    /** Makes a chat owned by the bot; {@link CallTraits#made} reads its id, which is the number in {@code chat45}. */
    Call chatAdd(long botId, NewChat chat);

    /** Finds the chat made for an entity of the app's. */
    Call chatGet(String entityType, String entityId);

    /** Reads the id of the chat in the answer to {@link #chatGet}; empty if there is none. */
    OptionalLong found(RestResponse chat);

    /** Takes the bot out of a group chat. */
    Call chatLeave(long botId, String dialogId);

    /** Gives the bot's ownership of a chat to a member. */
    Call chatSetOwner(long botId, String dialogId, long userId);

    /** Makes a member a manager of a chat the bot owns, or no longer. */
    Call chatSetManager(long botId, String dialogId, long userId, boolean manager);

    /** Gives a chat a picture, at most 5000 by 5000. */
    Call chatUpdateAvatar(long botId, String dialogId, Avatar avatar);

    /** Gives a chat one of the portal's colours. */
    Call chatUpdateColor(long botId, String dialogId, BotColor color);

    /** Renames a chat, at most 255 characters. */
    Call chatUpdateTitle(long botId, String dialogId, String title);

    /** Shows or hides the input field from the people in a chat; bots can still write. */
    Call chatUpdateTextField(long botId, String dialogId, boolean enabled);

    /** Adds users to a chat; what they see of the past is the portal's setting. */
    Call chatUserAdd(long botId, String dialogId, List<Long> userIds);

    /** Adds users to a chat, with or without a view of the past. */
    Call chatUserAdd(long botId, String dialogId, List<Long> userIds, boolean hideHistory);

    /** Removes a user; only the owner may remove others. */
    Call chatUserDelete(long botId, String dialogId, long userId);

    /** Lists the members of a chat. */
    Call chatUserList(long botId, String dialogId);

    /** Reads the ids in the answer to {@link #chatUserList}. */
    List<Long> members(RestResponse list);

    /** Reads a dialog, as the bot sees it, or the token's user where a generation knows no other view. */
    Call dialogGet(long botId, String dialogId);

    /** Reads the answer to {@link #dialogGet}. */
    ChatInfo info(RestResponse dialog);

    /** Reads the revisions of the messenger's interfaces. */
    Call revisionGet();

    /** Reads the answer to {@link #revisionGet}. */
    MessengerRevision revision(RestResponse revision);
}
