package io.github.imbot4j.emulator.rest;

import io.github.imbot4j.emulator.chat.Draft;
import io.github.imbot4j.emulator.chat.Messenger;
import io.github.imbot4j.emulator.state.Chat;
import io.github.imbot4j.emulator.state.ChatType;
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
        Chat chat = state.chats().find(message.chatId()).orElseThrow(Dialogs::notAdded);
        if (!mayAnswer(command.orElseThrow(Dialogs::notAdded), message, chat)) {
            return true;
        }
        Draft draft = chat.type() == ChatType.PRIVATE
                ? inPrivate(botId, message, chat, text, system, extra.withMenu(Optional.empty()))
                : inGroup(botId, chat, text, system, extra);
        return messenger.post(draft).id();
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

    private boolean mayAnswer(RegisteredCommand command, Message message, Chat chat) {
        boolean toTheBot =
                chat.type() == ChatType.PRIVATE && chat.has(command.botId()) && message.authorId() != command.botId();
        return toTheBot || messenger.mayAnswer(command.botId(), chat.id());
    }

    private static Draft inGroup(long botId, Chat chat, String text, boolean system, Message.Extra extra) {
        return chat.has(botId) && !system
                ? draft(botId, chat, text, false, extra)
                : draft(0, chat, signed(botId, text), true, extra);
    }

    /** Between two people the answer is a system line of the one who called the command. */
    private static Draft inPrivate(
            long botId, Message message, Chat chat, String text, boolean system, Message.Extra extra) {
        if (chat.has(botId) && !system) {
            return draft(botId, chat, text, false, extra);
        }
        long caller = message.authorId() == botId ? Long.parseLong(chat.dialogId(botId)) : message.authorId();
        return draft(caller, chat, signed(botId, text), true, extra);
    }

    private static Draft draft(long authorId, Chat chat, String text, boolean system, Message.Extra extra) {
        return new Draft(authorId, chat.id(), MessageText.of(text), system, true, false, extra);
    }

    private static String signed(long botId, String text) {
        return "Answer from [USER=" + botId + "][/USER]:\n " + text;
    }
}
