package io.github.imbot4j.reply;

import java.time.Duration;
import java.util.Optional;

/**
 * A button that runs a command when one user presses it, and answers other users politely. It is for the framework's
 * own buttons, such as those that turn the pages of help. Anyone can still type the command, so it protects a message,
 * not a command.
 *
 * @param action which command, for whom, how often, how long
 */
public record BoundButton(String label, Action.Bound action, ButtonStyle look) implements Styled<BoundButton> {

    public BoundButton {
        label = DslArguments.text("button.label", label);
    }

    /**
     * One that may be pressed again and again.
     *
     * @param userId whose it is; {@code 0} when nobody knows, and it is everybody's
     */
    public static BoundButton of(String label, Action.Run run, long userId) {
        return new BoundButton(label, new Action.Bound(run, userId, false, false, Optional.empty()), ButtonStyle.PLAIN);
    }

    /** One of several ways to go on, for everybody; once one is pressed, the keyboard keeps only that. */
    public static BoundButton offer(String label, Action.Run run) {
        return new BoundButton(label, new Action.Bound(run, 0, false, true, Optional.empty()), ButtonStyle.PLAIN);
    }

    /** Lets one press count, of all buttons of the message that say so, for so long after it was said. */
    public BoundButton onceIn(Duration time) {
        Action.Bound once = new Action.Bound(action.run(), action.userId(), true, action.isOffer(), Optional.of(time));
        return new BoundButton(label, once, look);
    }

    @Override
    public BoundButton with(ButtonStyle other) {
        return new BoundButton(label, action, other);
    }
}
