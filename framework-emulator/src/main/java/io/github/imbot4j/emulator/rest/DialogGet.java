package io.github.imbot4j.emulator.rest;

import io.github.imbot4j.emulator.chat.Messenger;
import io.github.imbot4j.emulator.php.PhpValue;
import io.github.imbot4j.emulator.state.Chat;
import io.github.imbot4j.emulator.state.PortalState;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The methods that show chats: {@code imbot.dialog.get}, {@code imbot.chat.get} (v1 §5). Both see them as the token's
 * user does.
 */
final class DialogGet {

    private final Messenger messenger;
    private final PortalState state;

    DialogGet(Messenger messenger) {
        this.messenger = messenger;
        this.state = messenger.state();
    }

    void addTo(MethodTable table) {
        table.add("imbot", "imbot.dialog.get", this::dialog)
                .add("imbot", "imbot.chat.get", this::chat)
                .add("im", "im.dialog.get", this::dialog)
                .add("im", "im.chat.get", this::chat);
    }

    private Object dialog(Request request) {
        PhpValue dialogId = Dialogs.require(request.at("DIALOG_ID"));
        Chat chat = Dialogs.seen(messenger, request.caller(), dialogId);
        return new DialogView(state, chat, request.caller().userId()).with(dialogId.text());
    }

    /** By the app's own pair of keys nobody's right is asked for. */
    private @Nullable Object chat(Request request) {
        if (request.has("DIALOG_ID")) {
            return dialog(request);
        }
        PhpValue type = request.at("ENTITY_TYPE");
        PhpValue id = request.at("ENTITY_ID");
        if (type.isEmpty() || id.isEmpty()) {
            return null;
        }
        return state.chats()
                .first(chat ->
                        chat.entityType().equals(type.text()) && chat.entityId().equals(id.text()))
                .map(chat -> Map.of("ID", chat.id()))
                .orElse(null);
    }
}
