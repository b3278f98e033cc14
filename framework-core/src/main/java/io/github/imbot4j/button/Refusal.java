package io.github.imbot4j.button;

import io.github.imbot4j.event.DialogEvent;
import io.github.imbot4j.language.Texts;
import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.reply.Say;
import java.util.Locale;

/** Say why a press reaches no handler. */
public enum Refusal {
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
    /** It was signed with another key, or carries a record this program does not know. */
    OUTDATED;

    /** What the presser is told; in a group it says to whom. */
    public Reply answer(DialogEvent event) {
        String key = "press." + name().toLowerCase(Locale.ROOT);
        String text = Texts.ofFramework().in(event.origin().language()).say(key);
        boolean alone = event.dialog().isPrivate() || !event.sender().isKnown();
        return alone ? Say.text(text) : Say.text(event.sender().mention(), ": ", text);
    }
}
