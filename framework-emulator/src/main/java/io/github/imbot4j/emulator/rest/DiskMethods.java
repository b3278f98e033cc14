package io.github.imbot4j.emulator.rest;

import io.github.imbot4j.emulator.chat.Messenger;
import io.github.imbot4j.emulator.php.PhpValue;
import io.github.imbot4j.emulator.state.Chat;
import java.util.Map;

/**
 * The method that returns the folder of a chat's files: {@code im.disk.folder.get}. The folder of a chat has the chat's
 * own number here.
 */
final class DiskMethods {

    private final Messenger messenger;

    DiskMethods(Messenger messenger) {
        this.messenger = messenger;
    }

    void addTo(MethodTable table) {
        table.add("im", "im.disk.folder.get", this::folder);
    }

    private Object folder(Request request) {
        if (!request.has("DIALOG_ID") && request.at("CHAT_ID").number() <= 0) {
            throw RestError.of("CHAT_ID_EMPTY", "Chat ID can't be empty");
        }
        PhpValue dialogId = request.has("DIALOG_ID")
                ? Dialogs.require(request.at("DIALOG_ID"))
                : new PhpValue("chat" + request.at("CHAT_ID").number());
        return Map.of("ID", folderOf(Dialogs.seen(messenger, request.caller(), dialogId)));
    }

    static long folderOf(Chat chat) {
        return chat.id();
    }
}
