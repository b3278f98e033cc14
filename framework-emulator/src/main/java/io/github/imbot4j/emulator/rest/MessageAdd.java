package io.github.imbot4j.emulator.rest;

import io.github.imbot4j.emulator.chat.Draft;
import io.github.imbot4j.emulator.chat.Messenger;
import io.github.imbot4j.emulator.state.Message;
import io.github.imbot4j.emulator.state.RegisteredBot;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The method that posts as a bot: {@code imbot.message.add} (v1 §4.1). */
final class MessageAdd {

    private final Messenger messenger;
    private final Ownership bots;

    MessageAdd(Messenger messenger, Ownership bots) {
        this.messenger = messenger;
        this.bots = bots;
    }

    void addTo(MethodTable table) {
        table.add("imbot", "imbot.message.add", this::add);
    }

    private Object add(Request request) {
        RegisteredBot bot = bots.botOf(request);
        long from = request.at("FROM_USER_ID").number();
        long to = request.at("TO_USER_ID").number();
        boolean between = from != 0 && to != 0;
        if (!between) {
            Dialogs.require(request.at("DIALOG_ID"));
        }
        String text = request.at("MESSAGE").isText() ? request.at("MESSAGE").trimmed() : "";
        if (text.isEmpty()) {
            throw RestError.of("MESSAGE_EMPTY", "Message can't be empty");
        }
        Message.Extra extra = extra(
                Content.attach(request.at("ATTACH"), messenger.state().clock()),
                Content.keyboard(request.at("KEYBOARD"), bot.id(), "PARAM_KEYBOARD_ERROR"),
                Content.menu(request.at("MENU"), bot.id(), "MENU_ERROR", "PARAM_MENU_ERROR"),
                !request.at("URL_PREVIEW").looksLike("N"));
        boolean skipConnector = request.at("SKIP_CONNECTOR").looksLikeUpper("Y");
        boolean system = between || request.at("SYSTEM").looksLike("Y");
        long chatId =
                between ? messenger.open(from, to).id() : Dialogs.posting(messenger, bot.id(), request.at("DIALOG_ID"));
        String full = between ? "Message from [USER=" + bot.id() + "][/USER][BR]" + text : text;
        return messenger
                .post(new Draft(
                        between ? from : bot.id(), chatId, MessageText.of(full), system, true, skipConnector, extra))
                .id();
    }

    static Message.Extra extra(
            List<Map<String, Object>> attach,
            Optional<Map<String, Object>> keyboard,
            Optional<Map<String, Object>> menu,
            boolean urlPreview) {
        return new Message.Extra(
                attach, keyboard, menu, List.of(), 0, Map.of(), "", urlPreview, false, Optional.empty());
    }
}
