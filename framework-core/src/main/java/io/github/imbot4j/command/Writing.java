package io.github.imbot4j.command;

import io.github.imbot4j.event.Sender;
import io.github.imbot4j.language.Phrases;
import io.github.imbot4j.language.Texts;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * Hold what the words of a command depend on: "tomorrow" is another day for everybody.
 *
 * @param now when it was written, in the portal's time zone
 * @param language two letters; may be empty
 * @param author who wrote them, when it was somebody of the portal
 */
public record Writing(ZonedDateTime now, String language, Optional<User> author) {

    /** Written by nobody known. */
    public Writing(ZonedDateTime now, String language) {
        this(now, language, Optional.empty());
    }

    /** Written at a moment, somewhere. */
    public static Writing at(Instant moment, ZoneId zone, String language) {
        return new Writing(moment.atZone(zone), language);
    }

    /** Written by somebody; by nobody known, unless it is a person of the portal. */
    public Writing by(Sender sender) {
        boolean known = sender.isKnown() && !sender.bot() && !sender.connector();
        return new Writing(now, language, known ? Optional.of(new User(sender.id(), sender.name())) : Optional.empty());
    }

    /** The texts to answer in. */
    public Phrases phrases() {
        return Texts.ofFramework().in(language);
    }

    Vocabulary vocabulary() {
        return Vocabulary.of(language);
    }
}
