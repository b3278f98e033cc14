package io.github.imbot4j.emulator.junit;

import java.util.List;
import java.util.Optional;

/** Assertions about a chat; failures show the transcript. */
public final class DialogAssert extends TranscriptAssert<DialogAssert, Dialog> {

    DialogAssert(Dialog actual) {
        super(actual, DialogAssert.class, actual.transcript());
    }

    /** The last of all messages. */
    public TranscriptMessageAssert lastMessage() {
        Optional<TranscriptMessage> last = actual.findLastMessage();
        holds(last.isPresent(), "Expected a message in " + actual + ", but nobody wrote anything.");
        return new TranscriptMessageAssert(last.orElseThrow());
    }

    /** The messages since the test began. */
    public TranscriptMessagesAssert messages() {
        return new TranscriptMessagesAssert(actual.messages(), "messages", transcript());
    }

    /** The messages of a bot, by its code, or a user, by name, since the test began. */
    public TranscriptMessagesAssert messagesFrom(String who) {
        return new TranscriptMessagesAssert(actual.messagesFrom(who), "messages from '" + who + "'", transcript());
    }

    public TranscriptMessagesAssert messagesFrom(User user) {
        return new TranscriptMessagesAssert(actual.messagesFrom(user), "messages from " + user.name(), transcript());
    }

    /** What bots and the system wrote since somebody acted last. */
    public TranscriptMessagesAssert newMessages() {
        return new TranscriptMessagesAssert(actual.newMessages(), "new messages", transcript());
    }

    /** Neither a bot nor the system wrote anything since somebody acted last. */
    public DialogAssert hasNoNewMessages() {
        List<TranscriptMessage> fresh = actual.newMessages();
        return holds(fresh.isEmpty(), "Expected nobody to answer in " + actual + ", but there is:\n  " + join(fresh));
    }

    /** Somebody of this name is a member; bots too. */
    public DialogAssert hasMember(String name) {
        return holds(
                actual.members().contains(name),
                "Expected " + name + " in " + actual + ", but there are: " + actual.members());
    }

    public DialogAssert hasNoMember(String name) {
        return holds(!actual.members().contains(name), "Expected " + name + " not to be in " + actual + ".");
    }

    /** The chat has this title. */
    public DialogAssert hasTitle(String title) {
        String found = actual.state().title();
        return holds(found.equals(title), "Expected the title \"" + title + "\", but it is \"" + found + "\".");
    }

    /** The chat belongs to somebody of this name; a bot may own one too. */
    public DialogAssert isOwnedBy(String name) {
        String found = actual.owner();
        return holds(
                found.equals(name), "Expected " + actual + " to belong to " + name + ", but it is " + found + "'s.");
    }

    /** Somebody of this name manages the chat. */
    public DialogAssert hasManager(String name) {
        return holds(
                actual.managers().contains(name),
                "Expected " + name + " to manage " + actual + ", but there are: " + actual.managers());
    }

    private static String join(List<TranscriptMessage> bubbles) {
        return String.join(
                "\n  ", bubbles.stream().map(TranscriptMessage::toString).toList());
    }
}
