package io.github.imbot4j.emulator.junit;

import io.github.imbot4j.emulator.state.Chat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.AssertProvider;

/**
 * A chat of the portal. What the kit prepared before the test, such as the greeting of a bot whose chat it opened, is
 * in {@link #history()} and not among the {@link #messages()}.
 *
 * <p>{@code assertThat(chat)} of AssertJ gives a {@link DialogAssert}.
 */
public final class Dialog implements AssertProvider<DialogAssert> {

    private final TestScenario testScenario;
    private final long chatId;

    Dialog(TestScenario testScenario, long chatId) {
        this.testScenario = testScenario;
        this.chatId = chatId;
    }

    /** The portal's chat id. */
    public long chatId() {
        return chatId;
    }

    /** The portal's own lines since the test began, such as who was invited and who changed the title. */
    public List<TranscriptMessage> notes() {
        return all().filter(this::isNote)
                .filter(transcriptMessage -> transcriptMessage.id() > testScenario.began())
                .toList();
    }

    /** The messages since the test began, oldest first. */
    public List<TranscriptMessage> messages() {
        return history().stream()
                .filter(transcriptMessage -> transcriptMessage.id() > testScenario.began())
                .toList();
    }

    /** All messages there ever were, oldest first; without the portal's own {@link #notes()}. */
    public List<TranscriptMessage> history() {
        return all().filter(transcriptMessage -> !isNote(transcriptMessage)).toList();
    }

    private boolean isNote(TranscriptMessage transcriptMessage) {
        return testScenario.portal().state().notes().contains(transcriptMessage.id());
    }

    private Stream<TranscriptMessage> all() {
        TranscriptRecorder transcriptRecorder = testScenario.chronicle();
        return testScenario.portal().state().messagesOf(chatId).stream()
                .map(message -> testScenario
                        .reader()
                        .read(message, transcriptRecorder.wasEdited(message.id()), transcriptRecorder));
    }

    /** The last of all messages. */
    public Optional<TranscriptMessage> findLastMessage() {
        List<TranscriptMessage> history = history();
        return history.isEmpty() ? Optional.empty() : Optional.of(history.get(history.size() - 1));
    }

    /** The last of all messages; fails with the transcript when there is none. */
    public TranscriptMessage lastMessage() {
        return findLastMessage().orElseThrow(() -> testScenario.failure("Nobody wrote anything in " + this + "."));
    }

    /**
     * The messages of a bot or a user since the test began.
     *
     * @param who a bot's code, or a user's name
     */
    public List<TranscriptMessage> messagesFrom(String who) {
        List<TranscriptMessage> theirs = messages().stream()
                .filter(transcriptMessage -> transcriptMessage.author().code().equals(who)
                        || transcriptMessage.author().name().equalsIgnoreCase(who))
                .toList();
        if (theirs.isEmpty() && !isKnown(who)) {
            throw testScenario.failure(
                    "There is neither a bot nor a user \"" + who + "\" on the portal; name a bot by its code.");
        }
        return theirs;
    }

    /** The messages of a user since the test began. */
    public List<TranscriptMessage> messagesFrom(User user) {
        return messages().stream()
                .filter(transcriptMessage -> transcriptMessage.author().id() == user.id())
                .toList();
    }

    /** What bots and the system wrote since somebody acted last. */
    public List<TranscriptMessage> newMessages() {
        return history().stream()
                .filter(transcriptMessage ->
                        transcriptMessage.id() > testScenario.lastAct() && !isPerson(transcriptMessage))
                .toList();
    }

    /** The portal's description of the chat, as it is now. */
    public Chat state() {
        return testScenario
                .portal()
                .state()
                .chats()
                .find(chatId)
                .orElseThrow(() -> testScenario.failure("Chat " + chatId + " is no more."));
    }

    /** Names of the members, bots included. */
    public List<String> members() {
        return state().members().stream().map(testScenario.reader()::name).toList();
    }

    /** The owner's name; "System" for none. */
    public String owner() {
        return testScenario.reader().name(state().ownerId());
    }

    /** Names of those who manage the chat beside its owner. */
    public List<String> managers() {
        return state().managers().stream().map(testScenario.reader()::name).toList();
    }

    /** What happened so far, in all chats. */
    public Transcript transcript() {
        return testScenario.chronicle();
    }

    /** For AssertJ: {@code assertThat(chat).lastMessage().hasText(…)}. */
    @Override
    public DialogAssert assertThat() {
        return new DialogAssert(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Dialog dialog && dialog.testScenario == testScenario && dialog.chatId == chatId;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(chatId);
    }

    @Override
    public String toString() {
        return testScenario
                .portal()
                .state()
                .chats()
                .find(chatId)
                .map(testScenario.reader()::title)
                .orElse("chat " + chatId);
    }

    private boolean isPerson(TranscriptMessage transcriptMessage) {
        return transcriptMessage.author().id() != 0
                && transcriptMessage.author().code().isEmpty();
    }

    private boolean isKnown(String who) {
        return testScenario.models().stream().anyMatch(model -> model.code().equals(who))
                || testScenario
                        .portal()
                        .state()
                        .people()
                        .first(person -> person.name().equalsIgnoreCase(who))
                        .isPresent();
    }
}
