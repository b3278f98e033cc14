package io.github.imbot4j.bot;

import io.github.imbot4j.reply.Replies;
import io.github.imbot4j.reply.Reply;

/**
 * The progress of a long task, shown in one message that is edited. A handler takes it by type.
 *
 * <p>The first state is sent at once; of later ones the newest is shown every two seconds, less often if the portal's
 * rate limit is short, and the last one always. The reply the handler returns replaces the message, and so does the
 * apology if it throws. If the event is handled again, the same message is used. A refusal by the portal in between
 * does not stop the task.
 *
 * <p>Safe for use by several threads while the handler runs.
 */
public interface ProgressMessage {

    /**
     * Shows a state in place of the one before.
     *
     * @throws io.github.imbot4j.reply.InvalidReplyException when a portal would refuse it, or it takes several messages
     */
    void show(Reply state);

    /** Has what the handler returns follow as a message of its own, which is announced as new; the last state stays. */
    void keepMessage();

    /** Shows a text, made as by {@link Replies#text}. */
    default void update(Object... parts) {
        show(Replies.text(parts));
    }

    /**
     * Shows a bar, such as {@code ▰▰▰▱▱▱▱▱▱▱ 30%}, below a text when there is one.
     *
     * @param total positive
     */
    default void showBar(long done, long total, Object... parts) {
        String bar = bar(done, total);
        show(parts.length == 0 ? Replies.text(bar) : Replies.text(Replies.words(parts), "\n", bar));
    }

    /** Draws a bar of ten pieces and the percentage; what is not between none and all is taken for the nearer. */
    static String bar(long done, long total) {
        if (total < 1) {
            throw new IllegalArgumentException("A bar of " + done + " out of " + total
                    + " cannot be drawn; give the total, or say what is done with update(…).");
        }
        int percent = (int) (100.0 * Math.max(0, Math.min(done, total)) / total);
        return "▰".repeat(percent / 10) + "▱".repeat(10 - percent / 10) + " " + percent + "%";
    }
}
