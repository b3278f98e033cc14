package io.github.imbot4j.emulator.chat;

import io.github.imbot4j.emulator.state.Chat;
import io.github.imbot4j.emulator.state.Message;
import io.github.imbot4j.emulator.state.PortalState;
import io.github.imbot4j.emulator.state.RegisteredCommand;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The server's handling of a button press or a choice in a context menu (v1 §7). */
final class Presses {

    private final PortalState state;
    private final EventBus eventBus;
    private final ChatKeeper chats;
    private final MessageKeeper messages;
    private final AnswerWindows windows;
    private final Set<Press> blocked = new HashSet<>();

    private record Press(long userId, long messageId) {}

    Presses(PortalState state, EventBus eventBus, ChatKeeper chats, MessageKeeper messages, AnswerWindows windows) {
        this.state = state;
        this.eventBus = eventBus;
        this.chats = chats;
        this.messages = messages;
        this.windows = windows;
    }

    void press(long userId, long messageId, int button) {
        Message message = seen(userId, messageId);
        if (isBlocked(userId, messageId)) {
            throw new Refusal(
                    "BLOCKED",
                    "The keyboard of message " + messageId
                            + " waits for the bot: a button with BLOCK was pressed, and it was not sent again.");
        }
        Map<?, ?> pressed = item(message.extra().keyboard().orElse(Map.of()), "BUTTONS", button, message);
        if (act(userId, message, pressed) && "Y".equals(pressed.get("BLOCK"))) {
            blocked.add(new Press(userId, messageId));
        }
    }

    void choose(long userId, long messageId, int item) {
        Message message = seen(userId, messageId);
        act(userId, message, item(message.extra().menu().orElse(Map.of()), "ITEMS", item, message));
    }

    /** What any program may do that speaks for a person who sees the message (v1 §3.5): no button has to say so. */
    void call(long userId, long messageId, String command, String params) {
        act(userId, seen(userId, messageId), Map.of("COMMAND", command, "COMMAND_PARAMS", params));
    }

    boolean isBlocked(long userId, long messageId) {
        return blocked.contains(new Press(userId, messageId));
    }

    /** Whatever the bot changes, the client draws the keyboard anew. */
    void unblock(long messageId) {
        blocked.removeIf(press -> press.messageId() == messageId);
    }

    private Message seen(long userId, long messageId) {
        Message message = messages.require(messageId, "MESSAGE_ID");
        if (!chats.require(message.chatId()).has(userId)) {
            throw new Refusal("ERROR_NO_ACCESS", "User " + userId + " does not see message " + messageId + ".");
        }
        return message;
    }

    private static Map<?, ?> item(Map<String, Object> container, String key, int index, Message message) {
        List<?> all = container.get(key) instanceof List<?> list ? list : List.of();
        List<? extends Map<?, ?>> items = all.stream()
                .filter(item -> item instanceof Map<?, ?> map && !"NEWLINE".equals(map.get("TYPE")))
                .map(item -> (Map<?, ?>) item)
                .toList();
        if (index < 0 || index >= items.size()) {
            throw new Refusal(
                    "NO_BUTTON",
                    "Message " + message.id() + " has " + items.size() + " of " + key + ", none with the number "
                            + index + ".");
        }
        Map<?, ?> item = items.get(index);
        if ("Y".equals(item.get("DISABLED"))) {
            throw new Refusal("DISABLED", "\"" + item.get("TEXT") + "\" of message " + message.id() + " is disabled.");
        }
        return item;
    }

    /** Links and apps open in the client; of the actions only SEND comes to the server. Whether a command was called. */
    private boolean act(long userId, Message message, Map<?, ?> item) {
        if (item.get("LINK") != null || item.get("FUNCTION") != null || item.get("APP_ID") != null) {
            return false;
        }
        if (item.get("ACTION") != null) {
            if ("SEND".equals(item.get("ACTION"))) {
                messages.post(Draft.typed(userId, message.chatId(), text(item, "ACTION_VALUE")));
            }
            return false;
        }
        String word = text(item, "COMMAND");
        if (word.isEmpty()) {
            return false;
        }
        long botId = number(text(item, "BOT_ID"), message.authorId());
        List<RegisteredCommand> commands = state.commands()
                .where(command -> command.botId() == botId && command.command().equals(word));
        if (!commands.isEmpty()) {
            Chat chat = chats.require(message.chatId());
            windows.open(botId, chat.id());
            eventBus.tell(new ChatEvent.Pressed(userId, message, chat, commands, text(item, "COMMAND_PARAMS")));
        }
        return true;
    }

    private static String text(Map<?, ?> item, String key) {
        Object value = item.get(key);
        return value == null ? "" : value.toString();
    }

    private static long number(String text, long otherwise) {
        return text.matches("[1-9][0-9]{0,17}") ? Long.parseLong(text) : otherwise;
    }
}
