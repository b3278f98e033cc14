package io.github.imbot4j.lifecycle;

import io.github.imbot4j.bot.BotRef;
import io.github.imbot4j.delivery.AcceptResult;
import io.github.imbot4j.delivery.EventLog;
import io.github.imbot4j.delivery.InboxEntry;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.delivery.TimerChange;
import io.github.imbot4j.delivery.TimerStore;
import io.github.imbot4j.event.Event;
import io.github.imbot4j.event.ScheduleDue;
import io.github.imbot4j.execution.HandlingResult;
import io.github.imbot4j.execution.PortalDirectory;
import io.github.imbot4j.install.Tenant;
import io.github.imbot4j.model.Schedule;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.registration.Ledger;
import io.github.imbot4j.routing.RouteTable;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The timers behind schedules, one for each schedule of each bot on each portal. It is set again in the step that marks
 * its event done, so that none is lost and none is doubled; what was missed meanwhile came once. A schedule that is
 * gone is not set again.
 *
 * <p>While a portal has not told its time zone, its schedules are set in UTC, so that they come at some time, and it is
 * asked again and again; once it tells, they are set anew.
 *
 * <p>Safe for use by several threads.
 */
public final class Schedules {

    private static final Logger LOG = LoggerFactory.getLogger(Schedules.class);

    /** Asks to set what is not set yet; no schedule is blank. */
    private static final String ARM = "";

    /** Asks to collect the events of the portal's queue; no schedule of an author's is called so. */
    private static final String COLLECT = "offline events";

    private static final String TIMER = "next";

    private static final String ASK_AGAIN = "zone";

    private final Map<String, Map<String, Schedule>> byBot = new HashMap<>();
    private final EventLog log;
    private final TimerStore timers;
    private final PortalDirectory portals;
    private final Clock clock;

    public Schedules(
            Iterable<String> bots,
            RouteTable routes,
            EventLog log,
            TimerStore timers,
            PortalDirectory portals,
            Clock clock) {
        for (String bot : bots) {
            Map<String, Schedule> parsed = new HashMap<>();
            routes.schedules(bot).keySet().forEach(text -> parsed.put(text, Schedule.parse(text)));
            if (routes.ofOfflineEvents().filter(bot::equals).isPresent()) {
                parsed.put(COLLECT, Schedule.parse("1m"));
            }
            if (!parsed.isEmpty()) {
                byBot.put(bot, Map.copyOf(parsed));
            }
        }
        this.log = log;
        this.timers = timers;
        this.portals = portals;
        this.clock = clock;
    }

    /** Has the schedules of a portal's bots set; through the inbox, so that a crash in between changes nothing. */
    public void arm(PortalId portal) {
        Ledger ledger = portals.ledgers().load(portal);
        for (String code : byBot.keySet()) {
            Ledger.RegisteredBot registered = ledger.bots().get(code);
            if (registered != null) {
                InboxEntry entry = entry(portal, new BotRef(registered.id(), code), ARM, clock.instant());
                if (log.accept(List.of(entry)).contains(AcceptResult.FULL)) {
                    LOG.warn(
                            "The schedules of bot {} on portal {} are not set: the journal is full. They are set at the next"
                                    + " start.",
                            code,
                            portal);
                }
            }
        }
    }

    /** Whether it is only a request to set schedules, that no handler is for. */
    public static boolean isRequest(Event event) {
        return event instanceof ScheduleDue due && due.schedule().equals(ARM);
    }

    /** Whether the events of the portal's queue are to be collected. */
    public static boolean isCollection(Event event) {
        return event instanceof ScheduleDue due && due.schedule().equals(COLLECT);
    }

    /** The same ending, with what was due set again. */
    public HandlingResult again(InboxEntry entry, HandlingResult handlingResult) {
        if (!(entry.event() instanceof ScheduleDue due)
                || handlingResult instanceof HandlingResult.Again
                || !isWanted(due)) {
            return handlingResult;
        }
        Optional<ZoneId> zone = portals.zones().told(due.portal());
        List<TimerChange> timers =
                new ArrayList<>(isRequest(due) ? missing(due, zone) : List.of(next(due, due.schedule(), zone)));
        if (zone.isEmpty()) {
            Instant then = portals.zones().askAgainAt(due.portal());
            timers.add(new TimerChange.Set(ASK_AGAIN, then, entry(due.portal(), due.bot(), ARM, then)));
        }
        if (handlingResult instanceof HandlingResult.Dead dead) {
            return new HandlingResult.Dead(
                    dead.incident(), dead.failure(), dead.apology().withTimers(timers));
        }
        return new HandlingResult.Done(
                ((HandlingResult.Done) handlingResult).completion().withTimers(timers));
    }

    private boolean isWanted(ScheduleDue due) {
        Map<String, Schedule> known = byBot.getOrDefault(due.bot().code(), Map.of());
        return (isRequest(due) || known.containsKey(due.schedule()))
                && portals.tenants().find(due.portal()).filter(Tenant::isActive).isPresent()
                && portals.ledgers()
                        .load(due.portal())
                        .bots()
                        .containsKey(due.bot().code());
    }

    /**
     * What is overdue already is left to come. The rest may be meant for another time zone than it was; but a portal that does
     * not answer now has not moved to UTC.
     */
    private List<TimerChange> missing(ScheduleDue request, Optional<ZoneId> zone) {
        List<TimerChange> missing = new ArrayList<>();
        for (String schedule :
                byBot.getOrDefault(request.bot().code(), Map.of()).keySet()) {
            List<TimerChange.Set> set = timers.timers(lane(request.portal(), request.bot(), schedule));
            boolean overdue = set.stream().anyMatch(timer -> !timer.due().isAfter(clock.instant()));
            if (!overdue && (set.isEmpty() || zone.isPresent())) {
                missing.add(next(request, schedule, zone));
            }
        }
        return missing;
    }

    private TimerChange next(ScheduleDue before, String text, Optional<ZoneId> zone) {
        BotRef bot = registered(before);
        Schedule schedule = byBot.getOrDefault(bot.code(), Map.of()).get(text);
        if (schedule == null) {
            throw new IllegalStateException("Bot \"" + bot.code() + "\" has no schedule \"" + text + "\".");
        }
        Instant now = clock.instant();
        // Another node's clock may be ahead of this one's.
        Instant from = before.origin().raisedAt().isAfter(now) ? before.origin().raisedAt() : now;
        Instant due = schedule.next(from.atZone(zone.orElse(ZoneOffset.UTC))).toInstant();
        return new TimerChange.Set(TIMER, due, entry(before.portal(), bot, text, due));
    }

    /** The bot under the id it has now: it may have been deleted and registered again. */
    private BotRef registered(ScheduleDue before) {
        String code = before.bot().code();
        return Optional.ofNullable(
                        portals.ledgers().load(before.portal()).bots().get(code))
                .map(bot -> new BotRef(bot.id(), code))
                .orElse(before.bot());
    }

    private InboxEntry entry(PortalId portal, BotRef bot, String schedule, Instant due) {
        ScheduleDue event = new ScheduleDue(
                new Event.Origin(portal, due, portals.languages().of(portal)), bot, schedule);
        return new InboxEntry("every/" + UUID.randomUUID(), lane(portal, bot, schedule), event);
    }

    private static Lane lane(PortalId portal, BotRef bot, String schedule) {
        return new Lane(portal, bot.code(), "every:" + schedule);
    }
}
