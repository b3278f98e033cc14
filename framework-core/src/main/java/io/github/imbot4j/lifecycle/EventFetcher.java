package io.github.imbot4j.lifecycle;

import io.github.imbot4j.bot.BotRef;
import io.github.imbot4j.delivery.AcceptResult;
import io.github.imbot4j.delivery.EventEffects;
import io.github.imbot4j.delivery.EventLog;
import io.github.imbot4j.delivery.InboxEntry;
import io.github.imbot4j.delivery.JournalException;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.delivery.SessionChange;
import io.github.imbot4j.delivery.SessionKey;
import io.github.imbot4j.delivery.SessionStore;
import io.github.imbot4j.delivery.TimerChange;
import io.github.imbot4j.event.Event;
import io.github.imbot4j.event.ScheduleDue;
import io.github.imbot4j.execution.HandlingResult;
import io.github.imbot4j.install.PortalProtocols;
import io.github.imbot4j.install.Tenant;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.registration.Ledger;
import io.github.imbot4j.registration.Ledgers;
import io.github.imbot4j.wire.EventFeed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The schedule of the polls that fetch bots' events from portals (v2 §7). A poll is an event in a lane of the bot, so one node at a time
 * makes it, whichever is alive; the cursor and the time of the next poll are committed with its end. What a poll does is in {@link
 * FeedReader}.
 *
 * <p>Safe for use by several threads.
 */
public final class EventFetcher {

    private static final Logger LOG = LoggerFactory.getLogger(EventFetcher.class);

    /** Asks to fetch a bot's events; no schedule of an author's is called so. */
    private static final String POLL = "fetch events";

    private static final String TIMER = "next";

    /** No dialog is named so (v1 §1.2). */
    private static final String CURSOR = "fetch:";

    private final FeedReader reader;
    private final EventLog log;
    private final SessionStore sessions;
    private final Ledgers ledgers;
    private final PortalProtocols protocols;
    private final Set<String> bots;

    /**
     * Fetches with a reader.
     *
     * @param log takes the polls, so that a crash changes nothing
     * @param sessions has the cursors
     * @param ledgers say which bots a portal has
     * @param bots codes of those whose events are to be fetched; none where events are posted. Bots that another program runs are none
     *     of them: whoever reads a feed takes the events from everybody else (v2 §7)
     */
    public EventFetcher(
            FeedReader reader,
            EventLog log,
            SessionStore sessions,
            Ledgers ledgers,
            PortalProtocols protocols,
            Set<String> bots) {
        this.bots = Set.copyOf(bots);
        this.reader = reader;
        this.log = log;
        this.sessions = sessions;
        this.ledgers = ledgers;
        this.protocols = protocols;
    }

    /** Begins to fetch for the bots of a portal, or goes on; a poll that is planned already is made at once instead. */
    public void arm(PortalId portal) {
        if (bots.isEmpty() || protocols.of(portal).feed().isEmpty()) {
            return;
        }
        List<InboxEntry> polls = new ArrayList<>();
        ledgers.load(portal).bots().forEach((code, bot) -> {
            if (bots.contains(code)) {
                polls.add(entry(portal, new BotRef(bot.id(), code), reader.now()));
            }
        });
        if (log.accept(polls).contains(AcceptResult.FULL)) {
            throw new JournalException(
                    "the journal is full, so events are not fetched yet", new IllegalStateException());
        }
    }

    /** Whether an event is only a poll, that no handler is for. */
    public static boolean isPoll(Event event) {
        return event instanceof ScheduleDue due && due.schedule().equals(POLL);
    }

    /** Makes a poll. */
    public HandlingResult poll(ScheduleDue due, Tenant tenant) {
        Optional<EventFeed> feed = protocols.of(tenant).feed();
        Map<String, Ledger.RegisteredBot> all = ledgers.load(tenant.id()).bots();
        Ledger.RegisteredBot registered = all.get(due.bot().code());
        if (!bots.contains(due.bot().code()) || feed.isEmpty() || registered == null) {
            LOG.info(
                    "Events of bot '{}' of portal {} are not fetched any more: {}.",
                    due.bot().code(),
                    tenant.id(),
                    registered == null ? "it is not registered there" : "it is not run here, or the portal posts them");
            return new HandlingResult.Done(EventEffects.DONE);
        }
        BotRef bot = new BotRef(registered.id(), due.bot().code());
        SessionKey key = key(tenant, bot);
        FetchCursor before =
                sessions.session(key).flatMap(FetchCursor::parse).orElseGet(() -> FetchCursor.start(reader.now()));
        FeedReader.Poll done = reader.read(new FeedReader.Feed(feed.get(), tenant, bot, all.size()), before);
        List<SessionChange> kept = done.cursor().equals(before)
                ? List.of()
                : List.of(new SessionChange.Put(key, done.cursor().toText(), Optional.empty()));
        List<TimerChange> next = done.pause()
                .map(pause -> timer(tenant.id(), bot, pause))
                .map(List::<TimerChange>of)
                .orElse(List.of());
        return new HandlingResult.Done(new EventEffects(List.of(), kept, next));
    }

    /**
     * Fetches what a portal has kept, where events were fetched and are to be posted from now on: it deletes what it has kept when the
     * bots are told so (v2 §2.3).
     *
     * @return the tenant
     * @throws JournalException when that did not go well; it may later
     */
    public Tenant finish(Tenant tenant) {
        Optional<EventFeed> feed = protocols.of(tenant).feed();
        if (!bots.isEmpty() || feed.isEmpty()) {
            return tenant;
        }
        ledgers.load(tenant.id()).bots().forEach((code, bot) -> {
            SessionKey key = key(tenant, new BotRef(bot.id(), code));
            sessions.session(key)
                    .flatMap(FetchCursor::parse)
                    .ifPresent(cursor -> finish(
                            new FeedReader.Feed(feed.get(), tenant, new BotRef(bot.id(), code), 1), key, cursor));
        });
        return tenant;
    }

    private void finish(FeedReader.Feed feed, SessionKey key, FetchCursor from) {
        FetchCursor cursor = from;
        FeedReader.Poll last;
        do {
            last = reader.read(feed, cursor);
            if (!last.isRead()) {
                throw new JournalException(
                        "the events that the portal keeps for bot '"
                                + feed.bot().code() + "' are to be fetched first, and are not yet",
                        new IllegalStateException());
            }
            cursor = last.cursor();
            sessions.remember(new SessionChange.Put(key, cursor.toText(), Optional.empty()));
        } while (last.pause().filter(FeedReader.MORE::equals).isPresent());
        sessions.remember(new SessionChange.Remove(key));
    }

    private static SessionKey key(Tenant tenant, BotRef bot) {
        return new SessionKey(tenant.id(), bot.code(), CURSOR + bot.id(), 0);
    }

    /** What to do after a poll that failed by a bug or never ended: the next one, later. */
    public HandlingResult again(ScheduleDue due, HandlingResult result) {
        if (!(result instanceof HandlingResult.Dead dead)) {
            return result;
        }
        TimerChange next = timer(due.portal(), due.bot(), FeedReader.LONGEST);
        return new HandlingResult.Dead(
                dead.incident(), dead.failure(), dead.apology().withTimers(List.of(next)));
    }

    private TimerChange timer(PortalId portal, BotRef bot, Duration pause) {
        Instant due = reader.now().plus(pause);
        return new TimerChange.Set(TIMER, due, entry(portal, bot, due));
    }

    private static InboxEntry entry(PortalId portal, BotRef bot, Instant due) {
        ScheduleDue poll = new ScheduleDue(new Event.Origin(portal, due, ""), bot, POLL);
        return new InboxEntry("poll/" + UUID.randomUUID(), new Lane(portal, bot.code(), CURSOR + "events"), poll);
    }
}
