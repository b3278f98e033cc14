package io.github.imbot4j.bot;

import io.github.imbot4j.reply.AsMarkup;
import java.util.List;
import java.util.Optional;

/**
 * A reference to something on the portal: a mention, a pasted link or a CRM number in a command. A command's parameter
 * may be of one of these types, or of this one to accept any. It is what a user typed: whether it exists, and whether
 * the user may see it, is not checked.
 */
public sealed interface Reference extends AsMarkup permits UserMention, ChatMention, WorkgroupRef, CrmRef, Link {

    /** The tags that hold words together. */
    List<String> TAGS = List.of("USER", "CHAT", "URL");

    /**
     * Reads one word: {@code [USER=5]Alice[/USER]}, {@code [CHAT=7]Sales[/CHAT]}, {@code [URL=…]…[/URL]}, an address,
     * {@code D_15}. An address of something known on a portal, whichever its host, is that thing; any other is a
     * {@link Link}.
     */
    static Optional<Reference> read(String word) {
        return ReferenceReader.read(word);
    }
}
