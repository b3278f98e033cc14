package io.github.imbot4j.reply;

import io.github.imbot4j.problem.Problem;
import java.util.Collection;
import java.util.List;

/**
 * A reply of a bot: a {@link NewMessage}, or the {@link Edit} of an earlier one, created by {@link Replies}.
 *
 * <p>Immutable; every method returns another reply. A reply that a portal would reject, or would silently show
 * differently, is rejected by {@link #validate()} before anything is sent.
 */
public sealed interface Reply extends Outcome permits NewMessage, Edit {

    /** Says a text: strings, numbers and the like are text, whatever they look like; {@link Markup} is markup. */
    static NewMessage text(Object... parts) {
        return Replies.text(parts);
    }

    /** Adds blocks to the attachment. */
    Reply attach(Block... blocks);

    /** Adds blocks to the attachment. */
    Reply attach(List<? extends Block> blocks);

    /** Sets the attachment, its frame and its description. */
    Reply attach(Attachment attachment);

    /** Puts rows of buttons below the text. */
    Reply keyboard(Row... rows);

    /** Puts rows of buttons below the text. */
    Reply keyboard(Collection<Row> rows);

    /** Puts a keyboard with colours of its own below the text. */
    Reply keyboard(Keyboard keyboard);

    /** Puts items into the menu behind the message. */
    Reply menu(MenuItem... items);

    /** Leaves no attachment. */
    Reply withoutAttachment();

    /** Leaves no keyboard. */
    Reply withoutKeyboard();

    /** Leaves no menu. */
    Reply withoutMenu();

    /** Shows no card for links, and leaves dates in the text alone. */
    Reply withoutPreview();

    /** Keeps it from the client of an Open Line; operators see it. */
    Reply hiddenFromClient();

    /**
     * Puts this in place of the message whose button was pressed, at most three days old (v1 §4.2). What the reply does not
     * have is taken off that message too; an {@link Edit} stays as it is.
     */
    Edit asEdit();

    /**
     * The same with its days, times and spans said in a language; what is sent without is said in English. What a bot says is said
     * in the portal's language by itself.
     *
     * @param language two letters as the portal says them
     */
    default Reply inLanguage(String language) {
        return new Localizer(language).localized(this);
    }

    /** Lists what is wrong with it, each problem with its place; empty when it can be sent. */
    default List<Problem> problems() {
        return new ReplyInspector().inspect(this);
    }

    /** Lists the commands its buttons and menu items run. */
    default List<CommandUse> commandUses() {
        return CommandUses.of(this);
    }

    /** Lists the records its buttons and menu items carry. */
    default List<PayloadUse> payloadUses() {
        return CommandUses.payloads(this);
    }

    /**
     * Refuses what cannot be sent.
     *
     * @throws InvalidReplyException with every problem
     */
    default void validate() {
        List<Problem> problems = problems();
        if (!problems.isEmpty()) {
            throw new InvalidReplyException(problems);
        }
    }
}
