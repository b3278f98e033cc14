package io.github.imbot4j.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.delivery.contract.SetClock;
import io.github.imbot4j.portal.PortalId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LaneSchedulerTest {

    private static final PortalId ACME = new PortalId("acme");
    private static final PortalId BETA = new PortalId("beta");
    private static final Duration HOUR = Duration.ofHours(1);

    private final SetClock clock = new SetClock();
    private final List<Lane> offered = new ArrayList<>();
    private final LaneScheduler<Work> lanes = new LaneScheduler<>(clock, Work::new, lane -> offered.add(lane.lane()));
    private long last;

    private record Piece(long id, long place, Optional<Instant> notBefore, Priority priority)
            implements LaneState.Call {}

    private static final class Work extends LaneState<Piece, Piece> {
        Work(Lane lane) {
            super(lane);
        }
    }

    private Work lane(PortalId portal, String dialog) {
        return lanes.open(new Lane(portal, "greeter", dialog));
    }

    private Piece piece(Optional<Instant> notBefore, Priority priority) {
        last++;
        return new Piece(last, last, notBefore, priority);
    }

    private void event(Work lane) {
        lane.addEvent(piece(Optional.empty(), Priority.REPLY));
        lanes.offer(lane);
    }

    private void call(Work lane, Priority priority) {
        lane.addCall(piece(Optional.empty(), priority));
        lanes.offer(lane);
    }

    private Optional<Work> take() {
        return lanes.takeEvent(owner -> true);
    }

    private List<Work> takeCalls(int most) {
        return lanes.takeCalls((portal, ready) -> Math.min(ready, most));
    }

    @Test
    void ownersTakeTurnsAndLanesOfOneOwnerGoInTheOrderTheyBecameReady() {
        event(lane(ACME, "1"));
        event(lane(ACME, "2"));
        event(lane(BETA, "3"));

        assertThat(take()).contains(lane(ACME, "1"));
        assertThat(take()).contains(lane(BETA, "3"));
        assertThat(take()).contains(lane(ACME, "2"));
        assertThat(take()).isEmpty();
        assertThat(lanes.out()).isEqualTo(3);
    }

    @Test
    void anOwnerThatIsNotWelcomeKeepsItsTurn() {
        event(lane(ACME, "1"));
        event(lane(BETA, "2"));

        assertThat(lanes.takeEvent(owner -> owner.portal().equals(BETA))).contains(lane(BETA, "2"));
        assertThat(take()).contains(lane(ACME, "1"));
    }

    @Test
    void aLaneHandlesOneEventAtATimeAndNoneBeforeItsCallsAreSettled() {
        Work lane = lane(ACME, "1");
        event(lane);
        event(lane);
        assertThat(take()).contains(lane);
        assertThat(take()).isEmpty();
        call(lane, Priority.REPLY);

        lanes.handled(lane);
        assertThat(take()).isEmpty();
        assertThat(takeCalls(9)).containsExactly(lane);
        assertThat(take()).isEmpty();
        lanes.sent(lane);

        assertThat(take()).contains(lane);
        assertThat(lane.handling().orElseThrow().id()).isEqualTo(2);
    }

    @Test
    void whatIsPutBackGoesFirstAgain() {
        Work lane = lane(ACME, "1");
        event(lane);
        event(lane);
        take();

        lanes.unhandled(lane);

        assertThat(take()).contains(lane);
        assertThat(lane.handling().orElseThrow().id()).isEqualTo(1);
    }

    @Test
    void portalsTakeTurnsAndTheMostUrgentCallsOfOneGoFirst() {
        call(lane(ACME, "1"), Priority.BULK);
        call(lane(ACME, "2"), Priority.REPLY);
        call(lane(BETA, "3"), Priority.BULK);

        assertThat(takeCalls(1)).containsExactly(lane(ACME, "2"));
        assertThat(takeCalls(1)).containsExactly(lane(BETA, "3"));
        assertThat(takeCalls(1)).containsExactly(lane(ACME, "1"));
    }

    @Test
    void aCallThatIsRemovedIsNotGivenOut() {
        Work lane = lane(ACME, "1");
        call(lane, Priority.REPLY);
        call(lane, Priority.REPLY);

        assertThat(lane.removeCalls(call -> call.id() == 1)).hasSize(1);
        lanes.withdrawn(lane);
        assertThat(takeCalls(9)).isEmpty();
        lanes.offer(lane);

        assertThat(takeCalls(9)).containsExactly(lane);
        assertThat(lane.sending().orElseThrow().id()).isEqualTo(2);
    }

    @Test
    void whatWaitsForItsTimeWaitsNoLongerForAClockThatIsSetBack() {
        Work lane = lane(ACME, "1");
        lane.addEvent(piece(Optional.of(clock.instant().plus(HOUR)), Priority.REPLY));
        lanes.offer(lane);
        assertThat(take()).isEmpty();
        assertThat(lanes.nextDue()).contains(clock.instant().plus(HOUR));

        clock.advance(HOUR.multipliedBy(-24));
        assertThat(take()).isEmpty();
        clock.advance(HOUR);

        assertThat(take()).contains(lane);
    }

    @Test
    void aLaneThatIsForgottenGetsNoTurn() {
        Work lane = lane(ACME, "1");
        event(lane);
        take();
        lanes.clear();

        lanes.unhandled(lane);
        lanes.offer(lane);

        assertThat(take()).isEmpty();
        assertThat(lanes.out()).isZero();
        assertThat(offered).hasSize(1);
    }

    @Test
    void workIsPutAtItsPlace() {
        Work lane = lane(ACME, "1");
        for (long place : new long[] {5, 1, 3}) {
            lane.addEvent(new Piece(place, place, Optional.empty(), Priority.REPLY));
        }

        assertThat(lane.events()).extracting(Piece::place).containsExactly(1L, 3L, 5L);
    }
}
