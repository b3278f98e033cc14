package io.github.imbot4j.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The events of an in-memory journal: those in their lanes, and dead letters. Guarded by the journal's lock. */
final class MemoryInbox {

    private final Clock clock;
    private final DeduplicationWindow keys;
    private final Room room;
    private final Lanes lanes;
    private final LongSupplier numbers;
    private final ParkedItems<InboxItem> deadLetters = new ParkedItems<>(MemoryJournal.MOST_STOPPED);

    MemoryInbox(Clock clock, DeduplicationWindow keys, Room room, Lanes lanes, LongSupplier numbers) {
        this.clock = clock;
        this.keys = keys;
        this.room = room;
        this.lanes = lanes;
        this.numbers = numbers;
    }

    List<AcceptResult> accept(List<InboxEntry> entries) {
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
        if (!room.fits(fresh)) {
            return refuse(entries);
        }
        fresh.forEach(entry -> {
            keys.remember(
                    entry.lane().portal(), entry.key(), entry.event().origin().raisedAt());
            store(entry);
        });
        return receipts;
    }

    static List<AcceptResult> refuse(List<InboxEntry> entries) {
        return entries.stream().map(entry -> AcceptResult.FULL).toList();
    }

    /** Takes in what came from nobody, so without a look at the room and at its key. */
    void store(InboxEntry entry) {
        room.enter(entry.lane().portal());
        lanes.add(new InboxItem(numbers.getAsLong(), entry, clock.instant()));
    }

    Optional<ClaimedEvent> claim(Predicate<Lane.Owner> welcome) {
        return lanes.takeEvent(welcome).map(InboxItem::claim);
    }

    /** Ends the handling for good; the lane is offered when what it leads to is in it. */
    InboxItem end(ClaimedEvent claimedEvent) {
        InboxItem item = lanes.endEvent(claimedEvent);
        room.leave(item.lane().portal());
        return item;
    }

    /** Ends the handling and keeps the event for people. */
    InboxItem bury(ClaimedEvent claimedEvent, String incident, String why) {
        InboxItem item = end(claimedEvent);
        item.die(incident, why);
        deadLetters.add(item.id(), item);
        return item;
    }

    void putBack(ClaimedEvent claimedEvent, Instant notBefore, String why) {
        InboxItem item = lanes.endEvent(claimedEvent);
        item.retry(notBefore, why);
        lanes.putBack(item);
    }

    boolean replay(long id) {
        Optional<InboxItem> item = deadLetters.take(id);
        item.ifPresent(dead -> {
            dead.revive();
            room.enter(dead.lane().portal());
            lanes.add(dead);
        });
        return item.isPresent();
    }

    boolean purge(long id) {
        return deadLetters.take(id).isPresent();
    }

    Stream<InboxItem> all() {
        return Stream.concat(lanes.events(), deadLetters.all().stream());
    }

    int open() {
        return room.total();
    }

    boolean hasRoom() {
        return room.hasRoom();
    }
}
