package io.github.imbot4j.jdbc;

import io.github.imbot4j.delivery.ClaimLimit;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.portal.PortalId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * A round robin of ready items: events between owners, calls between portals and by urgency within one. A served owner
 * goes to the end. Guarded by the schedule's lock.
 */
final class Turns {

    private final Map<Lane.Owner, Queue<LaneBook>> events = new LinkedHashMap<>();
    private final Map<PortalId, NavigableSet<Offer>> calls = new LinkedHashMap<>();

    /** A call that stands first in its lane and may go. */
    private record Offer(CallSlot call, LaneBook book) {
        static final Comparator<Offer> ORDER = Comparator.comparing(Offer::call, CallSlot.BY_URGENCY);
    }

    void addEvent(LaneBook book) {
        events.computeIfAbsent(book.lane.owner(), owner -> new ArrayDeque<>()).add(book);
    }

    /** Takes the lane whose turn it is, passing over owners that are not welcome. */
    Optional<LaneBook> takeEvent(Predicate<Lane.Owner> welcome) {
        return events.keySet().stream().filter(welcome).findFirst().map(this::serve);
    }

    private LaneBook serve(Lane.Owner owner) {
        Queue<LaneBook> lanes = Objects.requireNonNull(events.remove(owner));
        LaneBook next = lanes.remove();
        if (!lanes.isEmpty()) {
            events.put(owner, lanes);
        }
        return next;
    }

    void addCall(CallSlot call, LaneBook book) {
        calls.computeIfAbsent(book.lane.portal(), portal -> new TreeSet<>(Offer.ORDER))
                .add(new Offer(call, book));
    }

    void removeCall(CallSlot call, LaneBook book) {
        calls.computeIfPresent(book.lane.portal(), (portal, offers) -> {
            offers.remove(new Offer(call, book));
            return offers.isEmpty() ? null : offers;
        });
    }

    /** Takes from the portal whose turn it is, passing over those that get no share. */
    List<LaneBook> takeCalls(ClaimLimit claimLimit) {
        for (Map.Entry<PortalId, NavigableSet<Offer>> turn : calls.entrySet()) {
            int wanted = claimLimit.of(turn.getKey(), turn.getValue().size());
            if (wanted > 0) {
                return serve(turn.getKey(), wanted);
            }
        }
        return List.of();
    }

    private List<LaneBook> serve(PortalId portal, int wanted) {
        NavigableSet<Offer> offers = Objects.requireNonNull(calls.remove(portal));
        List<LaneBook> taken = new ArrayList<>();
        for (Offer next = offers.pollFirst(); next != null; next = offers.pollFirst()) {
            taken.add(next.book());
            if (taken.size() == wanted) {
                break;
            }
        }
        if (!offers.isEmpty()) {
            calls.put(portal, offers);
        }
        return taken;
    }

    void clear() {
        events.clear();
        calls.clear();
    }
}
