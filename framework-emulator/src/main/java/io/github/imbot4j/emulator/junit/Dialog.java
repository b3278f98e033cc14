package io.github.imbot4j.emulator.junit;

import io.github.imbot4j.emulator.state.Chat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.AssertProvider;

/**
 * Look into a chat of the portal. What the kit prepared before the test, such as the greeting of a bot whose chat it opened, is
 * {@link #history()} and not among the {@link #messages()}.
 *
 * <p>{@code assertThat(chat)} of AssertJ gives a {@link DialogAssert}.
 */
public final class Dialog implements AssertProvider<DialogAssert> {

    private final Stage stage;
    private final long chatId;

    Dialog(Stage stage, long chatId) {
        this.stage = stage;
        this.chatId = chatId;
    }

    /** The portal's chat id. */
    public long chatId() {
        return chatId;
    }

    /** The portal's own lines since the test began, such as who was invited and who changed the title. */
    public List<Bubble> notes() {
        return all().filter(this::isNote)
                .filter(bubble -> bubble.id() > stage.began())
                .toList();
    }

    /** The messages since the test began, oldest first. */
    public List<Bubble> messages() {
        return history().stream().filter(bubble -> bubble.id() > stage.began()).toList();
    }

    /** All messages there ever were, oldest first; without the portal's own {@link #notes()}. */
    public List<Bubble> history() {
        return all().filter(bubble -> !isNote(bubble)).toList();
    }

    private boolean isNote(Bubble bubble) {
        return stage.portal().state().notes().contains(bubble.id());
    }

    private Stream<Bubble> all() {
        Chronicle chronicle = stage.chronicle();
        return stage.portal().state().messagesOf(chatId).stream()
                .map(message -> stage.reader().read(message, chronicle.wasEdited(message.id()), chronicle));
    }

    /** The last of all messages. */
    public Optional<Bubble> findLastMessage() {
        List<Bubble> history = history();
        return history.isEmpty() ? Optional.empty() : Optional.of(history.get(history.size() - 1));
    }

    /** The last of all messages; fails with the transcript when there is none. */
    public Bubble lastMessage() {
        return findLastMessage().orElseThrow(() -> stage.failure("Nobody wrote anything in " + this + "."));
    }

    /**
     * The messages of a bot or a user since the test began.
     *
     * @param who a bot's code, or a user's name
     */
    public List<Bubble> messagesFrom(String who) {
        List<Bubble> theirs = messages().stream()
                .filter(bubble -> bubble.author().code().equals(who)
                        || bubble.author().name().equalsIgnoreCase(who))
                .toList();
        if (theirs.isEmpty() && !isKnown(who)) {
            throw stage.failure(
                    "There is neither a bot nor a user \"" + who + "\" on the portal; name a bot by its code.");
        }
        return theirs;
    }

    /** The messages of a user since the test began. */
    public List<Bubble> messagesFrom(User user) {
        return messages().stream()
                .filter(bubble -> bubble.author().id() == user.id())
                .toList();
    }

    /** What bots and the system wrote since somebody acted last. */
    public List<Bubble> newMessages() {
        return history().stream()
                .filter(bubble -> bubble.id() > stage.lastAct() && !isPerson(bubble))
                .toList();
    }

    /** The portal's description of the chat, as it is now. */
    public Chat state() {
        return stage.portal()
                .state()
                .chats()
                .find(chatId)
                .orElseThrow(() -> stage.failure("Chat " + chatId + " is no more."));
    }

    /** Names of the members, bots included. */
    public List<String> members() {
        return state().members().stream().map(stage.reader()::name).toList();
    }

    /** The owner's name; "System" for none. */
    public String owner() {
        return stage.reader().name(state().ownerId());
    }

    /** Names of those who manage the chat beside its owner. */
    public List<String> managers() {
        return state().managers().stream().map(stage.reader()::name).toList();
    }

    /** What happened so far, in all chats. */
    public Transcript transcript() {
        return stage.chronicle();
    }

    /** For AssertJ: {@code assertThat(chat).lastMessage().hasText(…)}. */
    @Override
    public DialogAssert assertThat() {
        return new DialogAssert(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Dialog dialog && dialog.stage == stage && dialog.chatId == chatId;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(chatId);
    }

    @Override
    public String toString() {
        return stage.portal()
                .state()
                .chats()
                .find(chatId)
                .map(stage.reader()::title)
                .orElse("chat " + chatId);
    }

    private boolean isPerson(Bubble bubble) {
        return bubble.author().id() != 0 && bubble.author().code().isEmpty();
    }

    private boolean isKnown(String who) {
        return stage.models().stream().anyMatch(model -> model.code().equals(who))
                || stage.portal()
                        .state()
                        .people()
                        .first(person -> person.name().equalsIgnoreCase(who))
                        .isPresent();
    }
}
