package io.github.imbot4j.delivery.memory;

import io.github.imbot4j.delivery.AcceptResult;
import io.github.imbot4j.delivery.CapacityTracker;
import io.github.imbot4j.delivery.ClaimedEvent;
import io.github.imbot4j.delivery.DeduplicationWindow;
import io.github.imbot4j.delivery.InboxEntry;
import io.github.imbot4j.delivery.JournalRecords.InboxRecord;
import io.github.imbot4j.delivery.JournalRecords.InboxState;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.delivery.LaneScheduler;
import io.github.imbot4j.delivery.LaneState;
import io.github.imbot4j.delivery.memory.MemoryJournal.MemoryLane;
import io.github.imbot4j.portal.PortalId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The events of an in-memory journal: those in their lanes, and dead letters. Guarded by the journal's lock. */
final class MemoryInbox {

    private final Clock clock;
    private final DeduplicationWindow keys;
    private final CapacityTracker capacity;
    private final LaneScheduler<MemoryLane> lanes;
    private final LongSupplier numbers;
    private final ParkedItems<Item> deadLetters = new ParkedItems<>(MemoryJournal.MOST_STOPPED);

    MemoryInbox(
            Clock clock,
            DeduplicationWindow keys,
            CapacityTracker capacity,
            LaneScheduler<MemoryLane> lanes,
            LongSupplier numbers) {
        this.clock = clock;
        this.keys = keys;
        this.capacity = capacity;
        this.lanes = lanes;
        this.numbers = numbers;
    }

    List<AcceptResult> accept(List<InboxEntry> entries) {
        return entries.size() == 1 ? List.of(accept(entries.get(0))) : acceptAll(entries);
    }

    private AcceptResult accept(InboxEntry entry) {
        PortalId portal = entry.lane().portal();
        if (keys.knows(portal, entry.key())) {
            return AcceptResult.DUPLICATE;
        }
        if (!capacity.fits(portal, 1)) {
            return AcceptResult.FULL;
        }
        add(entry);
        return AcceptResult.STORED;
    }

    private List<AcceptResult> acceptAll(List<InboxEntry> entries) {
        List<AcceptResult> receipts = new ArrayList<>();
        List<InboxEntry> fresh = new ArrayList<>();
        Set<String> own = new HashSet<>();
        for (InboxEntry entry : entries) {
            boolean isNew = !keys.knows(entry.lane().portal(), entry.key()) && own.add(entry.key());
            receipts.add(isNew ? AcceptResult.STORED : AcceptResult.DUPLICATE);
            if (isNew) {
                fresh.add(entry);
            }
        }
        if (!capacity.fits(byPortal(fresh))) {
            return refuse(entries);
        }
        fresh.forEach(this::add);
        return receipts;
    }

    private void add(InboxEntry entry) {
        keys.remember(entry.lane().portal(), entry.key(), entry.event().origin().raisedAt());
        store(entry);
    }

    private static Map<PortalId, Integer> byPortal(List<InboxEntry> entries) {
        Map<PortalId, Integer> count = new HashMap<>();
        entries.forEach(entry -> count.merge(entry.lane().portal(), 1, Integer::sum));
        return count;
    }

    static List<AcceptResult> refuse(List<InboxEntry> entries) {
        return entries.stream().map(entry -> AcceptResult.FULL).toList();
    }

    /** Takes in what came from nobody, so without a look at the room and at its key. */
    void store(InboxEntry entry) {
        add(new Item(numbers.getAsLong(), entry, clock.instant()));
    }

    private void add(Item item) {
        capacity.enter(item.lane().portal(), 1);
        MemoryLane lane = lanes.open(item.lane());
        lane.addEvent(item);
        lanes.offer(lane);
    }

    Optional<ClaimedEvent> claim(Predicate<Lane.Owner> welcome) {
        return lanes.takeEvent(welcome).flatMap(LaneState::handling).map(Item::claim);
    }

    /** The lane that handles a claimed event; throws when that was ended. */
    MemoryLane requireHandling(ClaimedEvent claimedEvent) {
        Lane lane = claimedEvent.entry().lane();
        return lanes.find(lane)
                .filter(one -> one.handling()
                        .filter(item -> item.id() == claimedEvent.id())
                        .isPresent())
                .orElseThrow(() -> new IllegalStateException(
                        "Entry " + claimedEvent.id() + " of lane " + lane + " is not being handled; end it once."));
    }

    /** Ends the handling for good, when what it leads to is in its lane. */
    void end(MemoryLane lane) {
        capacity.leave(lane.lane().portal(), 1);
        lanes.handled(lane);
    }

    /** Ends the handling and keeps the event for people. */
    void bury(MemoryLane lane, String incident, String why) {
        Item item = lane.handling().orElseThrow();
        item.die(incident, why);
        deadLetters.add(item.id(), item);
        end(lane);
    }

    void putBack(ClaimedEvent claimedEvent, Instant notBefore, String why) {
        MemoryLane lane = requireHandling(claimedEvent);
        lane.handling().orElseThrow().retry(notBefore, why);
        lanes.unhandled(lane);
    }

    boolean replay(long id) {
        Optional<Item> item = deadLetters.take(id);
        item.ifPresent(dead -> {
            dead.revive(numbers.getAsLong());
            add(dead);
        });
        return item.isPresent();
    }

    boolean purge(long id) {
        return deadLetters.take(id).isPresent();
    }

    Stream<Item> all() {
        return Stream.concat(open(), deadLetters.all().stream());
    }

    private Stream<Item> open() {
        return lanes.lanes().stream().flatMap(lane -> Stream.concat(lane.handling().stream(), lane.events().stream()));
    }

    long count() {
        return capacity.total();
    }

    boolean hasRoom() {
        return capacity.hasRoom();
    }

    /** An event of the inbox in its current state. Guarded by the journal's lock. */
    static final class Item implements LaneState.Item {

        private final long id;
        private final InboxEntry entry;
        private final Instant accepted;
        private long place;
        private InboxState state = InboxState.WAITING;
        private int attempts;
        private Optional<Instant> notBefore = Optional.empty();
        private String why = "";
        private String incident = "";

        Item(long id, InboxEntry entry, Instant accepted) {
            this.id = id;
            this.place = id;
            this.entry = entry;
            this.accepted = accepted;
        }

        @Override
        public long id() {
            return id;
        }

        @Override
        public long place() {
            return place;
        }

        Lane lane() {
            return entry.lane();
        }

        @Override
        public Optional<Instant> notBefore() {
            return notBefore;
        }

        ClaimedEvent claim() {
            state = InboxState.HANDLING;
            attempts++;
            notBefore = Optional.empty();
            return new ClaimedEvent(id, entry, attempts);
        }

        void retry(Instant at, String reason) {
            state = InboxState.RETRYING;
            notBefore = Optional.of(at);
            why = reason;
        }

        void die(String number, String reason) {
            state = InboxState.DEAD;
            incident = number;
            why = reason;
        }

        /** @param last the place behind all others */
        void revive(long last) {
            place = last;
            state = InboxState.WAITING;
            attempts = 0;
        }

        InboxRecord record() {
            return new InboxRecord(
                    id, entry.lane(), state, Optional.of(entry), attempts, accepted, notBefore, why, incident);
        }
    }
}
