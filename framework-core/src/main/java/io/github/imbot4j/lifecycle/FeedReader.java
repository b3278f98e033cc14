package io.github.imbot4j.lifecycle;

import io.github.imbot4j.bot.BotRef;
import io.github.imbot4j.event.BotRemoved;
import io.github.imbot4j.event.Event;
import io.github.imbot4j.install.PortalProtocols;
import io.github.imbot4j.install.Tenant;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.rest.AppUnavailableException;
import io.github.imbot4j.rest.AuthorizationException;
import io.github.imbot4j.rest.RejectedException;
import io.github.imbot4j.rest.Rest;
import io.github.imbot4j.rest.RestException;
import io.github.imbot4j.rest.RetryPolicy;
import io.github.imbot4j.rest.UnknownMethodException;
import io.github.imbot4j.wire.BotCalls;
import io.github.imbot4j.wire.EventFeed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The reader of bots' feeds of events (v2 §7): it stores a page of events in the inbox, and only then moves the cursor, with which the
 * next call confirms them. So an event is read until it is stored, and one that is read twice is known by its id and time.
 *
 * <p>Safe for use by several threads; one at a time reads the feed of a bot.
 */
public final class FeedReader {

    /** The pause before the next page when there may be more (v2 §7). */
    static final Duration MORE = Duration.ofSeconds(2);

    /** The shortest and the longest pause when all was read (v2 §7). */
    static final Duration SHORTEST = Duration.ofSeconds(5);

    static final Duration LONGEST = Duration.ofSeconds(30);

    /** What each bot of a portal adds, so that polls take at most a quarter of 2 requests a second. */
    private static final Duration FOR_EACH_BOT = Duration.ofSeconds(2);

    /** The pause after something that only people can mend. */
    private static final Duration STUCK = Duration.ofMinutes(5);

    /** Pauses from 5 seconds to a minute (v2 §7). */
    private static final RetryPolicy FAILURES = RetryPolicy.forever(SHORTEST, 2, Duration.ofMinutes(1));

    private static final int PAGE = 100;

    private static final Logger LOG = LoggerFactory.getLogger(FeedReader.class);

    private final Function<PortalId, Rest> rests;
    private final EventInbox inbox;
    private final PortalProtocols protocols;
    private final Clock clock;
    private final ConcurrentMap<Place, Integer> failures = new ConcurrentHashMap<>();
    private final ConcurrentMap<Place, String> troubles = new ConcurrentHashMap<>();
    private final ConcurrentMap<Place, String> gaps = new ConcurrentHashMap<>();

    /**
     * Reads through these.
     *
     * @param rests of the lowest priority, so that polls leave the portal's budget to replies
     */
    public FeedReader(Function<PortalId, Rest> rests, EventInbox inbox, PortalProtocols protocols, Clock clock) {
        this.rests = rests;
        this.inbox = inbox;
        this.protocols = protocols;
        this.clock = clock;
    }

    private record Place(PortalId portal, String bot) implements Comparable<Place> {

        @Override
        public int compareTo(Place other) {
            int portals = portal.compareTo(other.portal);
            return portals != 0 ? portals : bot.compareTo(other.bot);
        }

        @Override
        public String toString() {
            return "events of bot '" + bot + "' on portal " + portal;
        }
    }

    /**
     * What is read.
     *
     * @param bots how many the portal has, which share its budget
     */
    record Feed(EventFeed calls, Tenant tenant, BotRef bot, int bots) {

        private Place place() {
            return new Place(tenant.id(), bot.code());
        }
    }

    /**
     * The outcome of a poll.
     *
     * @param cursor to be stored
     * @param pause until the next one; empty when there is none, for the bot is gone
     * @param isRead whether a page was read and stored
     */
    record Poll(FetchCursor cursor, Optional<Duration> pause, boolean isRead) {}

    Instant now() {
        return clock.instant();
    }

    /** Reads one page. */
    Poll read(Feed feed, FetchCursor before) {
        Instant now = clock.instant();
        noteGap(feed, before, now);
        EventFeed.Page page;
        try {
            Rest rest = rests.apply(feed.tenant().id());
            page = feed.calls()
                    .read(
                            feed.tenant().id(),
                            now,
                            rest.call(feed.calls().fetch(feed.bot().id(), before.offset(), PAGE)));
        } catch (RestException failure) {
            return failed(feed, before, failure);
        }
        boolean stored = store(feed, now, page.events());
        failures.remove(feed.place());
        if (!stored) {
            say(feed, "wait on the portal, the journal is full", Optional.empty());
            return new Poll(before, Optional.of(SHORTEST), false);
        }
        troubles.remove(feed.place());
        return new Poll(moved(feed, before, page, now), Optional.of(pause(feed, page)), true);
    }

    /** A portal numbers its events upwards, so one that was confirmed never comes again, unless it began to number anew. */
    private FetchCursor moved(Feed feed, FetchCursor before, EventFeed.Page page, Instant now) {
        boolean isUnknown = page.nextOffset() > 0 && !page.events().isEmpty() && page.nextOffset() < before.confirmed();
        if (!isUnknown) {
            return before.after(page.nextOffset(), now);
        }
        String text =
                "the portal does not know the place " + before.next() + " in them and has numbered them again, from "
                        + page.events().get(0).id() + "; they are read from there, and what was there before is lost";
        gaps.put(feed.place(), text);
        LOG.warn("{}: {}.", feed.place(), text);
        return new FetchCursor(page.nextOffset(), FetchCursor.NOTHING, now);
    }

    /** Events live for a day: after a longer absence some may be gone, and nothing marks the gap (v2 §7). */
    private void noteGap(Feed feed, FetchCursor before, Instant now) {
        Duration absent = Duration.between(before.at(), now);
        if (before.next() > FetchCursor.NOTHING && absent.toHours() >= EventFeed.KEPT_HOURS) {
            String text = "were not fetched from " + before.at() + " to " + now + ", and portals keep them for "
                    + EventFeed.KEPT_HOURS + " hours; older ones are lost";
            if (!text.equals(gaps.put(feed.place(), text))) {
                LOG.warn("{} {}.", feed.place(), text);
            }
        }
    }

    private boolean store(Feed feed, Instant now, List<EventFeed.Fetched> events) {
        for (EventFeed.Fetched event : events) {
            if (event.isUnreadable()) {
                LOG.warn(
                        "{}: {} {} cannot be read and is left out: {}",
                        feed.place(),
                        event.name(),
                        event.id(),
                        event.problem());
            }
        }
        return inbox.fetched(feed.bot().id(), now, events);
    }

    private static Duration pause(Feed feed, EventFeed.Page page) {
        if (page.hasMore()) {
            return MORE;
        }
        Duration fair = FOR_EACH_BOT.multipliedBy(feed.bots());
        Duration atLeast = fair.compareTo(SHORTEST) < 0 ? SHORTEST : fair;
        return atLeast.compareTo(LONGEST) > 0 ? LONGEST : atLeast;
    }

    private Poll failed(Feed feed, FetchCursor before, RestException failure) {
        BotCalls.Refusal refusal = protocols.of(feed.tenant()).bots().meaning(failure);
        if (refusal == BotCalls.Refusal.NO_BOT) {
            return gone(feed, before);
        }
        int times = failures.merge(feed.place(), 1, Integer::sum);
        boolean isStuck = failure instanceof AuthorizationException
                || failure instanceof UnknownMethodException
                || failure instanceof AppUnavailableException
                || failure instanceof RejectedException;
        say(feed, "are not fetched", Optional.of(failure));
        return new Poll(before, Optional.of(isStuck ? STUCK : FAILURES.pause(times, 0)), false);
    }

    /** The portal deletes the feed with the bot, so this is how it is heard of (v2 §8.2). */
    private Poll gone(Feed feed, FetchCursor before) {
        LOG.warn("{}: the bot was deleted there.", feed.place());
        Instant now = clock.instant();
        inbox.removed(new BotRemoved(new Event.Origin(feed.tenant().id(), now, ""), feed.bot()));
        return new Poll(before, Optional.empty(), true);
    }

    private void say(Feed feed, String what, Optional<RestException> why) {
        String text = what + why.map(failure -> ": " + failure.getMessage()).orElse("");
        if (!text.equals(troubles.put(feed.place(), text))) {
            LOG.warn("{} {}.", feed.place(), text.endsWith(".") ? text.substring(0, text.length() - 1) : text);
        }
    }

    /** The feeds that cannot be read, and those of which something was lost since the start, one line each. */
    public List<String> notices() {
        return Stream.of(troubles, gaps)
                .flatMap(map -> map.entrySet().stream().sorted(Map.Entry.comparingByKey()))
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .toList();
    }
}
