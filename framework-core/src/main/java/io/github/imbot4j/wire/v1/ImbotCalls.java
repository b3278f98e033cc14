package io.github.imbot4j.wire.v1;

import io.github.imbot4j.portal.Avatar;
import io.github.imbot4j.portal.BotColor;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.Ref;
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
public final class ImbotCalls {

    private static final String BOT_ID = "BOT_ID";
    private static final int LONGEST_TITLE = 255;

    private ImbotCalls() {}

    /**
     * Lists the portal's bots: a map by bot id of {@code ID, NAME, CODE, OPENLINE}, {@code []} when there are none. It lists
     * bots of other apps too; only network bots are missing (v1 §2.5).
     */
    public static Call botList() {
        return Call.of("imbot.bot.list");
    }

    /**
     * Deletes one of the bot's own messages; a stub "deleted" stays (v1 §4.3). Fails with MESSAGE_ID_ERROR or, for messages of
     * others, CANT_EDIT_MESSAGE.
     */
    public static Call messageDelete(long botId, long messageId) {
        return message("imbot.message.delete", botId, messageId);
    }

    /** Deletes one of the bot's own messages without a stub (v1 §4.3). */
    public static Call messageDeleteCompletely(long botId, long messageId) {
        return messageDelete(botId, messageId).with("COMPLETE", "Y");
    }

    /** Deletes one of the bot's own messages that an earlier call posts. */
    public static Call messageDelete(long botId, Ref message) {
        return bot("imbot.message.delete", botId).with("MESSAGE_ID", message);
    }

    /**
     * Puts the bot's like on a message of a chat it is in (v1 §4.4). Fails with WITHOUT_CHANGES when it is there already, the
     * message is missing or the bot has no access: after a repeat, that is no failure.
     */
    public static Call messageLike(long botId, long messageId) {
        return message("imbot.message.like", botId, messageId).with("ACTION", "plus");
    }

    /** Takes the bot's like back; fails like {@link #messageLike}. */
    public static Call messageUnlike(long botId, long messageId) {
        return message("imbot.message.like", botId, messageId).with("ACTION", "minus");
    }

    /** Turns the bot's like round; never repeat it after an unknown outcome. */
    public static Call messageToggleLike(long botId, long messageId) {
        return message("imbot.message.like", botId, messageId).with("ACTION", "auto");
    }

    /** Shows "typing…" in any dialog; gives {@code true} even where nobody sees it (v1 §4.5). */
    public static Call sendTyping(long botId, String dialogId) {
        String method = "imbot.chat.sendTyping";
        return bot(method, botId).with("DIALOG_ID", new CallArguments(method).dialogId(dialogId));
    }

    /**
     * Makes a chat owned by the bot; gives its id, which is the number in {@code chat45}. The bot itself and other bots among
     * the users get a join event. A lost answer must not lead to a repeat: look for the chat with {@link #chatGet} if it has an
     * entity.
     */
    public static Call chatAdd(long botId, NewChat chat) {
        return chat.into(bot("imbot.chat.add", botId));
    }

    /** Finds the chat made for an entity: {@code {ID}} or {@code null}. Looks past the bot's rights (v1 §5). */
    public static Call chatGet(String entityType, String entityId) {
        CallArguments check = new CallArguments("imbot.chat.get");
        return Call.of("imbot.chat.get")
                .with("ENTITY_TYPE", check.text("ENTITY_TYPE", entityType))
                .with("ENTITY_ID", check.text("ENTITY_ID", entityId));
    }

    /** Takes the bot out of a group chat; an owner may be held: ACCESS_ERROR, LEAVE_OWNER_FORBIDDEN. Sends no USER_ID: it would remove that user. */
    public static Call chatLeave(long botId, String dialogId) {
        return chat("imbot.chat.leave", botId, dialogId);
    }

    /** Gives the bot's ownership of a chat to a member. The token's user needs rights in it as well. */
    public static Call chatSetOwner(long botId, String dialogId, long userId) {
        return withUser(chat("imbot.chat.setOwner", botId, dialogId), userId);
    }

    /** Makes a member a manager of a chat the bot owns, or no longer. */
    public static Call chatSetManager(long botId, String dialogId, long userId, boolean manager) {
        return withUser(chat("imbot.chat.setManager", botId, dialogId), userId)
                .with("IS_MANAGER", CallArguments.flag(manager));
    }

    /** Gives a chat a picture, at most 5000 by 5000; AVATAR_ERROR when it is none. The token's user needs rights in the chat. */
    public static Call chatUpdateAvatar(long botId, String dialogId, Avatar avatar) {
        String method = "imbot.chat.updateAvatar";
        return chat(method, botId, dialogId).with("AVATAR", new CallArguments(method).text("AVATAR", avatar.base64()));
    }

    /** Gives a chat a colour; the colour it has already is refused with WRONG_REQUEST. */
    public static Call chatUpdateColor(long botId, String dialogId, BotColor color) {
        String method = "imbot.chat.updateColor";
        if (color == BotColor.AUTO) {
            throw new CallArguments(method).wrong("COLOR", color.name(), "a chat needs one of the portal's colours");
        }
        return chat(method, botId, dialogId).with("COLOR", color.name());
    }

    /** Renames a chat, at most 255 characters; gives {@code true} even when the portal did not. */
    public static Call chatUpdateTitle(long botId, String dialogId, String title) {
        String method = "imbot.chat.updateTitle";
        return chat(method, botId, dialogId)
                .with("TITLE", PhpEmpty.shown(new CallArguments(method).text("TITLE", title, LONGEST_TITLE)));
    }

    /** Shows or hides the input field from the people in a chat; undocumented, bots can still write (v1 §2.6). */
    public static Call chatUpdateTextField(long botId, String dialogId, boolean enabled) {
        return chat("imbot.chat.updateTextFieldEnabled", botId, dialogId)
                .with("TEXT_FIELD_ENABLED", CallArguments.flag(enabled));
    }

    /** Adds users to a chat; what they see of the past is the portal's setting. Needs the right to invite: ACCESS_DENIED_EXTEND. */
    public static Call chatUserAdd(long botId, String dialogId, List<Long> userIds) {
        String method = "imbot.chat.user.add";
        return chat(method, botId, dialogId).with("USERS", new CallArguments(method).ids("USERS", userIds));
    }

    /** Adds users to a chat, with or without a view of the past. */
    public static Call chatUserAdd(long botId, String dialogId, List<Long> userIds, boolean hideHistory) {
        return chatUserAdd(botId, dialogId, userIds).with("HIDE_HISTORY", CallArguments.flag(hideHistory));
    }

    /** Removes a user; only the owner may remove others: IM_ERROR_KICK, ACCESS_DENIED_KICK. */
    public static Call chatUserDelete(long botId, String dialogId, long userId) {
        return withUser(chat("imbot.chat.user.delete", botId, dialogId), userId);
    }

    /** Lists the ids of a chat's members, all on one page; {@code []} when the bot may not see them. */
    public static Call chatUserList(long botId, String dialogId) {
        return chat("imbot.chat.user.list", botId, dialogId);
    }

    /**
     * Reads a dialog, with keys in lower case: {@code id, name, owner, type, entity_type, user_counter …} (v1 §5). It is the view
     * of the token's user, not of the bot: with a user id it is that user's dialog with the token's user. ACCESS_ERROR when it
     * is not visible.
     */
    public static Call dialogGet(String dialogId) {
        String method = "imbot.dialog.get";
        return Call.of(method).with("DIALOG_ID", new CallArguments(method).dialogId(dialogId));
    }

    /** In the name of which bot a call is; empty when it does not say. */
    public static OptionalLong botId(Call call) {
        return call.params().get(BOT_ID) instanceof Number id ? OptionalLong.of(id.longValue()) : OptionalLong.empty();
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
