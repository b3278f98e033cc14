package io.github.imbot4j.event;

import io.github.imbot4j.portal.PortalId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * An event on a portal. The records are immutable, carry no credentials, and are the same for every generation of the
 * protocol: "unknown" is an empty text, {@code 0} or an empty collection, never {@code null}.
 */
public sealed interface Event permits BotEvent, AppEvent {

    /** Which portal, and when it says this happened. */
    Origin origin();

    /** The lane of what concerns the app or the bot as a whole. */
    String APP_LANE = "app";

    /** The tenant. */
    default PortalId portal() {
        return origin().portal();
    }

    /**
     * Names the lane the event belongs to: its dialog, the object a portal's event is about, or {@link #APP_LANE}. The events of a
     * lane of one bot are handled one after another.
     */
    String lane();

    /**
     * Lists what differs between two events of one name, and is the same in two deliveries of one event: the protocol has no id of a
     * delivery (transport §4.1). Texts, numbers, times, and maps of these.
     */
    List<Object> identity();

    /**
     * Returns the event's name for the journal, the same each time it is delivered: at most 200 characters of plain ASCII.
     *
     * @param eventName the name of the post, in any case
     */
    default String idempotencyKey(String eventName) {
        StringBuilder content = new StringBuilder(eventName.toUpperCase(Locale.ROOT));
        for (Object part : identity()) {
            String text = part.toString();
            content.append('\0').append(text.length()).append('\0').append(text);
        }
        long bot = this instanceof BotEvent one ? one.bot().id() : 0;
        return portal() + ":" + bot + ":" + digest(content.toString());
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java has SHA-256", absent);
        }
    }

    /**
     * Where and when an event came from.
     *
     * @param portal the tenant, proven before any handler runs
     * @param raisedAt the portal's clock (event field {@code ts}, whole seconds), good for staleness, not for ordering
     * @param language two letters of the portal's default language, not the user's; may be empty
     */
    record Origin(PortalId portal, Instant raisedAt, String language) {}
}
