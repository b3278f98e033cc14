package io.github.imbot4j.guard;

import io.github.imbot4j.reply.Outcome;
import io.github.imbot4j.reply.Replies;

/** The decision whether a handler may run. */
public sealed interface Decision {

    /** It may. */
    Decision ALLOWED = new Allowed();

    /** It may not, and the user reads why. Nothing in the text is markup. */
    static Decision refused(String why) {
        return new Refused(Replies.text(why));
    }

    /** It may not; this is said to the user, or nothing, {@link io.github.imbot4j.reply.NoReply#SILENCE}. */
    static Decision refused(Outcome answer) {
        return new Refused(answer);
    }

    /** The handler may run, as far as this guard goes. */
    record Allowed() implements Decision {}

    /**
     * The handler may not run.
     *
     * @param answer what is said to whoever asked for it; to others, such as a chat the bot joined, nothing is said
     */
    record Refused(Outcome answer) implements Decision {}
}
