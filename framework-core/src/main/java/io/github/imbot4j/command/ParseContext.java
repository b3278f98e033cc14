package io.github.imbot4j.command;

import io.github.imbot4j.bot.Sender;
import io.github.imbot4j.bot.UserMention;
import io.github.imbot4j.language.MessageBundle;
import io.github.imbot4j.language.Messages;
import io.github.imbot4j.textparsing.KeywordTable;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * The context in which the words of a command are parsed, such as the time on which "tomorrow" depends.
 *
 * @param now when it was written, in the portal's time zone
 * @param language two letters; may be empty
 * @param author who wrote them, when it was somebody of the portal
 */
public record ParseContext(ZonedDateTime now, String language, Optional<UserMention> author) {

    /** Written by nobody known. */
    public ParseContext(ZonedDateTime now, String language) {
        this(now, language, Optional.empty());
    }

    /** Written at a moment, somewhere. */
    public static ParseContext at(Instant moment, ZoneId zone, String language) {
        return new ParseContext(moment.atZone(zone), language);
    }

    /** Written by somebody; by nobody known, unless it is a person of the portal. */
    public ParseContext by(Sender sender) {
        boolean known = sender.isKnown() && !sender.bot() && !sender.connector();
        return new ParseContext(
                now, language, known ? Optional.of(new UserMention(sender.id(), sender.name())) : Optional.empty());
    }

    /** The texts to answer in. */
    public Messages phrases() {
        return MessageBundle.ofFramework().in(language);
    }

    KeywordTable vocabulary() {
        return KeywordTable.of(language);
    }
}
