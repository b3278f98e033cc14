package io.github.imbot4j.delivery;

import io.github.imbot4j.portal.PortalId;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The highest message id each portal has answered with to this process; a portal numbers the messages of all its dialogs in one
 * rising order.
 *
 * <p>Safe for use by several threads.
 */
public final class NewestMessages {

    private final Map<PortalId, Long> ids = new ConcurrentHashMap<>();

    /** Knows none yet. */
    public NewestMessages() {}

    /** Learns from what became of a call. */
    public void learn(CallOutcome callOutcome) {
        if (callOutcome instanceof CallOutcome.Sent sent && sent.messageId() > 0) {
            ids.merge(sent.call().call().lane().portal(), sent.messageId(), Math::max);
        }
    }

    /** What is known at a call's first attempt. */
    public FirstSend firstSend(PortalId portal, Instant now) {
        return new FirstSend(now, ids.getOrDefault(portal, 0L));
    }
}
