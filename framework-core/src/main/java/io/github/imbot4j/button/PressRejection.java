package io.github.imbot4j.button;

import io.github.imbot4j.event.DialogEvent;
import io.github.imbot4j.language.MessageBundle;
import io.github.imbot4j.reply.Replies;
import io.github.imbot4j.reply.Reply;
import java.util.Locale;

/** The reason why a press reaches no handler. */
public enum PressRejection {
    /** It carries nothing of ours, or something that was said elsewhere. */
    FORGED,
    /** It comes too late. */
    EXPIRED,
    /** It is for somebody else. */
    NOT_YOURS,
    /** Somebody pressed before, and one press counts. */
    USED,
    /** The presser pressed before, and one press of each counts. */
    USED_BY_YOU,
    /** It carries a record this program does not know, or knows otherwise. */
    OUTDATED,
    /** It may have been signed with another key of ours, such as before the client secret was changed; nobody can tell. */
    UNKNOWN_KEY;

    /** Whether it may be an attempt at something. */
    public boolean isSuspicious() {
        return this == FORGED || this == UNKNOWN_KEY;
    }

    /** What the presser is told; in a group it says to whom. */
    public Reply answer(DialogEvent event) {
        PressRejection said = this == UNKNOWN_KEY ? OUTDATED : this;
        String key = "press." + said.name().toLowerCase(Locale.ROOT);
        String text = MessageBundle.ofFramework().in(event.origin().language()).say(key);
        boolean alone = event.dialog().isPrivate() || !event.sender().isKnown();
        return alone ? Replies.text(text) : Replies.text(event.sender().mention(), ": ", text);
    }
}
