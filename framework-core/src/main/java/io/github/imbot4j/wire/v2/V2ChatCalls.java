package io.github.imbot4j.wire.v2;

import io.github.imbot4j.annotation.BotColor;
import io.github.imbot4j.bot.ChatInfo;
import io.github.imbot4j.chat.MessengerRevision;
import io.github.imbot4j.portal.Avatar;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.Ref;
import io.github.imbot4j.rest.RestResponse;
import io.github.imbot4j.rest.UnsupportedCallException;
import io.github.imbot4j.wire.ChatCalls;
import io.github.imbot4j.wire.DialogIds;
import io.github.imbot4j.wire.NewChat;
import io.github.imbot4j.wire.shared.CallArguments;
import io.github.imbot4j.wire.shared.ChatParts;
import io.github.imbot4j.wire.shared.PhpEmpty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The {@code imbot.v2.*} calls for messages, chats and dialogs (v2 §4.2, §5). Every call names its bot and the dialog as a text. Unless
 * stated otherwise a call answers {@code {result: true}}, and fails with BOT_NOT_FOUND, BOT_OWNERSHIP_ERROR, CHAT_NOT_FOUND or
 * ACCESS_DENIED.
 */
final class V2ChatCalls implements ChatCalls {

    private static final String BOT_ID = "botId";
    private static final String DIALOG_ID = "dialogId";
    private static final String MESSAGE_ID = "messageId";
    private static final String USER_IDS = "userIds";
    private static final String FIELDS = "fields";
    private static final String LIKE = "like";
    private static final int LONGEST_TITLE = 255;

    /** More is taken for 50 (v2 §0.2). */
    private static final int MOST_MEMBERS = 200;

    @Override
    public Call messageDelete(long botId, long messageId) {
        return message("imbot.v2.Chat.Message.delete", botId, messageId);
    }

    @Override
    public Call messageDelete(long botId, Ref message) {
        return bot("imbot.v2.Chat.Message.delete", botId).with(MESSAGE_ID, message);
    }

    @Override
    public Call messageDeleteCompletely(long botId, long messageId) {
        return messageDelete(botId, messageId).with("complete", true);
    }

    /** Fails with REACTION_ALREADY_SET when it is there already: after a repetition, that is no failure. */
    @Override
    public Call messageLike(long botId, long messageId) {
        return message("imbot.v2.Chat.Message.Reaction.add", botId, messageId).with("reaction", LIKE);
    }

    /** Fails with REACTION_NOT_FOUND when there is none. */
    @Override
    public Call messageUnlike(long botId, long messageId) {
        return message("imbot.v2.Chat.Message.Reaction.delete", botId, messageId)
                .with("reaction", LIKE);
    }

    @Override
    public Call sendTyping(long botId, String dialogId) {
        return dialog("imbot.v2.Chat.InputAction.notify", botId, dialogId);
    }

    /** The key of the users is {@code userIds}; a wrong one is passed over (v2 §5). The bot gets a join event, with itself as the user. */
    @Override
    public Call chatAdd(long botId, NewChat chat) {
        CallArguments check = new CallArguments("imbot.v2.Chat.add");
        chat.users().forEach(user -> check.id(USER_IDS, user));
        if (chat.entityType().isBlank() != chat.entityId().isBlank()) {
            throw check.wrong(
                    "entityId",
                    chat.entityId(),
                    "it goes with entityType \"" + chat.entityType() + "\", give both or none");
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("type", chat.open() ? "open" : "chat");
        put(
                fields,
                "title",
                chat.title().isEmpty() ? "" : PhpEmpty.shown(check.text("title", chat.title(), LONGEST_TITLE)));
        put(fields, "description", PhpEmpty.shown(chat.description()));
        put(fields, "color", chat.color() == BotColor.AUTO ? "" : Words.camel(chat.color()));
        put(fields, "message", PhpEmpty.shown(chat.message()));
        if (!chat.users().isEmpty()) {
            fields.put(USER_IDS, chat.users());
        }
        put(fields, "avatar", chat.avatar().map(Avatar::base64).orElse(""));
        put(fields, "entityType", chat.entityType());
        put(fields, "entityId", chat.entityId());
        return bot("imbot.v2.Chat.add", botId).with(FIELDS, fields);
    }

    private static void put(Map<String, Object> fields, String name, String value) {
        if (!value.isEmpty()) {
            fields.put(name, value);
        }
    }

    /** The second generation finds chats by their dialog only; the first one's method is there beside it and asks for no bot (v2 §9.4). */
    @Override
    public Call chatGet(String entityType, String entityId) {
        return ChatParts.ofEntity(entityType, entityId);
    }

    @Override
    public OptionalLong found(RestResponse chat) {
        return ChatParts.found(chat);
    }

    @Override
    public Call chatLeave(long botId, String dialogId) {
        return chat("imbot.v2.Chat.leave", botId, dialogId);
    }

    @Override
    public Call chatSetOwner(long botId, String dialogId, long userId) {
        return withUser(chat("imbot.v2.Chat.setOwner", botId, dialogId), userId);
    }

    @Override
    public Call chatSetManager(long botId, String dialogId, long userId, boolean manager) {
        String method = "imbot.v2.Chat.Manager." + (manager ? "add" : "delete");
        return withUsers(chat(method, botId, dialogId), List.of(userId));
    }

    @Override
    public Call chatUpdateAvatar(long botId, String dialogId, Avatar avatar) {
        return update(botId, dialogId, "avatar", check("avatar", avatar.base64()));
    }

    @Override
    public Call chatUpdateColor(long botId, String dialogId, BotColor color) {
        if (color == BotColor.AUTO) {
            throw new CallArguments("imbot.v2.Chat.update")
                    .wrong("color", color.name(), "a chat needs one of the portal's colours");
        }
        return update(botId, dialogId, "color", Words.camel(color));
    }

    @Override
    public Call chatUpdateTitle(long botId, String dialogId, String title) {
        return update(
                botId,
                dialogId,
                "title",
                PhpEmpty.shown(new CallArguments("imbot.v2.Chat.update").text("title", title, LONGEST_TITLE)));
    }

    private static String check(String name, String value) {
        return new CallArguments("imbot.v2.Chat.update").text(name, value);
    }

    private static Call update(long botId, String dialogId, String field, String value) {
        return chat("imbot.v2.Chat.update", botId, dialogId).with(FIELDS, Map.of(field, value));
    }

    /** Works in private dialogs too, from revision 34. */
    @Override
    public Call chatUpdateTextField(long botId, String dialogId, boolean enabled) {
        return dialog("imbot.v2.Chat.TextField.enabled", botId, dialogId).with("enabled", enabled);
    }

    /** Gives {@code true} whatever became of it; users that are none are passed over. */
    @Override
    public Call chatUserAdd(long botId, String dialogId, List<Long> userIds) {
        return withUsers(chat("imbot.v2.Chat.User.add", botId, dialogId), userIds);
    }

    @Override
    public Call chatUserAdd(long botId, String dialogId, List<Long> userIds, boolean hideHistory) {
        throw new UnsupportedCallException(
                V2Protocol.NAME,
                "choice of what new members see of the past",
                "leave it to the portal's setting, with add(userIds), or speak v1 on this portal");
    }

    @Override
    public Call chatUserDelete(long botId, String dialogId, long userId) {
        return withUser(chat("imbot.v2.Chat.User.delete", botId, dialogId), userId);
    }

    /** Gives the first 200; the method has no pages (v2 §5). */
    @Override
    public Call chatUserList(long botId, String dialogId) {
        return chat("imbot.v2.Chat.User.list", botId, dialogId).with("limit", MOST_MEMBERS);
    }

    /** The list itself is the answer. */
    @Override
    public List<Long> members(RestResponse list) {
        return list.items().stream().map(user -> user.get("id").asLong()).toList();
    }

    @Override
    public Call dialogGet(long botId, String dialogId) {
        return dialog("imbot.v2.Chat.get", botId, dialogId);
    }

    @Override
    public ChatInfo info(RestResponse answer) {
        RestResponse chat = answer.get("chat");
        long id = chat.get("id").asLong(0);
        return new ChatInfo(
                chat.get("dialogId").asText(DialogIds.ofChat(id)),
                chat.get("name").asText(""),
                chat.get("description").asText(""),
                chat.get("owner").asLong(0),
                chat.get("type").asText(""),
                chat.get("entityType").asText(""),
                chat.get("entityId").asText(""),
                (int) chat.get("userCounter").asLong(0));
    }

    /** The portal that has no such method speaks the first generation only. */
    @Override
    public Call revisionGet() {
        return Call.of("imbot.v2.Revision.get");
    }

    @Override
    public MessengerRevision revision(RestResponse revision) {
        return ChatParts.revision(revision);
    }

    private static Call bot(String method, long botId) {
        return Call.of(method).with(BOT_ID, new CallArguments(method).id(BOT_ID, botId));
    }

    private static Call message(String method, long botId, long messageId) {
        return bot(method, botId).with(MESSAGE_ID, new CallArguments(method).id(MESSAGE_ID, messageId));
    }

    private static Call dialog(String method, long botId, String dialogId) {
        return bot(method, botId).with(DIALOG_ID, new CallArguments(method).dialogId(DIALOG_ID, dialogId));
    }

    /** Only a group chat, channel or Open Line. */
    private static Call chat(String method, long botId, String dialogId) {
        new CallArguments(method).chatId(dialogId);
        return dialog(method, botId, dialogId);
    }

    private static Call withUser(Call call, long userId) {
        return call.with("userId", new CallArguments(call.method()).id("userId", userId));
    }

    private static Call withUsers(Call call, List<Long> userIds) {
        return call.with(USER_IDS, new CallArguments(call.method()).ids(USER_IDS, userIds));
    }
}
