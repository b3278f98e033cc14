package io.github.imbot4j.delivery.memory;

import io.github.imbot4j.delivery.ClaimedCall;
import io.github.imbot4j.delivery.FirstSend;
import io.github.imbot4j.delivery.JournalRecords.OutboxRecord;
import io.github.imbot4j.delivery.JournalRecords.OutboxState;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.delivery.LaneState;
import io.github.imbot4j.delivery.OutgoingCall;
import io.github.imbot4j.delivery.Priority;
import io.github.imbot4j.portal.PortalId;
import java.time.Instant;
import java.util.Optional;

/** A call of the outbox in its current state. Guarded by the journal's lock. */
final class OutboxItem implements LaneState.Call {

    private final long id;
    private final OutgoingCall call;
    private final Optional<BroadcastIndex.Member> member;
    private long place;
    private Instant since;
    private OutboxState state = OutboxState.WAITING;
    private int attempts;
    private int doubts;
    private Optional<Instant> notBefore = Optional.empty();
    private String why = "";
    private FirstSend firstSend;

    OutboxItem(long id, OutgoingCall call, Instant since, Optional<BroadcastIndex.Member> member) {
        this.id = id;
        this.place = id;
        this.call = call;
        this.since = since;
        this.member = member;
        this.firstSend = new FirstSend(since, 0);
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public long place() {
        return place;
    }

    @Override
    public Priority priority() {
        return call.priority();
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

    @Override
    public Optional<Instant> notBefore() {
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

    /** @param last the place behind all others */
    void revive(long last, Instant now) {
        place = last;
        state = OutboxState.WAITING;
        attempts = 0;
        doubts = 0;
        since = now;
    }

    OutboxRecord record() {
        return new OutboxRecord(id, call.lane(), state, Optional.of(call), attempts, since, notBefore, why);
    }
}
