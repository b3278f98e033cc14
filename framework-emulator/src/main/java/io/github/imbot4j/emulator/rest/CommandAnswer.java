package io.github.imbot4j.emulator.rest;

import io.github.imbot4j.emulator.chat.Messenger;
import io.github.imbot4j.emulator.state.Message;
import io.github.imbot4j.emulator.state.PortalState;
import io.github.imbot4j.emulator.state.RegisteredCommand;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The method that answers a command: {@code imbot.command.answer} (v1 §3.4). A bot may answer for ten minutes after the
 * last command in a chat; later, only a message which somebody wrote to the bot itself. Else the result is {@code
 * true}, and nothing is posted.
 */
final class CommandAnswer {

    private final Messenger messenger;
    private final PortalState state;

    CommandAnswer(Messenger messenger) {
        this.messenger = messenger;
        this.state = messenger.state();
    }

    void addTo(MethodTable table) {
        table.add("imbot", "imbot.command.answer", this::answer);
    }

    private Object answer(Request request) {
        Optional<RegisteredCommand> command = command(request);
        long botId = command.map(RegisteredCommand::botId).orElse(0L);
        long messageId = request.at("MESSAGE_ID").number();
        if (messageId <= 0) {
            throw RestError.of("MESSAGE_ID_EMPTY", "Message ID can't be empty");
        }
        String text = request.at("MESSAGE").trimmed();
        if (text.isEmpty()) {
            throw RestError.of("MESSAGE_EMPTY", "Message can't be empty");
        }
        List<Map<String, Object>> attach = Content.attach(request.at("ATTACH"), state.clock());
        Optional<Map<String, Object>> keyboard =
                botId > 0 ? Content.keyboard(request.at("KEYBOARD"), botId, "KEYBOARD_OVERSIZE") : Optional.empty();
        Optional<Map<String, Object>> menu =
                Content.menu(request.at("MENU"), request.at("BOT_ID").number(), "MENU_ERROR", "PARAM_MENU_ERROR");
        Message.Extra extra = MessageAdd.extra(
                attach, keyboard, menu, !request.at("URL_PREVIEW").looksLike("N"));
        boolean system = request.at("SYSTEM").looksLike("Y");
        Message message = state.messages().find(messageId).orElseThrow(Dialogs::notAdded);
        return new AnswerDraft(messenger, command.orElseThrow(Dialogs::notAdded), system)
                .of(message, text, extra)
                .<Object>map(draft -> messenger.post(draft).id())
                .orElse(true);
    }

    private Optional<RegisteredCommand> command(Request request) {
        if (request.has("COMMAND_ID")) {
            return Optional.of(CommandMethods.require(state, request));
        }
        String appId = request.appId();
        if (!request.has("COMMAND")) {
            return Optional.empty();
        }
        return Optional.of(state.commands()
                .first(known ->
                        known.appId().equals(appId) && request.at("COMMAND").looksLike(known.command()))
                .orElseThrow(() -> RestError.of("COMMAND_ID_ERROR", "Command not found")));
    }
}
