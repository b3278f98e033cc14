package io.github.imbot4j.reply;

/** A button that acts without the bot: opens, inserts or sends a text, copies, or calls. */
public record ActionButton(String label, Action action, ButtonStyle look) implements Styled<ActionButton> {

    public ActionButton {
        label = DslArguments.text("button.label", label);
    }

    @Override
    public ActionButton with(ButtonStyle other) {
        return new ActionButton(label, action, other);
    }
}
