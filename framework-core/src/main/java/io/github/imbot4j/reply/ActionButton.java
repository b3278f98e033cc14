package io.github.imbot4j.reply;

/** Do something without the bot: open, put, send, copy, call. */
public record ActionButton(String label, Action action, ButtonStyle look) implements Styled<ActionButton> {

    public ActionButton {
        label = DslArguments.text("button.label", label);
    }

    @Override
    public ActionButton with(ButtonStyle other) {
        return new ActionButton(label, action, other);
    }
}
