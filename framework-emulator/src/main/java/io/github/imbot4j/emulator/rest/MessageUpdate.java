package io.github.imbot4j.emulator.rest;

import io.github.imbot4j.emulator.chat.Messenger;
import io.github.imbot4j.emulator.chat.Refusal;
import io.github.imbot4j.emulator.php.PhpValue;
import io.github.imbot4j.emulator.state.Message;
import io.github.imbot4j.emulator.state.RegisteredBot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Change a bot's message: {@code imbot.message.update} (v1 §4.2). Attachment, keyboard and menu are written one after another
 * before the text: what fails later leaves them written.
 */
final class MessageUpdate {

    private final Messenger messenger;
    private final Ownership bots;

    MessageUpdate(Messenger messenger, Ownership bots) {
        this.messenger = messenger;
        this.bots = bots;
    }

    void addTo(MethodTable table) {
        table.add("imbot", "imbot.message.update", this::update);
    }

    private Object update(Request request) {
        RegisteredBot bot = bots.botOf(request);
        long messageId = MessageMethods.messageId(request);
        PhpValue attach = request.at("ATTACH");
        if (attach.isSet()) {
            requireRight(bot, messageId);
            var blocks = isCleared(attach)
                    ? List.<Map<String, Object>>of()
                    : Content.attach(attach, messenger.state().clock());
            change(bot, messageId, extra -> extra.withAttach(blocks));
        }
        PhpValue keyboard = request.at("KEYBOARD");
        if (keyboard.isSet()) {
            requireRight(bot, messageId);
            var buttons = isCleared(keyboard)
                    ? Optional.<Map<String, Object>>empty()
                    : Content.keyboard(keyboard, bot.id(), "KEYBOARD_OVERSIZE");
            change(bot, messageId, extra -> extra.withKeyboard(buttons));
        }
        PhpValue menu = request.at("MENU");
        if (menu.isSet()) {
            requireRight(bot, messageId);
            var items = isCleared(menu)
                    ? Optional.<Map<String, Object>>empty()
                    : Content.menu(menu, bot.id(), "menu_ERROR", "MENU_OVERSIZE");
            change(bot, messageId, extra -> extra.withMenu(items));
        }
        if (request.has("MESSAGE")) {
            rewrite(request, bot, messageId);
        }
        return true;
    }

    private void rewrite(Request request, RegisteredBot bot, long messageId) {
        requireRight(bot, messageId);
        String text = MessageText.of(request.at("MESSAGE").trimmed());
        boolean preview = !request.at("URL_PREVIEW").looksLike("N");
        messenger.edit(bot.id(), messageId, Optional.of(text), extra -> extra.withUrlPreview(preview));
    }

    private static boolean isCleared(PhpValue given) {
        return given.isEmpty() || given.looksLike("N");
    }

    private void requireRight(RegisteredBot bot, long messageId) {
        try {
            messenger.requireEditable(bot.id(), messageId);
        } catch (Refusal refusal) {
            throw MessageMethods.cannotEdit();
        }
    }

    private void change(RegisteredBot bot, long messageId, UnaryOperator<Message.Extra> change) {
        messenger.edit(bot.id(), messageId, Optional.empty(), change);
    }
}
