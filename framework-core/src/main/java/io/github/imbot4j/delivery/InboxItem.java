package io.github.imbot4j.delivery;

import io.github.imbot4j.delivery.JournalRecords.InboxRecord;
import io.github.imbot4j.delivery.JournalRecords.InboxState;
import java.time.Instant;
import java.util.Optional;

/** An event of the inbox in its current state. Guarded by the journal's lock. */
final class InboxItem {

    private final long id;
    private final InboxEntry entry;
    private final Instant accepted;
    private InboxState state = InboxState.WAITING;
    private int attempts;
    private Optional<Instant> notBefore = Optional.empty();
    private String why = "";
    private String incident = "";

    InboxItem(long id, InboxEntry entry, Instant accepted) {
        this.id = id;
        this.entry = entry;
        this.accepted = accepted;
    }

    long id() {
        return id;
    }

    Lane lane() {
        return entry.lane();
    }

    Optional<Instant> notBefore() {
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

    void revive() {
        state = InboxState.WAITING;
        attempts = 0;
    }

    InboxRecord record() {
        return new InboxRecord(
                id, entry.lane(), state, Optional.of(entry), attempts, accepted, notBefore, why, incident);
    }
}
