package io.github.imbot4j.samples.search;

import static io.github.imbot4j.reply.Replies.linkCard;

import io.github.imbot4j.language.Messages;
import io.github.imbot4j.reply.LinkCard;

/**
 * Something that was found.
 *
 * @param path where it is on the portal
 * @param detail may be empty
 */
record Finding(Kind kind, String title, String path, String detail) {

    /** What it is. */
    enum Kind {
        DEAL,
        CONTACT,
        TASK
    }

    LinkCard card(Messages texts) {
        String name = title.isBlank() ? "—" : title;
        return linkCard(name, path).description(texts.label(kind) + (detail.isBlank() ? "" : " · " + detail.strip()));
    }
}
