package io.github.imbot4j.emulator.state;

import java.time.Instant;
import java.util.Map;

/**
 * An event of v2 that waits until it is fetched (v2 §7): by a bot, or by a user who subscribed.
 *
 * @param id the {@code eventId}; rises over all bots and users of the portal
 * @param receiver the bot's id, or the user's
 * @param type such as {@code ONIMBOTV2MESSAGEADD}
 * @param data as it was when the event happened
 */
public record LoggedEvent(long id, long receiver, String type, Instant date, Map<String, Object> data) {}
