package io.github.imbot4j.reply;

import io.github.imbot4j.problem.Problem;
import io.github.imbot4j.rest.Ref;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A new message.
 *
 * @param body the text; required by portals even with an attachment (v1 §4.1). A longer one than {@link #MAX_TEXT} becomes
 *     several messages
 * @param attachment {@link Attachment#NONE} for none
 * @param keyboard {@link Keyboard#NONE} for none
 * @param menu empty for none
 * @param isSystem whether it looks like a message of the portal
 * @param hasPreview whether links get a card
 * @param isHidden whether the client of an Open Line does not get it
 * @param name under which the message is known to the bot in its dialog; empty for none
 */
public record NewMessage(
        Markup body,
        Attachment attachment,
        Keyboard keyboard,
        List<MenuItem> menu,
        boolean isSystem,
        boolean hasPreview,
        boolean isHidden,
        String name)
        implements Reply {

    /** How many characters, tags included, one message holds; a portal cuts off the rest without an error (v1 §4.1). */
    public static final int MAX_TEXT = 20_000;

    public NewMessage {
        menu = List.copyOf(menu);
    }

    /** Returns a message of a text, in which nothing is markup. */
    public static NewMessage of(String text) {
        return of(new PlainText(text));
    }

    static NewMessage of(Markup body) {
        return new NewMessage(body, Attachment.NONE, Keyboard.NONE, List.of(), false, true, false, "");
    }

    /** Whether it is text and nothing else, so that there is nothing to translate, to sign or to draw. */
    public boolean isPlain() {
        return body instanceof PlainText
                && attachment.equals(Attachment.NONE)
                && keyboard.equals(Keyboard.NONE)
                && menu.isEmpty();
    }

    /** Whether it fits into one message however much of it has to be escaped, and shows something. */
    private boolean isShortText() {
        String text = isPlain() ? body.plain() : "";
        return text.length() <= MAX_TEXT / 4 && showsSomething(text);
    }

    private static boolean showsSomething(String text) {
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            if (Character.isLetterOrDigit(text.codePointAt(i))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public List<Problem> problems() {
        return isShortText() ? List.of() : Reply.super.problems();
    }

    /**
     * Divides it into messages that each fit. Attachment, keyboard and menu go with the last, below the whole text.
     *
     * @throws InvalidReplyException when something that cannot be divided, such as an address, does not fit
     */
    public List<NewMessage> parts() {
        if (isShortText()) {
            return List.of(this);
        }
        List<String> texts = MessageSplitter.split(body, MAX_TEXT)
                .orElseThrow(() ->
                        new InvalidReplyException("message.text", ReplyInspector.INDIVISIBLE, ReplyInspector.SHORTEN));
        if (texts.size() == 1) {
            return List.of(this);
        }
        List<NewMessage> parts = new ArrayList<>();
        for (String text : texts.subList(0, texts.size() - 1)) {
            parts.add(new NewMessage(
                    new Raw(text), Attachment.NONE, Keyboard.NONE, List.of(), isSystem, hasPreview, isHidden, ""));
        }
        Markup rest = new Raw(texts.get(texts.size() - 1));
        parts.add(new NewMessage(rest, attachment, keyboard, menu, isSystem, hasPreview, isHidden, name));
        return List.copyOf(parts);
    }

    /**
     * Names it, so that it can be edited and deleted later by that name, such as {@code chat.edit("card-7", …)}, by any handler of the
     * bot for this dialog. A later message of the same name takes over the name. Of a text that becomes several messages the last
     * one has it.
     *
     * @param name 1 to 60 letters, digits and {@code _ . : @ -}
     */
    public NewMessage as(String name) {
        return new NewMessage(body, attachment, keyboard, menu, isSystem, hasPreview, isHidden, Ref.requireName(name));
    }

    /** Makes it look like a message of the portal. */
    public NewMessage asSystem() {
        return new NewMessage(body, attachment, keyboard, menu, true, hasPreview, isHidden, name);
    }

    @Override
    public NewMessage attach(Block... blocks) {
        return attach(DslArguments.all("attach", blocks));
    }

    @Override
    public NewMessage attach(List<? extends Block> blocks) {
        return attach(attachment.and(blocks));
    }

    @Override
    public NewMessage attach(Attachment other) {
        return new NewMessage(body, other, keyboard, menu, isSystem, hasPreview, isHidden, name);
    }

    @Override
    public NewMessage keyboard(Row... rows) {
        return keyboard(DslArguments.all("keyboard", rows));
    }

    @Override
    public NewMessage keyboard(Collection<Row> rows) {
        return keyboard(Keyboard.of(List.copyOf(rows)));
    }

    @Override
    public NewMessage keyboard(Keyboard other) {
        return new NewMessage(body, attachment, other, menu, isSystem, hasPreview, isHidden, name);
    }

    @Override
    public NewMessage menu(MenuItem... items) {
        return withMenu(DslArguments.all("menu", items));
    }

    @Override
    public NewMessage withoutAttachment() {
        return attach(Attachment.NONE);
    }

    @Override
    public NewMessage withoutKeyboard() {
        return keyboard(Keyboard.NONE);
    }

    @Override
    public NewMessage withoutMenu() {
        return withMenu(List.of());
    }

    private NewMessage withMenu(List<MenuItem> items) {
        return new NewMessage(body, attachment, keyboard, items, isSystem, hasPreview, isHidden, name);
    }

    @Override
    public NewMessage withoutPreview() {
        return new NewMessage(body, attachment, keyboard, menu, isSystem, false, isHidden, name);
    }

    @Override
    public NewMessage hiddenFromClient() {
        return new NewMessage(body, attachment, keyboard, menu, isSystem, hasPreview, true, name);
    }

    @Override
    public Edit asEdit() {
        return new Edit(
                Optional.of(body),
                Optional.of(attachment),
                Optional.of(keyboard),
                Optional.of(menu),
                hasPreview,
                isHidden);
    }
}
