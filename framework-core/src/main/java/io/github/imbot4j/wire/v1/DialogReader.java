package io.github.imbot4j.wire.v1;

import io.github.imbot4j.bot.ChatEntity;
import io.github.imbot4j.bot.Dialog;
import io.github.imbot4j.bot.Sender;
import io.github.imbot4j.phpform.FormException;
import io.github.imbot4j.phpform.FormTree;
import io.github.imbot4j.wire.shared.EventParts;
import java.util.Locale;

/** The reader of the dialog an event happened in (v1 §6.5, §6.6, §6.14). */
final class DialogReader {

    private final FormTree params;

    private DialogReader(FormTree params) {
        this.params = params;
    }

    /** Reads the dialog; the sender names a private one that does not name itself. */
    static Dialog read(FormTree params, Sender sender) {
        return new DialogReader(params).dialog(sender);
    }

    private Dialog dialog(Sender sender) {
        String letter = text("CHAT_TYPE", "MESSAGE_TYPE").strip().toUpperCase(Locale.ROOT);
        long chatId = number("CHAT_ID", "TO_CHAT_ID");
        String id = id(letter, chatId, sender);
        ChatEntity entity = entity();
        return new Dialog(
                id,
                chatId == 0 && id.startsWith("chat") ? FormTree.number(id.substring(4)) : chatId,
                EventParts.kind(letter, id, entity),
                letter,
                text("CHAT_TITLE"),
                number("CHAT_AUTHOR_ID"),
                entity,
                params.get("CHAT_EXTRANET").flag(),
                (int) Math.min(number("CHAT_USER_COUNT"), Integer.MAX_VALUE),
                number("CHAT_PARENT_ID"),
                number("CHAT_PARENT_MID"),
                text("CHAT_COLOR"),
                text("CHAT_CAN_POST"));
    }

    private String id(String letter, long chatId, Sender sender) {
        String said =
                EventParts.dialogId("data[PARAMS][DIALOG_ID]", text("DIALOG_ID").strip());
        if (!said.isEmpty()) {
            return said;
        }
        boolean personal = letter.equals("P") || (letter.isEmpty() && chatId == 0);
        if (personal && sender.isKnown()) {
            return Long.toString(sender.id());
        }
        if (chatId == 0 || personal) {
            throw FormException.malformed("\"data[PARAMS][DIALOG_ID]\" is missing, and nothing else names the dialog.");
        }
        return "chat" + chatId;
    }

    private ChatEntity entity() {
        return new ChatEntity(
                text("CHAT_ENTITY_TYPE"),
                text("CHAT_ENTITY_ID"),
                text("CHAT_ENTITY_DATA_1"),
                text("CHAT_ENTITY_DATA_2"),
                text("CHAT_ENTITY_DATA_3"));
    }

    private String text(String... keys) {
        for (String key : keys) {
            if (!params.get(key).text().isEmpty()) {
                return params.get(key).text();
            }
        }
        return "";
    }

    private long number(String... keys) {
        for (String key : keys) {
            if (params.get(key).number() > 0) {
                return params.get(key).number();
            }
        }
        return 0;
    }
}
