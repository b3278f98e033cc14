package io.github.imbot4j.button;

import io.github.imbot4j.reply.PressLimit;
import java.time.Instant;
import java.util.Optional;

/**
 * Hold what travels with a button.
 *
 * @param type the simple name of the record carried
 * @param payload the record, see {@link io.github.imbot4j.payload.CompactCodec#write}
 * @param imprint of that record, see {@link io.github.imbot4j.payload.CompactCodec#imprint}
 * @param userId who alone may press; {@code 0} for everybody
 * @param limit how many presses count
 * @param act names what is done once, within the dialog; empty when every press counts
 * @param expires when it ends, to the second; what counts once always ends
 */
public record Token(
        String type,
        String payload,
        int imprint,
        long userId,
        PressLimit limit,
        String act,
        Optional<Instant> expires) {}
