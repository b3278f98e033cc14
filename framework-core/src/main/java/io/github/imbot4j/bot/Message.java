package io.github.imbot4j.bot;

import io.github.imbot4j.event.Event;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A message as received. A handler takes it by type.
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
 * @param date when it was written; {@link Instant#EPOCH} when the portal did not say, see {@link Event.Origin#raisedAt} then
 * @param dates what the portal took for dates in the text
 * @param quote the message this one answers, as far as the portal says; {@link Quote#NONE} for none
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
        boolean hidden,
        Instant date,
        List<FoundDate> dates,
        Quote quote) {

    public Message {
        files = List.copyOf(files);
        dates = List.copyOf(dates);
        mentions = Collections.unmodifiableSet(new LinkedHashSet<>(mentions));
    }

    /**
     * A date in a text.
     *
     * @param text as written, such as {@code tomorrow at 5}
     * @param at what the portal takes it for, in its own time zone
     */
    public record FoundDate(String text, Instant at) {}

    /**
     * The message that another one answers.
     *
     * @param authorId who wrote it; {@code 0} when the portal did not say
     * @param authorName their name; may be empty
     * @param text what it says; may be empty
     */
    public record Quote(long authorId, String authorName, String text) {

        /** Nothing. */
        public static final Quote NONE = new Quote(0, "", "");
    }

    /** A message of which neither dates nor the message it answers are known. */
    public Message(
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
        this(
                id,
                text,
                original,
                files,
                mentions,
                replyTo,
                forwardOf,
                uuid,
                platform,
                system,
                hidden,
                Instant.EPOCH,
                List.of(),
                Quote.NONE);
    }

    /** A message of which only id and text are known. */
    public static Message of(long id, String text) {
        return new Message(id, text, text, List.of(), Set.of(), 0, 0, "", "", false, false);
    }

    /** The same with another text. */
    public Message withText(String other) {
        return new Message(
                id, other, original, files, mentions, replyTo, forwardOf, uuid, platform, system, hidden, date, dates,
                quote);
    }

    /** Tells whether a user is mentioned. */
    public boolean mentions(long userId) {
        return mentions.contains(userId);
    }
}
