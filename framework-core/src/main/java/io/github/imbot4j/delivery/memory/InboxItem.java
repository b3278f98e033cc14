package io.github.imbot4j.delivery.memory;

import io.github.imbot4j.delivery.ClaimedEvent;
import io.github.imbot4j.delivery.InboxEntry;
import io.github.imbot4j.delivery.JournalRecords.InboxRecord;
import io.github.imbot4j.delivery.JournalRecords.InboxState;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.delivery.LaneState;
import java.time.Instant;
import java.util.Optional;

/** An event of the inbox in its current state. Guarded by the journal's lock. */
final class InboxItem implements LaneState.Item {

    private final long id;
    private final InboxEntry entry;
    private final Instant accepted;
    private long place;
    private InboxState state = InboxState.WAITING;
    private int attempts;
    private Optional<Instant> notBefore = Optional.empty();
    private String why = "";
    private String incident = "";

    InboxItem(long id, InboxEntry entry, Instant accepted) {
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
