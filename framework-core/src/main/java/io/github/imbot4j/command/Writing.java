package io.github.imbot4j.command;

import io.github.imbot4j.language.Phrases;
import io.github.imbot4j.language.Texts;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * Hold what the words of a command depend on: "tomorrow" is another day for everybody.
 *
 * @param now when it was written, in the portal's time zone
 * @param language two letters; may be empty
 */
public record Writing(ZonedDateTime now, String language) {

    /** Written at a moment, somewhere. */
    public static Writing at(Instant moment, ZoneId zone, String language) {
        return new Writing(moment.atZone(zone), language);
    }

    /** The texts to answer in. */
    public Phrases phrases() {
        return Texts.ofFramework().in(language);
    }

    Vocabulary vocabulary() {
        return Vocabulary.of(language);
    }
}
