package io.github.imbot4j.wire.v1;

import io.github.imbot4j.annotation.DialogKind;
import io.github.imbot4j.bot.ChatEntity;
import io.github.imbot4j.bot.Dialog;
import io.github.imbot4j.bot.Sender;
import io.github.imbot4j.phpform.FormException;
import io.github.imbot4j.phpform.FormTree;
import java.util.Locale;

/** The reader of the dialog an event happened in (v1 §6.5, §6.6, §6.14). */
final class DialogReader {

    private static final int LONGEST_ID = 255;
    private static final String LINES = "LINES";

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
                kind(letter, id, entity),
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
        String said = text("DIALOG_ID").strip();
        if (said.length() > LONGEST_ID) {
            throw FormException.malformed(
                    "\"data[PARAMS][DIALOG_ID]\" has " + said.length() + " characters, more than " + LONGEST_ID + ".");
        }
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

    /** An Open Line is known by its letter or by its entity; a chat of no known kind is like a group. */
    private static DialogKind kind(String letter, String id, ChatEntity entity) {
        if (entity.type().equalsIgnoreCase(LINES)) {
            return DialogKind.OPEN_LINE;
        }
        return switch (letter) {
            case "P" -> DialogKind.PRIVATE;
            case "L" -> DialogKind.OPEN_LINE;
            case "N", "J" -> DialogKind.CHANNEL;
            case "T" -> DialogKind.COMMENTS;
            case "A" -> DialogKind.COPILOT;
            case "B" -> DialogKind.COLLAB;
            case "X" -> DialogKind.EXTERNAL;
            case "S" -> DialogKind.SYSTEM;
            case "" -> FormTree.number(id) > 0 ? DialogKind.PRIVATE : DialogKind.GROUP;
            default -> DialogKind.GROUP;
        };
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
