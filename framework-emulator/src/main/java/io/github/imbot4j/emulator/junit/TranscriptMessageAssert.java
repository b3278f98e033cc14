package io.github.imbot4j.emulator.junit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Assertions about one message; failures show the transcript. */
public final class TranscriptMessageAssert extends TranscriptAssert<TranscriptMessageAssert, TranscriptMessage> {

    TranscriptMessageAssert(TranscriptMessage actual) {
        super(actual, TranscriptMessageAssert.class, actual.transcript());
    }

    // Text

    /** People read exactly this; markup does not count. */
    public TranscriptMessageAssert hasText(String expected) {
        return same("the message to read", actual.text(), expected);
    }

    /** People read this somewhere in it. */
    public TranscriptMessageAssert containsText(String... parts) {
        for (String part : parts) {
            holds(
                    actual.text().contains(part),
                    "Expected the message to contain:\n  " + shown(part) + "\nbut it reads:\n  "
                            + shown(actual.text()));
        }
        return this;
    }

    /** What people read matches a regular expression as a whole. */
    public TranscriptMessageAssert matchesText(String regex) {
        return holds(
                Pattern.compile(regex, Pattern.DOTALL).matcher(actual.text()).matches(),
                "Expected the message to match:\n  " + regex + "\nbut it reads:\n  " + shown(actual.text()));
    }

    /** It is stored exactly so, with its markup. */
    public TranscriptMessageAssert hasBbCode(String expected) {
        return same("the message to be stored as", actual.bbCode(), expected);
    }

    // Who and what

    /** It is of that bot, by its code, or of that user, by name. */
    public TranscriptMessageAssert isFrom(String who) {
        boolean bot = actual.author().code().equals(who);
        return bot || actual.author().name().equalsIgnoreCase(who)
                ? this
                : same("the message to be from", actual.author().name(), who);
    }

    public TranscriptMessageAssert isFrom(User user) {
        return same("the message to be from", actual.author().name(), user.name());
    }

    /** It has the system look. */
    public TranscriptMessageAssert isSystem() {
        return holds(actual.system(), "Expected a system message, but " + actual + " is none.");
    }

    /** It was changed after it was posted, by whomever. */
    public TranscriptMessageAssert isEdited() {
        return holds(actual.edited(), "Expected the message to have been edited, but nobody changed it: " + actual);
    }

    public TranscriptMessageAssert isNotEdited() {
        return holds(!actual.edited(), "Expected the message as it was posted, but it was edited: " + actual);
    }

    public TranscriptMessageAssert isDeleted() {
        return holds(actual.deleted(), "Expected the message to be deleted, but it is there: " + actual);
    }

    public TranscriptMessageAssert isLikedBy(User user) {
        return holds(
                actual.likedBy().contains(user.id()), "Expected " + user.name() + " to like the message: " + actual);
    }

    /** A bot likes it, such as {@code portal.bot("judge")}. */
    public TranscriptMessageAssert isLikedBy(Portal.BotUser bot) {
        return holds(
                actual.likedBy().contains(bot.id()),
                "Expected bot '" + bot.code() + "' to like the message: " + actual);
    }

    /** A user's reaction, such as {@code fire}. */
    public TranscriptMessageAssert hasReaction(String reaction, User user) {
        return hasReaction(reaction, user.id(), user.name());
    }

    /** A bot's reaction. */
    public TranscriptMessageAssert hasReaction(String reaction, Portal.BotUser bot) {
        return hasReaction(reaction, bot.id(), "bot '" + bot.code() + "'");
    }

    private TranscriptMessageAssert hasReaction(String reaction, long id, String who) {
        return holds(
                actual.reactedBy(reaction).contains(id),
                "Expected the reaction " + reaction + " of " + who + ", but the reactions are " + actual.reactions()
                        + ": " + actual);
    }

    public TranscriptMessageAssert isNotLiked() {
        return holds(
                actual.likedBy().isEmpty(),
                "Expected nobody to like the message, but the users " + actual.likedBy() + " do: " + actual);
    }

    // Keyboard and menu

    /** The buttons say exactly this, row by row. */
    public TranscriptMessageAssert hasButtons(String... texts) {
        return same("the buttons", texts(actual.buttons()), List.of(texts));
    }

    /** Among the buttons is one that says this. */
    public TranscriptMessageAssert hasButton(String text) {
        return holds(
                texts(actual.buttons()).contains(text),
                "Expected a button " + shown(text) + ", but there are: " + shown(texts(actual.buttons())));
    }

    /** The button that says this does that when it is clicked. */
    public TranscriptMessageAssert hasButton(String text, KeyboardButton.Kind kind, String value) {
        hasButton(text);
        List<String> found = actual.buttons().stream()
                .filter(button -> button.text().equals(text))
                .map(button -> button.kind() + " " + button.value())
                .toList();
        return holds(
                found.contains(kind + " " + value),
                "Expected the button " + shown(text) + " to do:\n  " + kind + " " + value + "\nbut it does:\n  "
                        + String.join("\n  ", found));
    }

    /** The keyboard has exactly these rows: {@code hasRows(List.of("1", "2"), List.of("Back"))}. */
    @SafeVarargs
    public final TranscriptMessageAssert hasRows(List<String>... rows) {
        List<List<String>> expected = new ArrayList<>();
        for (List<String> row : rows) {
            expected.add(row);
        }
        List<List<String>> found =
                actual.rows().stream().map(TranscriptMessageAssert::texts).toList();
        return same("the rows of buttons", found, expected);
    }

    public TranscriptMessageAssert hasNoKeyboard() {
        return same("the buttons", texts(actual.buttons()), List.of());
    }

    /** The items of the context menu say exactly this. */
    public TranscriptMessageAssert hasMenu(String... texts) {
        return same("the menu items", texts(actual.menu()), List.of(texts));
    }

    // Attachments and files

    /** People read exactly these lines in the attachments; a grid's cell reads {@code name: value}. */
    public TranscriptMessageAssert hasAttachment(String... lines) {
        return same("the attachment to read", actual.attachmentText().lines().toList(), List.of(lines));
    }

    /** People read this somewhere in the attachments. */
    public TranscriptMessageAssert hasAttachmentContaining(String... parts) {
        for (String part : parts) {
            holds(
                    actual.attachmentText().contains(part),
                    "Expected the attachment to contain:\n  " + shown(part) + "\nbut it reads:\n  "
                            + shown(actual.attachmentText()));
        }
        return this;
    }

    public TranscriptMessageAssert hasNoAttachment() {
        return holds(
                actual.attachments().isEmpty(),
                "Expected no attachment, but there is one that reads:\n  " + shown(actual.attachmentText()));
    }

    public TranscriptMessageAssert hasFiles(String... names) {
        return same("the files", new ArrayList<>(actual.files()), List.of(names));
    }

    private static List<String> texts(List<KeyboardButton> buttons) {
        return buttons.stream().map(KeyboardButton::text).collect(Collectors.toList());
    }
}
