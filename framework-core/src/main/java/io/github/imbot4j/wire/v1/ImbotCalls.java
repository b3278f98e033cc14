package io.github.imbot4j.wire.v1;

import io.github.imbot4j.annotation.BotColor;
import io.github.imbot4j.bot.ChatInfo;
import io.github.imbot4j.chat.MessengerRevision;
import io.github.imbot4j.portal.Avatar;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.Ref;
import io.github.imbot4j.rest.RestResponse;
import io.github.imbot4j.wire.ChatCalls;
import io.github.imbot4j.wire.NewChat;
import io.github.imbot4j.wire.shared.CallArguments;
import io.github.imbot4j.wire.shared.ChatParts;
import io.github.imbot4j.wire.shared.PhpEmpty;
import java.util.List;
import java.util.OptionalLong;

/**
 * The {@code imbot.*} calls for messages, chats and dialogs (v1 §2.5, §4, §5). Every call names its bot, because the
 * portal otherwise uses the app's first one, in no defined order. Arguments that no portal accepts are rejected here
 * with {@link IllegalArgumentException}.
 *
 * <p>Unless stated otherwise a call returns {@code true}, and fails with BOT_ID_ERROR (unknown bot), APP_ID_ERROR
 * (another app's bot) or ACCESS_DENIED. {@code dialogId} of a chat method is a group chat's, {@code chat45}; its number
 * becomes CHAT_ID.
 */
final class ImbotCalls implements ChatCalls {

    private static final String BOT_ID = "BOT_ID";
    private static final int LONGEST_TITLE = 255;

    /**
     * Deletes one of the bot's own messages; a stub "deleted" stays (v1 §4.3). Fails with MESSAGE_ID_ERROR or, for messages of
     * others, CANT_EDIT_MESSAGE.
     */
    @Override
    public Call messageDelete(long botId, long messageId) {
        return message("imbot.message.delete", botId, messageId);
    }

    /** Deletes one of the bot's own messages without a stub (v1 §4.3). */
    @Override
    public Call messageDeleteCompletely(long botId, long messageId) {
        return messageDelete(botId, messageId).with("COMPLETE", "Y");
    }

    /** Deletes one of the bot's own messages that an earlier call posts. */
    @Override
    public Call messageDelete(long botId, Ref message) {
        return bot("imbot.message.delete", botId).with("MESSAGE_ID", message);
    }

    /**
     * Puts the bot's like on a message of a chat it is in (v1 §4.4). Fails with WITHOUT_CHANGES when it is there already, the
     * message is missing or the bot has no access: after a repeat, that is no failure.
     */
    @Override
    public Call messageLike(long botId, long messageId) {
        return message("imbot.message.like", botId, messageId).with("ACTION", "plus");
    }

    /** Takes the bot's like back; fails like {@link #messageLike}. */
    @Override
    public Call messageUnlike(long botId, long messageId) {
        return message("imbot.message.like", botId, messageId).with("ACTION", "minus");
    }

    /** Turns the bot's like round; never repeat it after an unknown outcome. */
    Call messageToggleLike(long botId, long messageId) {
        return message("imbot.message.like", botId, messageId).with("ACTION", "auto");
    }

    /** Shows "typing…" in any dialog; gives {@code true} even where nobody sees it (v1 §4.5). */
    @Override
    public Call sendTyping(long botId, String dialogId) {
        String method = "imbot.chat.sendTyping";
        return bot(method, botId).with("DIALOG_ID", new CallArguments(method).dialogId("DIALOG_ID", dialogId));
    }

    /**
     * Makes a chat owned by the bot; gives its id, which is the number in {@code chat45}. The bot itself and other bots among
     * the users get a join event. A lost answer must not lead to a repeat: look for the chat with {@link #chatGet} if it has an
     * entity.
     */
    @Override
    public Call chatAdd(long botId, NewChat chat) {
        return new ChatCreation(chat).into(bot("imbot.chat.add", botId));
    }

    /** Finds the chat made for an entity: {@code {ID}} or {@code null}. Looks past the bot's rights (v1 §5). */
    @Override
    public Call chatGet(String entityType, String entityId) {
        return ChatParts.ofEntity(entityType, entityId);
    }

    @Override
    public OptionalLong found(RestResponse chat) {
        return ChatParts.found(chat);
    }

    /** Takes the bot out of a group chat; an owner may be held: ACCESS_ERROR, LEAVE_OWNER_FORBIDDEN. Sends no USER_ID: it would remove that user. */
    @Override
    public Call chatLeave(long botId, String dialogId) {
        return chat("imbot.chat.leave", botId, dialogId);
    }

    /** Gives the bot's ownership of a chat to a member. The token's user needs rights in it as well. */
    @Override
    public Call chatSetOwner(long botId, String dialogId, long userId) {
        return withUser(chat("imbot.chat.setOwner", botId, dialogId), userId);
    }

    /** Makes a member a manager of a chat the bot owns, or no longer. */
    @Override
    public Call chatSetManager(long botId, String dialogId, long userId, boolean manager) {
        return withUser(chat("imbot.chat.setManager", botId, dialogId), userId)
                .with("IS_MANAGER", CallArguments.flag(manager));
    }

    /** Gives a chat a picture, at most 5000 by 5000; AVATAR_ERROR when it is none. The token's user needs rights in the chat. */
    @Override
    public Call chatUpdateAvatar(long botId, String dialogId, Avatar avatar) {
        String method = "imbot.chat.updateAvatar";
        return chat(method, botId, dialogId).with("AVATAR", new CallArguments(method).text("AVATAR", avatar.base64()));
    }

    /** Gives a chat a colour; the colour it has already is refused with WRONG_REQUEST. */
    @Override
    public Call chatUpdateColor(long botId, String dialogId, BotColor color) {
        String method = "imbot.chat.updateColor";
        if (color == BotColor.AUTO) {
            throw new CallArguments(method).wrong("COLOR", color.name(), "a chat needs one of the portal's colours");
        }
        return chat(method, botId, dialogId).with("COLOR", color.name());
    }

    /** Renames a chat, at most 255 characters; gives {@code true} even when the portal did not. */
    @Override
    public Call chatUpdateTitle(long botId, String dialogId, String title) {
        String method = "imbot.chat.updateTitle";
        return chat(method, botId, dialogId)
                .with("TITLE", PhpEmpty.shown(new CallArguments(method).text("TITLE", title, LONGEST_TITLE)));
    }

    /** Shows or hides the input field from the people in a chat; undocumented, bots can still write (v1 §2.6). */
    @Override
    public Call chatUpdateTextField(long botId, String dialogId, boolean enabled) {
        return chat("imbot.chat.updateTextFieldEnabled", botId, dialogId)
                .with("TEXT_FIELD_ENABLED", CallArguments.flag(enabled));
    }

    /** Adds users to a chat; what they see of the past is the portal's setting. Needs the right to invite: ACCESS_DENIED_EXTEND. */
    @Override
    public Call chatUserAdd(long botId, String dialogId, List<Long> userIds) {
        String method = "imbot.chat.user.add";
        return chat(method, botId, dialogId).with("USERS", new CallArguments(method).ids("USERS", userIds));
    }

    /** Adds users to a chat, with or without a view of the past. */
    @Override
    public Call chatUserAdd(long botId, String dialogId, List<Long> userIds, boolean hideHistory) {
        return chatUserAdd(botId, dialogId, userIds).with("HIDE_HISTORY", CallArguments.flag(hideHistory));
    }

    /** Removes a user; only the owner may remove others: IM_ERROR_KICK, ACCESS_DENIED_KICK. */
    @Override
    public Call chatUserDelete(long botId, String dialogId, long userId) {
        return withUser(chat("imbot.chat.user.delete", botId, dialogId), userId);
    }

    /** Lists the ids of a chat's members, all on one page; {@code []} when the bot may not see them. */
    @Override
    public Call chatUserList(long botId, String dialogId) {
        return chat("imbot.chat.user.list", botId, dialogId);
    }

    @Override
    public List<Long> members(RestResponse list) {
        return list.items().stream().map(RestResponse::asLong).toList();
    }

    /**
     * Reads a dialog, with keys in lower case: {@code id, name, owner, type, entity_type, user_counter …} (v1 §5). It is the view
     * of the token's user, not of the bot: with a user id it is that user's dialog with the token's user. ACCESS_ERROR when it
     * is not visible.
     */
    @Override
    public Call dialogGet(long botId, String dialogId) {
        String method = "imbot.dialog.get";
        return Call.of(method).with("DIALOG_ID", new CallArguments(method).dialogId("DIALOG_ID", dialogId));
    }

    @Override
    public ChatInfo info(RestResponse restResponse) {
        return new ChatInfo(
                restResponse
                        .get("dialog_id")
                        .asText("chat" + restResponse.get("id").asText("0")),
                restResponse.get("name").asText(""),
                restResponse.get("description").asText(""),
                restResponse.get("owner").asLong(0),
                restResponse.get("type").asText(""),
                restResponse.get("entity_type").asText(""),
                restResponse.get("entity_id").asText(""),
                (int) restResponse.get("user_counter").asLong(0));
    }

    /** Keyboard actions need rest 28 (v1 §2.6). */
    @Override
    public Call revisionGet() {
        return Call.of("im.revision.get");
    }

    @Override
    public MessengerRevision revision(RestResponse revision) {
        return ChatParts.revision(revision);
    }

    private static Call bot(String method, long botId) {
        return Call.of(method).with(BOT_ID, new CallArguments(method).id(BOT_ID, botId));
    }

    private static Call message(String method, long botId, long messageId) {
        return bot(method, botId).with("MESSAGE_ID", new CallArguments(method).id("MESSAGE_ID", messageId));
    }

    private static Call chat(String method, long botId, String dialogId) {
        return bot(method, botId).with("CHAT_ID", new CallArguments(method).chatId(dialogId));
    }

    private static Call withUser(Call call, long userId) {
        return call.with("USER_ID", new CallArguments(call.method()).id("USER_ID", userId));
    }
}
