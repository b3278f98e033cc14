package io.github.imbot4j.reply;

/** Do something without the bot: open, put, send, copy, call. */
public record ActionButton(String label, Action action, Look look) implements Styled<ActionButton> {

    public ActionButton {
        label = Given.text("button.label", label);
    }

    @Override
    public ActionButton with(Look other) {
        return new ActionButton(label, action, other);
    }
}
