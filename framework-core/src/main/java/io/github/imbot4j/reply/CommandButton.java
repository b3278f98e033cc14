package io.github.imbot4j.reply;

/**
 * A button that runs one of the bot's commands. The command it sends is not trustworthy: any member of the chat can
 * send any command and parameters (v1 §3.5).
 *
 * @param action which command, with which parameters
 * @param isOnce whether the keyboard is blocked after a press, until it is sent again
 */
public record CommandButton(String label, Action.Run action, boolean isOnce, ButtonStyle look)
        implements Styled<CommandButton> {

    public CommandButton {
        label = DslArguments.text("button.label", label);
    }

    /** Blocks the keyboard after a press, until it is sent again. */
    public CommandButton once() {
        return new CommandButton(label, action, true, look);
    }

    @Override
    public CommandButton with(ButtonStyle other) {
        return new CommandButton(label, action, isOnce, other);
    }
}
