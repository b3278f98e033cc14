package io.github.imbot4j.lifecycle;

import io.github.imbot4j.event.PortalEvent;
import io.github.imbot4j.execution.PortalLanguages;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.rest.Rest;
import io.github.imbot4j.rest.RestException;
import io.github.imbot4j.rest.RestResponse;
import io.github.imbot4j.wire.OfflineCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The collector of events from the queues of portals (transport §4.4): it reserves events, stores them in the inbox,
 * and only then deletes them from the queue. What a process that died had reserved is collected by the next one. An
 * event that was posted too, in the same second, is known by its key and handled once.
 *
 * <p>Safe for use by several threads; one at a time collects from a portal, for it is a schedule.
 */
public final class OfflineEvents {

    private static final Logger LOG = LoggerFactory.getLogger(OfflineEvents.class);

    /** Requests each time, at most: after a long absence the rest is left for the next time. */
    private static final int MOST_PAGES = 10;

    private final Function<PortalId, Rest> rests;
    private final EventInbox eventInbox;
    private final PortalLanguages languages;

    /** Where nothing is reserved by a process that died. */
    private final Set<PortalId> recovered = ConcurrentHashMap.newKeySet();

    private final Set<PortalId> failing = ConcurrentHashMap.newKeySet();

    public OfflineEvents(Function<PortalId, Rest> rests, EventInbox eventInbox, PortalLanguages languages) {
        this.rests = rests;
        this.eventInbox = eventInbox;
        this.languages = languages;
    }

    /** Collects what is there now; what fails is tried again the next time. */
    public void collect(PortalId portal) {
        Rest rest = rests.apply(portal);
        try {
            if (!recovered.contains(portal)) {
                for (String process : OfflineCalls.processes(rest.call(OfflineCalls.look()))) {
                    store(portal, rest, rest.call(OfflineCalls.reserved(process)));
                }
                recovered.add(portal);
            }
            int pages = 0;
            int events = OfflineCalls.PAGE;
            while (events == OfflineCalls.PAGE && pages < MOST_PAGES) {
                events = store(portal, rest, rest.call(OfflineCalls.reserve()));
                pages++;
            }
            failing.remove(portal);
        } catch (RestException failure) {
            recovered.remove(portal);
            if (failing.add(portal)) {
                LOG.warn(
                        "The queue of events of portal {} is not collected, and tried again every minute: {}",
                        portal,
                        failure.getMessage());
            }
        }
    }

    /** Stores the events of an answer, then has them deleted; what cannot be stored stays reserved. */
    private int store(PortalId portal, Rest rest, RestResponse restResponse) {
        String process = OfflineCalls.process(restResponse);
        List<RestResponse> rows = OfflineCalls.rows(restResponse);
        List<PortalEvent> events = new ArrayList<>();
        List<Long> ids = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        for (RestResponse row : rows) {
            Optional<PortalEvent> event = OfflineCalls.event(portal, languages.of(portal), row);
            event.ifPresentOrElse(
                    one -> {
                        events.add(one);
                        ids.add(OfflineCalls.id(row));
                    },
                    () -> unreadable.add(OfflineCalls.messageId(row)));
        }
        if (!eventInbox.collect(events)) {
            recovered.remove(portal);
            LOG.warn("The queue of events of portal {} waits: the journal is full.", portal);
            return 0;
        }
        if (!unreadable.isEmpty()) {
            LOG.warn(
                    "{} events in the queue of portal {} cannot be read and are marked as failed.",
                    unreadable.size(),
                    portal);
            rest.call(OfflineCalls.failed(process, unreadable));
        }
        if (!ids.isEmpty()) {
            rest.call(OfflineCalls.clear(process, ids));
        }
        return rows.size();
    }
}
