package io.github.imbot4j.emulator.junit;

import io.github.imbot4j.emulator.chat.Draft;
import io.github.imbot4j.emulator.chat.Messenger;
import io.github.imbot4j.emulator.state.Message;
import io.github.imbot4j.emulator.state.Notice;
import io.github.imbot4j.emulator.state.Person;
import io.github.imbot4j.emulator.v2.Reactions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A user of the portal. Each act is over when the portal has posted its events, the bots have handled them and made
 * their calls; an act that does not reach that state, or that the portal rejects, fails with the transcript.
 *
 * <p>A user acts in the private chat with the bot; a client of an Open Line acts there; {@link #in} selects another
 * chat. Confined to the thread of its test.
 */
public final class User {

    private final BotKit kit;
    private final TestScenario testScenario;
    private final long id;
    private final Optional<Dialog> place;

    User(BotKit kit, TestScenario testScenario, long id, Optional<Dialog> place) {
        this.kit = kit;
        this.testScenario = testScenario;
        this.id = id;
        this.place = place;
    }

    /** The portal's user id. */
    public long id() {
        return id;
    }

    /** The full name, as shown. */
    public String name() {
        return testScenario.reader().name(id);
    }

    /** How others mention this user in what they type. */
    public String mention() {
        return "[USER=" + id + "]" + name() + "[/USER]";
    }

    boolean isClient() {
        return testScenario
                .portal()
                .state()
                .people()
                .find(id)
                .filter(person -> person.kind() == Person.Kind.CONNECTOR)
                .isPresent();
    }

    /** The same user, acting in that chat. */
    public User in(Dialog dialog) {
        return new User(kit, testScenario, id, Optional.of(dialog));
    }

    /** The chat this user acts in. */
    public Dialog chat() {
        return place.orElseGet(() -> kit.home(this));
    }

    /** The private chat with a bot, opened when it was not yet. */
    public Dialog chatWith(String code) {
        return kit.chat(this, code);
    }

    /** Opens the private chat with the only bot, as one does by a click on its name; the bot joins at the first time. */
    public Dialog opens() {
        return kit.chat(this);
    }

    /** Opens the private chat with a bot. */
    public Dialog opens(String code) {
        return kit.chat(this, code);
    }

    /** Opens the private chat with the only bot through a link that carries a context (v1 §6.12). */
    public Dialog opensWith(Map<String, Object> context) {
        long bot = kit.portal().bot(kit.onlyBot().code()).id();
        return does(
                        "opening the chat with a context",
                        () -> testScenario.portal().messenger().sendContext(id, bot, context))
                .chat();
    }

    // Messages

    /** Says something; a command, a mention and other BB code are typed as they are. */
    public User says(String text) {
        return does(
                "saying \"" + PlainText.brief(text) + "\"",
                here -> testScenario.portal().messenger().say(id, here.chatId(), text));
    }

    /**
     * Whispers in an Open Line, as operators do: its bots and operators read it, the client does not. Somebody becomes an
     * operator with {@link #joins}.
     */
    public User whispers(String text) {
        return does(
                "whispering \"" + PlainText.brief(text) + "\"",
                here -> testScenario
                        .portal()
                        .messenger()
                        .post(new Draft(id, here.chatId(), text, false, false, true, Message.Extra.NONE)));
    }

    /** Says something to a bot by mentioning it, as one has to in a group. */
    public User saysTo(String code, String text) {
        return says(kit.portal().bot(code).mention() + " " + text);
    }

    /** Changes the last message this user wrote here. */
    public User edits(String text) {
        return edits(mine("edit"), text);
    }

    public User edits(TranscriptMessage message, String text) {
        return does(
                "editing message " + message.id(),
                here -> testScenario
                        .portal()
                        .messenger()
                        .edit(id, message.id(), Optional.of(text), extra -> extra.markedEdited()));
    }

    /** Deletes the last message this user wrote here. */
    public User deletes() {
        return deletes(mine("delete"));
    }

    public User deletes(TranscriptMessage message) {
        return does(
                "deleting message " + message.id(),
                () -> testScenario.portal().messenger().delete(id, message.id(), false));
    }

    /** Likes the last message somebody else wrote here. */
    public User likes() {
        return likes(theirs("like"));
    }

    /** Reacts to the last message somebody else wrote here, such as with {@code fire}, in place of a former reaction. */
    public User reacts(String reaction) {
        return reacts(theirs("react to"), reaction);
    }

    public User reacts(TranscriptMessage message, String reaction) {
        return react(message, reaction, true);
    }

    /** Takes a reaction back from the last message somebody else wrote here. */
    public User takesBack(String reaction) {
        return takesBack(theirs("react to"), reaction);
    }

    public User takesBack(TranscriptMessage message, String reaction) {
        return react(message, reaction, false);
    }

    private User react(TranscriptMessage message, String reaction, boolean added) {
        if (!Reactions.CODES.contains(reaction)) {
            throw new IllegalArgumentException("\"" + reaction + "\" is no reaction of the portal; there are "
                    + String.join(", ", Reactions.CODES) + ".");
        }
        return does(
                (added ? "reacting with " : "taking back ") + reaction + " to message " + message.id(),
                () -> testScenario.portal().messenger().react(id, message.id(), reaction, added));
    }

    private TranscriptMessage theirs(String what) {
        List<TranscriptMessage> others = chat().history().stream()
                .filter(transcriptMessage -> transcriptMessage.author().id() != id)
                .toList();
        if (others.isEmpty()) {
            throw testScenario.failure(name() + " has no message of somebody else to " + what + ".");
        }
        return others.get(others.size() - 1);
    }

    public User likes(TranscriptMessage message) {
        return does(
                "liking message " + message.id(),
                () -> testScenario.portal().messenger().like(id, message.id(), Messenger.LikeAction.PLUS));
    }

    /** Sends a file of text. */
    public User sendsFile(String fileName, String content) {
        return sendsFile(fileName, "text/plain", content.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a file. */
    public User sendsFile(String fileName, String contentType, byte[] content) {
        return does(
                "sending the file " + fileName,
                here -> testScenario
                        .portal()
                        .messenger()
                        .sendFile(id, here.chatId(), "", fileName, contentType, content));
    }

    // Clicks

    /**
     * Clicks a button of the last message here with a keyboard, or else a {@code [send]} or {@code [put]} link of the last
     * message with any. What PUT writes is in {@link #input()}.
     *
     * @param text what the button or link says
     */
    public User clicks(String text) {
        Clickables things = Clickables.lastIn(chat());
        KeyboardButton button = things.find(text)
                .orElseThrow(() -> testScenario.failure(name() + " cannot click: " + things.whyNot(text)));
        if (button.disabled()) {
            throw testScenario.failure(name() + " cannot click: the button \"" + text + "\" is disabled.");
        }
        testScenario.chronicle().note(name() + " clicks " + button);
        if (button.kind() == KeyboardButton.Kind.PUT) {
            kit.input(id, button.value());
        }
        if (things.areLinks()) {
            return button.kind() == KeyboardButton.Kind.SEND ? says(button.value()) : this;
        }
        return does(
                "clicking " + button,
                () -> testScenario.portal().messenger().press(id, things.messageId(), button.index()));
    }

    /** Clicks a button of a message, however old, as it was when it was looked at: a client that has not seen a change yet. */
    public User clicks(TranscriptMessage message, String text) {
        KeyboardButton button = message.buttons().stream()
                .filter(one -> one.text().equals(text))
                .findFirst()
                .orElseThrow(() -> testScenario.failure(
                        name() + " cannot click: message " + message.id() + " had no button \"" + text + "\"."));
        return calls(
                message,
                "clicking " + button + " of message " + message.id() + " as it was",
                button.stored().getOrDefault("COMMAND", "").toString(),
                button.stored().getOrDefault("COMMAND_PARAMS", "").toString());
    }

    /**
     * Presses what no button says, which any program can that speaks for a member of the chat (v1 §3.5).
     *
     * @param message of the bot that is to get it
     */
    public User forges(TranscriptMessage message, String command, String params) {
        return calls(message, "forging a press of /" + command, command, params);
    }

    private User calls(TranscriptMessage message, String what, String command, String params) {
        return does(what, () -> testScenario.portal().messenger().call(id, message.id(), command, params));
    }

    /** Chooses an item of the context menu of the last message here that has one. */
    public User chooses(String text) {
        Clickables things = Clickables.lastMenuIn(chat());
        KeyboardButton item = things.find(text)
                .orElseThrow(() -> testScenario.failure(name() + " cannot choose: " + things.whyNot(text)));
        testScenario.chronicle().note(name() + " chooses " + item);
        return does(
                "choosing " + item,
                () -> testScenario.portal().messenger().choose(id, things.messageId(), item.index()));
    }

    /** What a click on PUT wrote into the input field; empty for nothing. */
    public String input() {
        return kit.input(id);
    }

    /** Sends what is in the input field. */
    public User sendsInput() {
        String text = kit.input(id);
        kit.input(id, "");
        return says(text);
    }

    // Membership

    /** Comes into a chat, let in by the portal. */
    public User joins(Dialog dialog) {
        return does(
                "joining " + dialog,
                () -> testScenario.portal().messenger().addMembers(0, dialog.chatId(), List.of(id)));
    }

    public User leaves(Dialog dialog) {
        return does("leaving " + dialog, () -> testScenario.portal().messenger().removeMember(id, dialog.chatId(), id));
    }

    /** Adds another user to the chat this one acts in. */
    public User adds(User other) {
        return does(
                "adding " + other.name(),
                here -> testScenario.portal().messenger().addMembers(id, here.chatId(), List.of(other.id)));
    }

    /** Adds a bot to the chat this user acts in. */
    public User adds(String code) {
        long bot = kit.portal().bot(code).id();
        return does(
                "adding bot '" + code + "'",
                here -> testScenario.portal().messenger().addMembers(id, here.chatId(), List.of(bot)));
    }

    /** The notifications of this user as they are now, oldest first; one replaces those of its tag. */
    public List<Notice> notifications() {
        return testScenario.portal().state().notices().where(notice -> notice.userId() == id);
    }

    /** The newest notification of this user; fails with the transcript when there is none. */
    public Notice notification() {
        List<Notice> all = notifications();
        if (all.isEmpty()) {
            throw testScenario.failure("Nobody has notified " + name() + ".");
        }
        return all.get(all.size() - 1);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof User user && user.testScenario == testScenario && user.id == id;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(id);
    }

    @Override
    public String toString() {
        return name();
    }

    private TranscriptMessage mine(String act) {
        List<TranscriptMessage> mine = chat().history().stream()
                .filter(transcriptMessage -> transcriptMessage.author().id() == id && !transcriptMessage.deleted())
                .toList();
        if (mine.isEmpty()) {
            throw testScenario.failure(name() + " has no message here to " + act + ".");
        }
        return mine.get(mine.size() - 1);
    }

    private User does(String what, Runnable deed) {
        testScenario.act(name() + " " + what, () -> {
            deed.run();
            return what;
        });
        return this;
    }

    private User does(String what, java.util.function.Consumer<Dialog> deed) {
        Dialog here = chat();
        return does(what, () -> deed.accept(here));
    }
}
