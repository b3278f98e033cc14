package io.github.imbot4j.emulator.chat;

import io.github.imbot4j.emulator.state.Chat;
import io.github.imbot4j.emulator.state.Department;
import io.github.imbot4j.emulator.state.Message;
import io.github.imbot4j.emulator.state.Person;
import io.github.imbot4j.emulator.state.PortalState;
import io.github.imbot4j.emulator.state.StoredFile;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The messenger: what users and bots do in chats, under the server's rules, published to listeners. REST methods and
 * the page are thin layers over it. A forbidden action ends in a {@link Refusal}, and nothing is changed.
 *
 * <p>Safe for use by several threads. Listeners are called in the order of the events, one at a time, after the change
 * and under the state's lock: they see the portal as it was then; they must not block, nor wait for another thread that
 * uses the portal.
 */
public final class Messenger {

    private static final int TYPING_SECONDS = 30;

    private final PortalState state;
    private final EventBus eventBus;
    private final ChatKeeper chats;
    private final Membership membership;
    private final MessageKeeper messages;
    private final Presses presses;
    private final AnswerWindows windows;

    /** A messenger; a portal without people gets a few, the first of them, with the id 1, an administrator. */
    public Messenger(PortalState state) {
        this.state = state;
        this.eventBus = new EventBus(state);
        this.chats = new ChatKeeper(state, eventBus);
        this.membership = new Membership(state, eventBus, chats);
        this.windows = new AnswerWindows(state);
        this.messages = new MessageKeeper(state, eventBus, chats, windows);
        this.presses = new Presses(state, eventBus, chats, messages, windows);
        ReadyUsers.moveInto(state);
    }

    public PortalState state() {
        return state;
    }

    /** Tells somebody of everything from now on. */
    public void listen(Consumer<ChatEvent> listener) {
        eventBus.listen(listener);
    }

    /** Tells everybody. */
    public void tell(ChatEvent chatEvent) {
        eventBus.tell(chatEvent);
    }

    // People

    /** Adds a user to the portal. */
    public Person addPerson(String firstName, String lastName, Person.Kind kind, String language, boolean admin) {
        return state.atomically(() -> {
            long id = state.nextId();
            Person person = state.people()
                    .put(new Person(id, firstName, lastName, "", "M", language, kind, admin, Colors.of(id), ""));
            eventBus.tell(new ChatEvent.PersonChanged(person));
            return person;
        });
    }

    /** Has a user work in a department of the company, which is founded when it is not there. */
    public Person move(Person person, String department) {
        return state.atomically(() -> {
            Department one = state.departments()
                    .first(known -> known.name().equals(department))
                    .orElseGet(() -> state.departments()
                            .put(new Department(state.nextId(), department, Department.COMPANY.id())));
            Person moved = state.people().put(person.in(one));
            eventBus.tell(new ChatEvent.PersonChanged(moved));
            return moved;
        });
    }

    /**
     * Removes a bot with its user, its private chats and its commands; ONIMBOTDELETE goes out first (v1 §2.4, §12). Nothing
     * happens when there is no such bot.
     *
     * @param userId who removes it
     */
    public void removeBot(long botId, long userId) {
        state.atomically(() -> {
            membership.removeBot(botId, userId);
            return botId;
        });
    }

    // Chats

    /**
     * Finds a dialog by its id as one of its members calls it (v1 §1.2): the private chat with that user, made when it is
     * new, or a group chat.
     *
     * @throws Refusal with {@code ERROR_NO_ACCESS} for a stranger or a chat one is not in, {@code CHAT_ID} when there is no
     *     such chat, {@code DIALOG_ID_EMPTY} when it is no dialog id
     */
    public Chat dialog(long userId, String dialogId) {
        return state.atomically(() -> chats.dialog(userId, dialogId));
    }

    /** A person opens the private chat with a bot or another person; a bot joins at the first time (v1 §6.9). */
    public Chat open(long userId, long otherId) {
        return state.atomically(() -> chats.open(userId, otherId));
    }

    /**
     * Makes a group chat; bots among the members join (v1 §5 chat.add). Users who do not exist are left out; an empty title
     * or colour is chosen by the portal.
     *
     * @param ownerId {@code 0} for none
     */
    public Chat createGroup(
            long ownerId,
            boolean open,
            String title,
            String description,
            List<Long> members,
            String color,
            String entityType,
            String entityId) {
        return state.atomically(
                () -> chats.createGroup(ownerId, open, title, description, members, color, entityType, entityId));
    }

    /** A client writes for the first time: makes an Open Line chat, and the line's bot joins it (v1 §6.14). */
    public Chat createOpenLine(long clientId, long botId) {
        return state.atomically(() -> chats.createOpenLine(clientId, botId));
    }

    /** Ends the bots' part of an Open Line's session: they leave, and an operator comes (v1 §6.14, §10). */
    public Chat endBotSession(long chatId) {
        return state.atomically(() -> chats.endBotSession(chatId));
    }

    /**
     * Adds members. Into an open chat one comes by oneself: as the actor and the only one added.
     *
     * @param actorId {@code 0} for the system
     * @throws Refusal with {@code ACCESS_DENIED_EXTEND}, {@code EMPTY_CHAT_ID} for a private chat, {@code NOTHING_TO_ADD}
     */
    public Chat addMembers(long actorId, long chatId, List<Long> userIds) {
        return addMembers(actorId, chatId, userIds, false);
    }

    /**
     * Adds members as {@link #addMembers(long, long, List)} does.
     *
     * @param hideHistory whether they do not see what was written before (v1 §5, HIDE_HISTORY)
     */
    public Chat addMembers(long actorId, long chatId, List<Long> userIds, boolean hideHistory) {
        return state.atomically(() -> membership.add(actorId, chatId, userIds, hideHistory));
    }

    /**
     * Removes a member; one's own id leaves.
     *
     * @param actorId {@code 0} for the system
     * @throws Refusal with {@code ACCESS_DENIED_KICK} for all but the owner, {@code IM_ERROR_KICK} when not a member
     */
    public Chat removeMember(long actorId, long chatId, long userId) {
        return state.atomically(() -> membership.remove(actorId, chatId, userId));
    }

    /** Changes a chat's title, and has the portal say so in it; the caller has checked the rights. */
    public Chat retitle(long actorId, long chatId, String title) {
        return state.atomically(() -> chats.retitle(actorId, chatId, title));
    }

    /** Changes a chat's looks or roles; the caller has checked the rights. */
    public Chat change(long chatId, UnaryOperator<Chat> change) {
        return state.atomically(() -> chats.change(chatId, change));
    }

    // Messages

    /**
     * Posts a message. A bot's system message in a group gets the bot's name in front (v1 §4.1).
     *
     * @throws Refusal with {@code CANCELED} or, in a private chat, {@code ERROR_NO_ACCESS} when the author is no member,
     *     {@code CHAT_ID}, {@code EMPTY_MESSAGE}
     */
    public Message post(Draft draft) {
        return state.atomically(() -> messages.post(draft));
    }

    /** What a person types in a chat. */
    public Message say(long userId, long chatId, String text) {
        return post(Draft.typed(userId, chatId, text));
    }

    /** A person sends a file, with a text that may be empty. */
    public Message sendFile(long userId, long chatId, String text, String name, String contentType, byte[] bytes) {
        return state.atomically(() -> {
            StoredFile file = new StoredFile(
                    state.nextId(),
                    chatId,
                    userId,
                    name,
                    fileType(contentType),
                    contentType,
                    bytes.clone(),
                    state.clock().instant());
            state.files().put(file);
            try {
                return messages.post(new Draft(
                        userId, chatId, text, false, false, false, Message.Extra.NONE.withFiles(List.of(file.id()))));
            } catch (Refusal refusal) {
                state.files().remove(file.id());
                throw refusal;
            }
        });
    }

    private static String fileType(String contentType) {
        String kind = contentType.toLowerCase(Locale.ROOT).split("/", 2)[0];
        return List.of("image", "video", "audio").contains(kind) ? kind : "file";
    }

    /**
     * Refuses unless a user may change a message now (v1 §4.2).
     *
     * @throws Refusal with {@code CANT_EDIT_MESSAGE}
     */
    public void requireEditable(long editorId, long messageId) {
        state.atomically(() -> {
            messages.requireEditable(editorId, messageId);
            return messageId;
        });
    }

    /**
     * Changes a message. An empty text deletes it softly (v1 §4.2); a call that changes nothing needs no rights.
     *
     * @param text the new text; absent leaves it
     * @param extra the change of everything else
     * @throws Refusal with {@code CANT_EDIT_MESSAGE} (v1 §4.2)
     */
    public Message edit(long editorId, long messageId, Optional<String> text, UnaryOperator<Message.Extra> extra) {
        return state.atomically(() -> {
            Message after = messages.edit(editorId, messageId, text, extra);
            presses.unblock(messageId);
            return after;
        });
    }

    /**
     * Changes a message as {@link #edit} does, for a caller that has checked the right: v2 has rules of its own (v2 §4.2).
     *
     * @param text the new text; absent leaves it
     */
    public Message rewrite(long editorId, Message message, Optional<String> text, Message.Extra extra) {
        return state.atomically(() -> {
            Message after = messages.rewrite(editorId, message, text, extra);
            presses.unblock(message.id());
            return after;
        });
    }

    /** Deletes a message for a caller that has checked the right. */
    public void remove(long userId, Message message, boolean complete) {
        state.atomically(() -> messages.remove(userId, message, complete));
    }

    /**
     * Deletes a message, softly or without a stub.
     *
     * @throws Refusal with {@code CANT_EDIT_MESSAGE} (v1 §4.3)
     */
    public void delete(long userId, long messageId, boolean complete) {
        state.atomically(() -> messages.delete(userId, messageId, complete));
    }

    /**
     * Likes a message or takes it back.
     *
     * @return whether anything changed
     */
    public boolean like(long userId, long messageId, LikeAction action) {
        return state.atomically(() -> messages.like(userId, messageId, action));
    }

    /**
     * Reacts to a message, in place of the user's former reaction, or takes the reaction back (v2 §4.2).
     *
     * @param reaction one of the portal's codes, such as {@code like} or {@code fire}
     * @return whether anything changed; not when the user does not see the message
     */
    public boolean react(long userId, long messageId, String reaction, boolean added) {
        return state.atomically(() -> messages.react(userId, messageId, reaction, added));
    }

    /** How to like (v1 §4.4). */
    public enum LikeAction {
        AUTO,
        PLUS,
        MINUS
    }

    /** Shows that somebody types; nothing when there is no such chat, or it is not theirs. */
    public void typing(long userId, long chatId) {
        act(userId, chatId, "", TYPING_SECONDS);
    }

    /**
     * Shows what a bot is doing (v2 §5 InputAction); nothing when there is no such chat, or it is not theirs.
     *
     * @param action such as {@code THINKING}; empty for typing
     */
    public void act(long userId, long chatId, String action, int seconds) {
        state.chats()
                .find(chatId)
                .filter(chat -> chat.has(userId))
                .ifPresent(chat -> eventBus.tell(new ChatEvent.Typing(userId, chat, action, seconds)));
    }

    /**
     * A person presses a button of a message, counted from 0 without the line breaks: a command goes to its bot, SEND posts
     * as that person; the others change nothing on the server.
     *
     * @throws Refusal with {@code DISABLED}, {@code NO_BUTTON}, or {@code BLOCKED} after a button with BLOCK
     */
    public void press(long userId, long messageId, int button) {
        state.atomically(() -> {
            presses.press(userId, messageId, button);
            return button;
        });
    }

    /** Whether a message's keyboard is shut for a person who pressed a button with BLOCK, until it is sent again. */
    public boolean isBlocked(long userId, long messageId) {
        return state.atomically(() -> presses.isBlocked(userId, messageId));
    }

    /** A person chooses an item of a message's context menu, counted from 0. */
    public void choose(long userId, long messageId, int item) {
        state.atomically(() -> {
            presses.choose(userId, messageId, item);
            return item;
        });
    }

    /**
     * A person's program calls a command of the bot that wrote a message, as if one of its buttons said so; the portal does
     * not look whether one does (v1 §3.5).
     */
    public void call(long userId, long messageId, String command, String params) {
        state.atomically(() -> {
            presses.call(userId, messageId, command, params);
            return command;
        });
    }

    /** Whether a bot may still answer with {@code imbot.command.answer} in a chat (v1 §3.4). */
    public boolean mayAnswer(long botId, long chatId) {
        return windows.isOpen(botId, chatId);
    }

    /** A person opens the dialog with a bot through a link that carries a context (v1 §6.12). */
    public void sendContext(long userId, long botId, Map<String, Object> context) {
        sendContext(userId, String.valueOf(botId), context);
    }

    /**
     * A person sends a context into a dialog.
     *
     * @throws Refusal with {@code NO_BOT} when no bot is in it, or as {@link #dialog} does
     */
    public void sendContext(long userId, String dialogId, Map<String, Object> context) {
        state.atomically(() -> {
            Chat chat = chats.dialog(userId, dialogId);
            if (chat.members().stream().noneMatch(id -> state.bots().find(id).isPresent())) {
                throw new Refusal("NO_BOT", "No bot is in dialog " + dialogId + ".");
            }
            eventBus.tell(new ChatEvent.ContextSent(userId, chat, context));
            return chat;
        });
    }

    /** A file by its id. */
    public Optional<StoredFile> file(long id) {
        return state.files().find(id);
    }
}
