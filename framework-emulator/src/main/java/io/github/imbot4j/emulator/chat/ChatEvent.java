package io.github.imbot4j.emulator.chat;

import io.github.imbot4j.emulator.state.Chat;
import io.github.imbot4j.emulator.state.Message;
import io.github.imbot4j.emulator.state.Person;
import io.github.imbot4j.emulator.state.RegisteredCommand;
import java.util.List;
import java.util.Map;

/**
 * An event in the messenger, published after it happened. The events an app receives are derived from these, and the
 * page in the browser follows them.
 */
public sealed interface ChatEvent {

    /**
     * A message was posted.
     *
     * @param skipCommand whether it may not be read as a command, as every message of a bot (v1 §4.1)
     * @param skipConnector whether an Open Line client does not get it
     * @param consumed whether it was read as a command, so that no bot gets it as a message (v1 §3.5)
     */
    record Posted(Message message, Chat chat, boolean skipCommand, boolean skipConnector, boolean consumed)
            implements ChatEvent {}

    /**
     * A typed message contained commands for bots; published after the message was {@link Posted}.
     *
     * @param calls each command once, in the order they were typed
     */
    record Commanded(Message message, Chat chat, List<Call> calls) implements ChatEvent {

        public Commanded {
            calls = List.copyOf(calls);
        }
    }

    /**
     * A command with its parameters.
     *
     * @param params the rest of its line, or the button's COMMAND_PARAMS; may be empty
     */
    record Call(RegisteredCommand command, String params) {}

    /** A message was changed; {@code textChanged} is false if only its keyboard or the like was. */
    record Edited(Message message, Chat chat, long editorId, boolean textChanged) implements ChatEvent {}

    /**
     * A message was deleted.
     *
     * @param before the message as it was
     * @param after the same with the phrase in place of its text, also when no stub of it is left
     * @param userId who deleted it
     * @param complete whether no stub is left
     */
    record Deleted(Message before, Message after, Chat chat, long userId, boolean complete) implements ChatEvent {}

    /**
     * A user reacted to a message, or took the reaction back.
     *
     * @param reaction the code, such as {@code like}
     */
    record Reacted(Message message, long userId, String reaction, boolean added) implements ChatEvent {}

    /** A chat was created or changed: title, members, colour … */
    record ChatChanged(Chat chat) implements ChatEvent {}

    /** A chat was removed because the bot in it was removed. */
    record ChatRemoved(Chat chat) implements ChatEvent {}

    /**
     * A bot joined a chat (v1 §6.9).
     *
     * @param initiatorId who brought it: opened the dialog, wrote first, or added it; {@code 0} for the system
     */
    record BotJoined(long botId, Chat chat, long initiatorId) implements ChatEvent {}

    /** A user or bot is in a group from now on; bots are told by {@link BotJoined}. */
    record Joined(long userId, Chat chat) implements ChatEvent {}

    /**
     * A user is typing, or a bot shows what it is doing.
     *
     * @param action one of the eleven of v2 without their common beginning, such as {@code THINKING}; empty for typing
     * @param seconds how long it is shown at most
     */
    record Typing(long userId, Chat chat, String action, int seconds) implements ChatEvent {}

    /**
     * A user pressed a command button or chose such an item of a context menu (v1 §6.10).
     *
     * @param message which carries it
     * @param params the button's COMMAND_PARAMS
     */
    record Pressed(long userId, Message message, Chat chat, List<RegisteredCommand> commands, String params)
            implements ChatEvent {

        public Pressed {
            commands = List.copyOf(commands);
        }
    }

    /** A user opened a dialog with a context (v1 §6.12); the context is a tree of maps, lists and text. */
    record ContextSent(long userId, Chat chat, Map<String, Object> context) implements ChatEvent {}

    /** A user was created or changed. */
    record PersonChanged(Person person) implements ChatEvent {}

    /** Bots or commands were registered, changed or removed. */
    record RegistrationChanged(String appId) implements ChatEvent {}

    /**
     * A bot is being removed: unregistered, deleted by an administrator, or together with its app (v1 §6.11). Published
     * while the bot still exists, as current servers do (v1 §12).
     *
     * @param userId who removes it
     */
    record BotRemoved(long botId, String code, String appId, long userId) implements ChatEvent {}
}
