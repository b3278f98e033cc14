package io.github.imbot4j.wire;

import io.github.imbot4j.event.Event;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.RestResponse;
import java.time.Instant;
import java.util.List;

/** The calls that fetch a bot's events, of a generation that keeps them for bots without a public address. */
public interface EventFeed {

    /** How many events one call gives at most. */
    int MOST = 1000;

    /** How long a portal keeps an event that nobody confirms, in hours. */
    int KEPT_HOURS = 24;

    /**
     * Reads the oldest events from an offset on, and confirms those before it: the portal deletes them. Reading without confirming
     * changes nothing, and gives the same events again.
     *
     * @param offset {@link Page#nextOffset} of the page before; {@code 1} when nothing was read yet, which confirms nothing
     * @param limit from 1 to {@link #MOST}
     */
    Call fetch(long botId, long offset, int limit);

    /**
     * Reads the answer to {@link #fetch}.
     *
     * @param receivedAt stands in for a time an event does not tell
     */
    Page read(PortalId portal, Instant receivedAt, RestResponse fetched);

    /** Has the events of a bot kept to be fetched; the portal posts none any more. */
    Call deliverByFetch(long botId);

    /** Has the events of a bot posted; the portal deletes those that were not fetched. */
    Call deliverByPost(long botId, String eventUrl);

    /**
     * Events of a bot, by rising id.
     *
     * @param nextOffset what confirms them; {@code 0} when the portal says nothing, which leaves the offset as it is
     * @param hasMore whether there may be more to fetch at once
     */
    record Page(List<Fetched> events, long nextOffset, boolean hasMore) {

        public Page {
            events = List.copyOf(events);
        }
    }

    /**
     * A fetched event.
     *
     * @param id of the portal, rising with the time of arrival; {@code 0} when it has none
     * @param name in upper case, such as that of a post
     * @param events none for an event this framework does not know, or cannot read
     * @param problem why it cannot be read; empty when it can
     */
    record Fetched(long id, String name, List<Event> events, String problem) {

        public Fetched {
            events = List.copyOf(events);
        }

        /** Tells whether it could not be read: it is to be confirmed all the same, or it holds up all others. */
        public boolean isUnreadable() {
            return !problem.isEmpty();
        }
    }
}
