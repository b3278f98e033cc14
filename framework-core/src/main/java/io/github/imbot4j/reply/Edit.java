package io.github.imbot4j.reply;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A change of one of the bot's own messages, at most three days old (v1 §4.2). An empty {@link Optional} leaves that
 * part unchanged; an empty value ({@link Attachment#NONE}, {@link Keyboard#NONE}, an empty menu) removes it.
 *
 * @param body the new text; at most {@link NewMessage#MAX_TEXT} characters, an edit cannot be divided
 * @param hasPreview whether links get a card
 * @param isHidden whether the client of an Open Line does not get it
 */
public record Edit(
        Optional<Markup> body,
        Optional<Attachment> attachment,
        Optional<Keyboard> keyboard,
        Optional<List<MenuItem>> menu,
        boolean hasPreview,
        boolean isHidden)
        implements Reply {

    static final Edit NOTHING =
            new Edit(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), true, false);

    public Edit {
        menu = menu.map(List::copyOf);
    }

    /** Whether it leaves everything as it is. */
    public boolean isEmpty() {
        return body.isEmpty() && attachment.isEmpty() && keyboard.isEmpty() && menu.isEmpty();
    }

    @Override
    public Edit attach(Block... blocks) {
        return attach(DslArguments.all("attach", blocks));
    }

    @Override
    public Edit attach(List<? extends Block> blocks) {
        return attach(attachment.orElse(Attachment.NONE).and(blocks));
    }

    @Override
    public Edit attach(Attachment other) {
        return new Edit(body, Optional.of(other), keyboard, menu, hasPreview, isHidden);
    }

    @Override
    public Edit keyboard(Row... rows) {
        return keyboard(DslArguments.all("keyboard", rows));
    }

    @Override
    public Edit keyboard(Collection<Row> rows) {
        return keyboard(Keyboard.of(List.copyOf(rows)));
    }

    @Override
    public Edit keyboard(Keyboard other) {
        return new Edit(body, attachment, Optional.of(other), menu, hasPreview, isHidden);
    }

    @Override
    public Edit menu(MenuItem... items) {
        return withMenu(DslArguments.all("menu", items));
    }

    @Override
    public Edit withoutAttachment() {
        return attach(Attachment.NONE);
    }

    @Override
    public Edit withoutKeyboard() {
        return keyboard(Keyboard.NONE);
    }

    @Override
    public Edit withoutMenu() {
        return withMenu(List.of());
    }

    private Edit withMenu(List<MenuItem> items) {
        return new Edit(body, attachment, keyboard, Optional.of(items), hasPreview, isHidden);
    }

    @Override
    public Edit withoutPreview() {
        return new Edit(body, attachment, keyboard, menu, false, isHidden);
    }

    @Override
    public Edit hiddenFromClient() {
        return new Edit(body, attachment, keyboard, menu, hasPreview, true);
    }

    @Override
    public Edit asEdit() {
        return this;
    }
}
