package io.github.imbot4j.delivery;

import io.github.imbot4j.delivery.JournalRecords.OutboxRecord;
import io.github.imbot4j.delivery.JournalRecords.OutboxState;
import io.github.imbot4j.portal.PortalId;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** A call of the outbox in its current state. Guarded by the journal's lock. */
final class OutboxItem {

    /** Most urgent first, then longest waiting. */
    static final Comparator<OutboxItem> BY_URGENCY = Comparator.<OutboxItem, Priority>comparing(
                    item -> item.call.priority())
            .thenComparing(item -> item.id);

    private final long id;
    private final OutgoingCall call;
    private final Optional<BroadcastIndex.Member> member;
    private Instant since;
    private OutboxState state = OutboxState.WAITING;
    private int attempts;
    private int doubts;
    private Optional<Instant> notBefore = Optional.empty();
    private String why = "";
    private FirstSend firstSend;

    OutboxItem(long id, OutgoingCall call, Instant since, Optional<BroadcastIndex.Member> member) {
        this.id = id;
        this.call = call;
        this.since = since;
        this.member = member;
        this.firstSend = new FirstSend(since, 0);
    }

    long id() {
        return id;
    }

    OutgoingCall call() {
        return call;
    }

    Lane lane() {
        return call.lane();
    }

    Optional<BroadcastIndex.Member> member() {
        return member;
    }

    Optional<Instant> notBefore() {
        return notBefore;
    }

    boolean isLate(PortalId portal, Instant until) {
        return state != OutboxState.SENDING && lane().portal().equals(portal) && !since.isAfter(until);
    }

    /**
     * Takes it for sending.
     *
     * @param now counts as the first attempt, unless an earlier one may have run
     */
    ClaimedCall claim(FirstSend now) {
        firstSend = doubts > 0 ? firstSend : now;
        state = OutboxState.SENDING;
        attempts++;
        notBefore = Optional.empty();
        return new ClaimedCall(id, call, attempts, since, doubts, firstSend);
    }

    void retry(Instant at, String reason, int doubtful) {
        doubts = doubtful;
        state = OutboxState.RETRYING;
        notBefore = Optional.of(at);
        why = reason;
    }

    void end(OutboxState last, String reason) {
        state = last;
        why = reason;
    }

    void revive(Instant now) {
        state = OutboxState.WAITING;
        attempts = 0;
        doubts = 0;
        since = now;
    }

    OutboxRecord record() {
        return new OutboxRecord(id, call.lane(), state, Optional.of(call), attempts, since, notBefore, why);
    }
}
