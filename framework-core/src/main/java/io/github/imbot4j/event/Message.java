package io.github.imbot4j.event;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Hold a message as received. A handler takes it by type.
 *
 * @param id message id; may exceed 2^31; {@code 0} when the portal did not say
 * @param text what was written, with the bot's own mention taken out wherever it stood, and its name typed behind {@code @} at the start; else as the portal sent it: BB code, blanks of
 *     every kind and what nobody sees
 * @param original the text untouched
 * @param files what was attached
 * @param mentions ids of the users mentioned
 * @param replyTo id of the message this one answers; {@code 0} for none
 * @param forwardOf id of the message this one forwards; {@code 0} for none
 * @param uuid the sending client's UUID; may be empty
 * @param platform {@code web}, {@code mobile} or empty
 * @param system whether the portal itself wrote it
 * @param hidden whether it is a whisper among operators, unseen by the client
 */
public record Message(
        long id,
        String text,
        String original,
        List<FileRef> files,
        Set<Long> mentions,
        long replyTo,
        long forwardOf,
        String uuid,
        String platform,
        boolean system,
        boolean hidden) {

    public Message {
        files = List.copyOf(files);
        mentions = Collections.unmodifiableSet(new LinkedHashSet<>(mentions));
    }

    /** A message of which only id and text are known. */
    public static Message of(long id, String text) {
        return new Message(id, text, text, List.of(), Set.of(), 0, 0, "", "", false, false);
    }

    /** The same with another text. */
    public Message withText(String other) {
        return new Message(id, other, original, files, mentions, replyTo, forwardOf, uuid, platform, system, hidden);
    }

    /** Tells whether a user is mentioned. */
    public boolean mentions(long userId) {
        return mentions.contains(userId);
    }
}
