package io.github.imbot4j.emulator.state;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A notification (v1 §11).
 *
 * @param userId who gets it
 * @param fromId who sends it; {@code 0} for the system
 * @param tag a newer one with the same tag replaces it; empty for none
 * @param subTag groups them; empty for none
 * @param attach the attachments, as in {@link Message.Extra}
 * @param read whether the user has read it
 */
public record Notice(
        long id,
        long userId,
        long fromId,
        String text,
        String tag,
        String subTag,
        List<Map<String, Object>> attach,
        Instant date,
        boolean read) {

    public Notice {
        attach = List.copyOf(attach);
    }

    /** The same, read or not. */
    public Notice marked(boolean asRead) {
        return new Notice(id, userId, fromId, text, tag, subTag, attach, date, asRead);
    }
}
