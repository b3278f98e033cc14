package io.github.imbot4j.wire.v2;

import io.github.imbot4j.annotation.DialogKind;
import io.github.imbot4j.bot.ChatEntity;
import io.github.imbot4j.bot.Dialog;
import io.github.imbot4j.bot.Sender;
import io.github.imbot4j.phpform.FormException;
import io.github.imbot4j.phpform.FormTree;
import io.github.imbot4j.wire.shared.EventParts;
import java.util.Locale;
import java.util.Map;

/** The reader of the dialog an event happened in (v2 §5, §9.3). Of a pressed button in a private dialog there may be no chat (v2 §8.2). */
final class ChatReader {

    /** What the words mean that stand beside, or instead of, the letter. */
    private static final Map<String, String> LETTERS = Map.ofEntries(
            Map.entry("private", "P"),
            Map.entry("chat", "C"),
            Map.entry("open", "O"),
            Map.entry("lines", "L"),
            Map.entry("livechat", "L"),
            Map.entry("channel", "N"),
            Map.entry("openchannel", "J"),
            Map.entry("generalchannel", "J"),
            Map.entry("comment", "T"),
            Map.entry("thread", "T"),
            Map.entry("copilot", "A"),
            Map.entry("collab", "B"),
            Map.entry("external", "X"));

    private static final String PREFIX = "chat";

    private ChatReader() {}

    /** Reads the dialog; the sender names a private one that does not name itself. */
    static Dialog read(Fields data, Sender sender) {
        Fields chat = data.in("chat");
        String letter = letter(chat);
        long chatId = Fields.first(chat.number("id"), data.in("message").number("chatId"));
        String id = id(data, chat, letter, sender);
        ChatEntity entity = new ChatEntity(
                chat.text("entityType"),
                chat.text("entityId"),
                chat.text("entityData1"),
                chat.text("entityData2"),
                chat.text("entityData3"));
        DialogKind kind = EventParts.kind(letter, id, entity);
        return new Dialog(
                id,
                chatId == 0 && id.startsWith(PREFIX) ? FormTree.number(id.substring(PREFIX.length())) : chatId,
                kind,
                letter,
                kind == DialogKind.PRIVATE ? "" : chat.text("name"),
                chat.number("owner"),
                entity,
                chat.flag("extranet"),
                (int) Math.min(chat.number("userCounter"), Integer.MAX_VALUE),
                chat.number("parentChatId"),
                chat.number("parentMessageId"),
                chat.text("color"),
                chat.in("permissions").text("manageMessages").toUpperCase(Locale.ROOT));
    }

    private static String letter(Fields chat) {
        String letter = chat.text("messageType").strip().toUpperCase(Locale.ROOT);
        String word = chat.text("type").replace("_", "").strip().toLowerCase(Locale.ROOT);
        return letter.isEmpty() ? LETTERS.getOrDefault(word, word.isEmpty() ? "" : "C") : letter;
    }

    private static String id(Fields data, Fields chat, String letter, Sender sender) {
        String said = chat.text("dialogId").isEmpty() ? data.text("dialogId") : chat.text("dialogId");
        if (!said.isBlank()) {
            return EventParts.dialogId("data[chat][dialogId]", said.strip());
        }
        boolean isPrivate = letter.equals("P") || chat.number("id") == 0;
        if (isPrivate && sender.isKnown()) {
            return Long.toString(sender.id());
        }
        if (isPrivate) {
            throw FormException.malformed("\"data[chat][dialogId]\" is missing, and nothing else names the dialog.");
        }
        return PREFIX + chat.number("id");
    }
}
