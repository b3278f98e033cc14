package io.github.imbot4j.delivery;

import java.time.Instant;

/**
 * The first of the attempts at a call that may have run.
 *
 * @param at when it began, by the clock of the process that made it
 * @param newest the highest id of a message that process had heard of from the portal before; {@code 0} for none. Whatever the call
 *     posted has a higher one
 */
public record FirstSend(Instant at, long newest) {}
