package io.github.imbot4j.emulator.rest;

import io.github.imbot4j.emulator.chat.Messenger;
import io.github.imbot4j.emulator.chat.Refusal;
import io.github.imbot4j.emulator.php.PhpValue;
import io.github.imbot4j.emulator.state.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The methods that change a message: {@code imbot.message.update} (v1 §4.2) as a bot, {@code im.message.update} as a
 * user. Attachment, keyboard and menu are written one after another before the text: what fails later leaves them
 * written.
 */
final class MessageUpdate {

    private final Messenger messenger;
    private final Ownership bots;

    MessageUpdate(Messenger messenger, Ownership bots) {
        this.messenger = messenger;
        this.bots = bots;
    }

    void addTo(MethodTable table) {
        table.add("imbot", "imbot.message.update", this::update).add("im", "im.message.update", this::update);
    }

    private Object update(Request request) {
        long actor = bots.actor(request);
        long messageId = MessageMethods.messageId(request);
        long pressed =
                Ownership.isOfBots(request) ? actor : request.at("BOT_ID").number();
        PhpValue attach = request.at("ATTACH");
        if (attach.isSet()) {
            requireRight(actor, messageId);
            var blocks = isCleared(attach)
                    ? List.<Map<String, Object>>of()
                    : Content.attach(attach, messenger.state().clock());
            change(actor, messageId, extra -> extra.withAttach(blocks));
        }
        PhpValue keyboard = request.at("KEYBOARD");
        if (keyboard.isSet()) {
            requireRight(actor, messageId);
            var buttons = isCleared(keyboard)
                    ? Optional.<Map<String, Object>>empty()
                    : Content.keyboard(keyboard, pressed, "KEYBOARD_OVERSIZE");
            change(actor, messageId, extra -> extra.withKeyboard(buttons));
        }
        PhpValue menu = request.at("MENU");
        if (menu.isSet()) {
            requireRight(actor, messageId);
            var items = isCleared(menu)
                    ? Optional.<Map<String, Object>>empty()
                    : Content.menu(menu, pressed, "menu_ERROR", "MENU_OVERSIZE");
            change(actor, messageId, extra -> extra.withMenu(items));
        }
        if (request.has("MESSAGE")) {
            rewrite(request, actor, messageId);
        }
        return true;
    }

    private void rewrite(Request request, long actor, long messageId) {
        requireRight(actor, messageId);
        String text = MessageText.of(request.at("MESSAGE").trimmed());
        boolean preview = !request.at("URL_PREVIEW").looksLike("N");
        messenger.edit(actor, messageId, Optional.of(text), extra -> extra.withUrlPreview(preview));
    }

    private static boolean isCleared(PhpValue given) {
        return given.isEmpty() || given.looksLike("N");
    }

    private void requireRight(long actor, long messageId) {
        try {
            messenger.requireEditable(actor, messageId);
        } catch (Refusal refusal) {
            throw MessageMethods.cannotEdit();
        }
    }

    private void change(long actor, long messageId, UnaryOperator<Message.Extra> change) {
        messenger.edit(actor, messageId, Optional.empty(), change);
    }
}
