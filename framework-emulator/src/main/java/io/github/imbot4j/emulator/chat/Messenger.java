package io.github.imbot4j.emulator.chat;

import io.github.imbot4j.emulator.state.Chat;
import io.github.imbot4j.emulator.state.Message;
import io.github.imbot4j.emulator.state.Person;
import io.github.imbot4j.emulator.state.PortalState;
import io.github.imbot4j.emulator.state.StoredFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Do what people and bots do in chats, under the server's rules, and tell who listens. REST methods and the page are thin
 * shells over this.
 *
 * <p>Safe for use by several threads. Listeners are called in the order things happened, one at a time, after the change;
 * they must not block.
 */
public final class Messenger {

    private final PortalState state;
    private final List<Consumer<Happening>> listeners = new CopyOnWriteArrayList<>();

    public Messenger(PortalState state) {
        this.state = state;
    }

    public PortalState state() {
        return state;
    }

    /** Tells somebody of everything from now on. */
    public void listen(Consumer<Happening> listener) {
        listeners.add(listener);
    }

    /** Tells everybody. */
    public void tell(Happening happening) {
        listeners.forEach(listener -> listener.accept(happening));
    }

    // People

    /** Adds a user to the portal. */
    public Person addPerson(String firstName, String lastName, Person.Kind kind, String language, boolean admin) {
        throw new UnsupportedOperationException();
    }

    // Chats

    /**
     * Finds a dialog by its id as one of its members calls it (v1 §1.2): the private chat with that user, made when it is
     * new, or a group chat.
     *
     * @throws Refusal with {@code ERROR_NO_ACCESS}, {@code CHAT_ID} …
     */
    public Chat dialog(long userId, String dialogId) {
        throw new UnsupportedOperationException();
    }

    /** A person opens the private chat with a bot or another person; a bot joins at the first time (v1 §6.9). */
    public Chat open(long userId, long otherId) {
        throw new UnsupportedOperationException();
    }

    /** Makes a group chat; bots among the members join (v1 §5 chat.add). */
    public Chat createGroup(
            long ownerId,
            boolean open,
            String title,
            String description,
            List<Long> members,
            String color,
            String entityType,
            String entityId) {
        throw new UnsupportedOperationException();
    }

    /** A client writes for the first time: makes an Open Line chat, and the line's bot joins it (v1 §6.14). */
    public Chat createOpenLine(long clientId, long botId) {
        throw new UnsupportedOperationException();
    }

    /** Adds members. */
    public Chat addMembers(long actorId, long chatId, List<Long> userIds) {
        throw new UnsupportedOperationException();
    }

    /** Removes a member; one's own id leaves. */
    public Chat removeMember(long actorId, long chatId, long userId) {
        throw new UnsupportedOperationException();
    }

    /** Changes a chat's looks or roles; the caller has checked the rights. */
    public Chat change(long chatId, UnaryOperator<Chat> change) {
        throw new UnsupportedOperationException();
    }

    // Messages

    /** Posts a message. */
    public Message post(Draft draft) {
        throw new UnsupportedOperationException();
    }

    /** What a person types in a chat. */
    public Message say(long userId, long chatId, String text) {
        return post(Draft.typed(userId, chatId, text));
    }

    /** A person sends a file, with a text that may be empty. */
    public Message sendFile(long userId, long chatId, String text, String name, String contentType, byte[] bytes) {
        throw new UnsupportedOperationException();
    }

    /**
     * Changes a message.
     *
     * @param text the new text; absent leaves it
     * @param extra the change of everything else
     * @throws Refusal with {@code CANT_EDIT_MESSAGE} (v1 §4.2)
     */
    public Message edit(long editorId, long messageId, Optional<String> text, UnaryOperator<Message.Extra> extra) {
        throw new UnsupportedOperationException();
    }

    /** Deletes a message, softly or without a stub. */
    public void delete(long userId, long messageId, boolean complete) {
        throw new UnsupportedOperationException();
    }

    /**
     * Likes a message or takes it back.
     *
     * @return whether anything changed
     */
    public boolean like(long userId, long messageId, LikeAction action) {
        throw new UnsupportedOperationException();
    }

    /** How to like (v1 §4.4). */
    public enum LikeAction {
        AUTO,
        PLUS,
        MINUS
    }

    /** Shows that somebody types. */
    public void typing(long userId, long chatId) {
        throw new UnsupportedOperationException();
    }

    /**
     * A person presses a button of a message, counted from 0 without the line breaks: a command goes to its bot, SEND posts
     * as that person; the others change nothing on the server.
     */
    public void press(long userId, long messageId, int button) {
        throw new UnsupportedOperationException();
    }

    /** A person chooses an item of a message's context menu, counted from 0. */
    public void choose(long userId, long messageId, int item) {
        throw new UnsupportedOperationException();
    }

    /** A person opens the dialog with a bot through a link that carries a context (v1 §6.12). */
    public void sendContext(long userId, long botId, Map<String, Object> context) {
        throw new UnsupportedOperationException();
    }

    /** A file by its id. */
    public Optional<StoredFile> file(long id) {
        return state.files().find(id);
    }
}
