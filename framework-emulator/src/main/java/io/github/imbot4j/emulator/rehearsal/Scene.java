package io.github.imbot4j.emulator.rehearsal;

import io.github.imbot4j.emulator.chat.Messenger;
import io.github.imbot4j.emulator.state.Message;
import io.github.imbot4j.emulator.state.Person;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The users who talk to one bot, and their chats. Confined to one thread. */
final class Scene {

    private final Messenger messenger;
    private final Person bot;
    private final long alice;
    private final long colleague;
    private final long client;
    private long privateChat;
    private long groupChat;
    private long lineChat;
    private long lastMessage;

    Scene(Messenger messenger, Person bot, long alice, long colleague, long client) {
        this.messenger = messenger;
        this.bot = bot;
        this.alice = alice;
        this.colleague = colleague;
        this.client = client;
    }

    /** Alice opens the dialog with the bot. */
    void open() {
        privateChat = messenger.open(alice, bot.id()).id();
    }

    /** Alice makes a group chat with a colleague and the bot. */
    void group() {
        groupChat = messenger
                .createGroup(alice, false, "Rehearsal", "", List.of(colleague, bot.id()), "", "", "")
                .id();
    }

    /** A client of an Open Line writes for the first time. */
    void line() {
        lineChat = messenger.createOpenLine(client, bot.id()).id();
    }

    void say(String text) {
        if (privateChat == 0) {
            open();
        }
        Message said = messenger.say(alice, privateChat, text);
        lastMessage = said.id();
    }

    /** Bots are told of messages in a group only when they are mentioned (v1 §6.7). */
    void mention(String text) {
        messenger.say(alice, groupChat, "[USER=" + bot.id() + "]" + bot.name() + "[/USER] " + text);
    }

    void sayInLine(String text) {
        messenger.say(client, lineChat, text);
    }

    void edit(String text) {
        messenger.edit(alice, lastMessage, Optional.of(text), UnaryOperator.identity());
    }

    void delete() {
        messenger.delete(alice, lastMessage, false);
    }

    void press(Spoken spoken, Spoken.Button button) {
        messenger.press(alice, spoken.messageId(), button.index());
    }
}
