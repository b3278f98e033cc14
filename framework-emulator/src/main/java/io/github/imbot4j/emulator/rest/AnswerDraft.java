package io.github.imbot4j.emulator.rest;

import io.github.imbot4j.emulator.chat.Draft;
import io.github.imbot4j.emulator.chat.Messenger;
import io.github.imbot4j.emulator.state.Chat;
import io.github.imbot4j.emulator.state.ChatType;
import io.github.imbot4j.emulator.state.Message;
import io.github.imbot4j.emulator.state.RegisteredCommand;
import java.util.Optional;

/**
 * The answer to a command as it is posted, in both generations of the API (v1 §3.4, v2 §3.5). A bot may answer for ten
 * minutes after the last command in a chat; later, only a message which somebody wrote to the bot itself.
 *
 * @param system whether it has the system look
 */
public record AnswerDraft(Messenger messenger, RegisteredCommand command, boolean system) {

    /**
     * What to post; nothing when it is too late.
     *
     * @param message with the command, or with the button that was pressed
     */
    public Optional<Draft> of(Message message, String text, Message.Extra extra) {
        Chat chat = messenger.state().chats().find(message.chatId()).orElseThrow(Dialogs::notAdded);
        if (!mayAnswer(message, chat)) {
            return Optional.empty();
        }
        return Optional.of(
                chat.type() == ChatType.PRIVATE
                        ? inPrivate(message, chat, text, extra.withMenu(Optional.empty()))
                        : inGroup(chat, text, extra));
    }

    private boolean mayAnswer(Message message, Chat chat) {
        long botId = command.botId();
        boolean toTheBot = chat.type() == ChatType.PRIVATE && chat.has(botId) && message.authorId() != botId;
        return toTheBot || messenger.mayAnswer(botId, chat.id());
    }

    private Draft inGroup(Chat chat, String text, Message.Extra extra) {
        long botId = command.botId();
        return chat.has(botId) && !system
                ? draft(botId, chat, text, false, extra)
                : draft(0, chat, signed(text), true, extra);
    }

    /** Between two people the answer is a system line of the one who called the command. */
    private Draft inPrivate(Message message, Chat chat, String text, Message.Extra extra) {
        long botId = command.botId();
        if (chat.has(botId) && !system) {
            return draft(botId, chat, text, false, extra);
        }
        long caller = message.authorId() == botId ? Long.parseLong(chat.dialogId(botId)) : message.authorId();
        return draft(caller, chat, signed(text), true, extra);
    }

    private static Draft draft(long authorId, Chat chat, String text, boolean asSystem, Message.Extra extra) {
        return new Draft(authorId, chat.id(), MessageText.of(text), asSystem, true, false, extra);
    }

    private String signed(String text) {
        return "Answer from [USER=" + command.botId() + "][/USER]:\n " + text;
    }
}
