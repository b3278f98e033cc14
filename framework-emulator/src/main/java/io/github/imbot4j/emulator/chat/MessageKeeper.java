package io.github.imbot4j.emulator.chat;

import io.github.imbot4j.emulator.state.Chat;
import io.github.imbot4j.emulator.state.ChatType;
import io.github.imbot4j.emulator.state.Message;
import io.github.imbot4j.emulator.state.Person;
import io.github.imbot4j.emulator.state.PortalState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** The posting, changing, deleting and liking of messages, under the server's rules (v1 §4). */
final class MessageKeeper {

    private static final Duration EDITABLE = Duration.ofDays(3);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MM/dd/yyyy HH:mm:ss", Locale.ROOT);

    private final PortalState state;
    private final EventBus eventBus;
    private final ChatKeeper chats;
    private final CommandFinder finder;
    private final AnswerWindows windows;

    MessageKeeper(PortalState state, EventBus eventBus, ChatKeeper chats, AnswerWindows windows) {
        this.state = state;
        this.eventBus = eventBus;
        this.chats = chats;
        this.finder = new CommandFinder(state);
        this.windows = windows;
    }

    Message require(long messageId, String code) {
        return state.messages()
                .find(messageId)
                .orElseThrow(() -> new Refusal(code, "There is no message " + messageId + "."));
    }

    Message post(Draft draft) {
        Chat chat = chats.require(draft.chatId());
        Optional<Person> author =
                draft.authorId() == 0 ? Optional.empty() : Optional.of(chats.requirePerson(draft.authorId()));
        requireMember(chat, draft.authorId());
        StoredText stored = StoredText.of(state, draft.text(), draft.authorId());
        Message.Extra extra = withFiles(draft.extra(), stored.files());
        if (stored.text().isBlank() && extra.files().isEmpty() && extra.attach().isEmpty()) {
            throw new Refusal("EMPTY_MESSAGE", "A message needs a text, a file or an attachment.");
        }
        long id = state.nextId();
        String text = draft.system() ? signed(stored.text(), chat, author) : stored.text();
        Message message = state.messages()
                .put(new Message(
                        id,
                        chat.id(),
                        draft.authorId(),
                        state.clock().instant(),
                        text,
                        draft.system(),
                        false,
                        author.isPresent() ? identified(extra, id) : extra));
        CommandFinder.Found found = draft.skipCommand() || draft.system()
                ? CommandFinder.Found.NOTHING
                : author.map(person -> finder.find(chat, person, text)).orElse(CommandFinder.Found.NOTHING);
        eventBus.tell(
                new ChatEvent.Posted(message, chat, draft.skipCommand(), draft.skipConnector(), found.consumed()));
        if (!found.calls().isEmpty()) {
            found.calls().forEach(call -> windows.open(call.command().botId(), chat.id()));
            eventBus.tell(new ChatEvent.Commanded(message, chat, found.calls()));
        }
        return message;
    }

    private static void requireMember(Chat chat, long userId) {
        if (userId != 0 && !chat.has(userId)) {
            throw new Refusal(
                    chat.type() == ChatType.PRIVATE ? "ERROR_NO_ACCESS" : "CANCELED",
                    "User " + userId + " is not in chat " + chat.id() + ", so may not write there.");
        }
    }

    /** In groups a bot's system line tells whose it is (v1 §4.1 SYSTEM). */
    private static String signed(String text, Chat chat, Optional<Person> author) {
        return author.filter(person -> person.isBot() && chat.type() != ChatType.PRIVATE)
                .map(bot -> bot.name() + ":\n" + text)
                .orElse(text);
    }

    private static Message.Extra withFiles(Message.Extra extra, List<Long> more) {
        if (more.isEmpty()) {
            return extra;
        }
        List<Long> files = new ArrayList<>(extra.files());
        files.addAll(more);
        return extra.withFiles(files);
    }

    /** The client's own id; made of ours, so that a test sees the same one twice. */
    private Message.Extra identified(Message.Extra extra, long id) {
        if (!extra.templateId().isEmpty()) {
            return extra;
        }
        String name = UUID.nameUUIDFromBytes((state.memberId() + id).getBytes(StandardCharsets.UTF_8))
                .toString();
        return extra.withTemplateId(name);
    }

    void requireEditable(long editorId, long messageId) {
        requireRight(editorId, require(messageId, "CANT_EDIT_MESSAGE"), true);
    }

    Message edit(long editorId, long messageId, Optional<String> text, UnaryOperator<Message.Extra> change) {
        Message before = require(messageId, "CANT_EDIT_MESSAGE");
        Message.Extra extra = change.apply(before.extra());
        boolean touched = text.isPresent() || !extra.equals(before.extra());
        if (touched) {
            requireRight(editorId, before, true);
        }
        boolean empty = text.map(given -> StoredText.of(state, given, editorId))
                .filter(stored -> stored.text().isBlank() && stored.files().isEmpty())
                .isPresent();
        return empty ? remove(editorId, before, false) : rewrite(editorId, before, text, extra);
    }

    /** Changes a message for somebody whose right to do so is known. */
    Message rewrite(long editorId, Message before, Optional<String> text, Message.Extra extra) {
        Chat chat = chats.require(before.chatId());
        if (text.isEmpty()) {
            Message after = state.messages().put(before.with(extra));
            eventBus.tell(new ChatEvent.Edited(after, chat, editorId, false));
            return after;
        }
        StoredText stored = StoredText.of(state, text.get(), editorId);
        Message.Extra whole = withFiles(extra, stored.files());
        boolean marked = !chats.requirePerson(editorId).isBot();
        Message after = state.messages()
                .put(before.with(marked ? whole.markedEdited() : whole).with(stored.text()));
        eventBus.tell(new ChatEvent.Edited(after, chat, editorId, true));
        return after;
    }

    Message delete(long userId, long messageId, boolean complete) {
        Message before = require(messageId, "CANT_EDIT_MESSAGE");
        requireRight(userId, before, false);
        return remove(userId, before, complete);
    }

    /** Deletes a message for somebody whose right to do so is known. */
    Message remove(long userId, Message before, boolean complete) {
        Chat chat = chats.require(before.chatId());
        String date = DATE.format(before.date().atZone(state.clock().getZone()));
        Message after = before.deleted("Message from " + date + " has been deleted");
        if (complete) {
            state.messages().remove(before.id());
        } else {
            state.messages().put(after);
        }
        eventBus.tell(new ChatEvent.Deleted(before, after, chat, userId, complete));
        return after;
    }

    /** One's own; a bot's edits only for three days; in Open Lines everything of a chat one is in (v1 §4.2, §4.3). */
    private void requireRight(long userId, Message message, boolean editing) {
        Chat chat = chats.require(message.chatId());
        boolean openLine = chat.type() == ChatType.OPEN_LINE;
        boolean own = message.authorId() == userId;
        boolean late = editing
                && !openLine
                && chats.requirePerson(userId).isBot()
                && message.date().plus(EDITABLE).isBefore(state.clock().instant());
        if (message.deleted() || late || !(own || (openLine && chat.has(userId)))) {
            throw new Refusal(
                    "CANT_EDIT_MESSAGE",
                    "User " + userId + " may not change message " + message.id()
                            + (message.deleted()
                                    ? ": it is deleted."
                                    : late ? ": it is more than 3 days old." : ": somebody else wrote it."));
        }
    }

    boolean like(long userId, long messageId, Messenger.LikeAction action) {
        return seen(userId, messageId)
                .map(message -> {
                    boolean liked = message.extra().likes().contains(userId);
                    boolean likes = switch (action) {
                        case AUTO -> !liked;
                        case PLUS -> true;
                        case MINUS -> false;
                    };
                    return react(userId, message, Message.Extra.LIKE, likes);
                })
                .orElse(false);
    }

    /** The reaction of a user takes the place of that user's former one. */
    boolean react(long userId, long messageId, String reaction, boolean added) {
        return seen(userId, messageId)
                .map(message -> react(userId, message, reaction, added))
                .orElse(false);
    }

    private Optional<Message> seen(long userId, long messageId) {
        return state.messages()
                .find(messageId)
                .filter(message -> !message.deleted())
                .filter(message -> state.chats()
                        .find(message.chatId())
                        .map(chat -> chat.has(userId))
                        .orElse(false));
    }

    private boolean react(long userId, Message message, String reaction, boolean added) {
        boolean there = reaction.equals(message.extra().reactions().get(userId));
        if (there == added) {
            return false;
        }
        Message after = state.messages().put(message.with(message.extra().withReaction(userId, added ? reaction : "")));
        eventBus.tell(new ChatEvent.Reacted(after, userId, reaction, added));
        return true;
    }
}
