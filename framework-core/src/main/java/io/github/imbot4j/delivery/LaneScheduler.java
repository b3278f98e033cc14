package io.github.imbot4j.delivery;

import io.github.imbot4j.delivery.FairQueue.Turn;
import io.github.imbot4j.delivery.LaneState.Call;
import io.github.imbot4j.delivery.LaneState.Item;
import io.github.imbot4j.portal.PortalId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Which work of which lane may be done now: the work of a lane in order, one piece at a time, lanes side by side. Events are given out
 * fairly between owners, calls fairly between portals and by urgency within one. It knows nothing of what keeps the work: a journal
 * tells it of every lane that changed by {@link #offer}, and ends what it took by {@link #handled} or {@link #sent}.
 *
 * <p>Guarded by its journal's lock.
 *
 * @param <L> what its journal knows of a lane
 */
public final class LaneScheduler<L extends LaneState<?, ?>> {

    /** Clocks are set back by less all the time. */
    private static final Duration CLOCK_NOISE = Duration.ofSeconds(1);

    private final Clock clock;
    private final Function<Lane, L> make;
    private final Consumer<L> offered;
    private final Map<Lane, L> lanes = new HashMap<>();
    private final FairQueue<Lane.Owner, L> events = new FairQueue<>();
    private final FairQueue<PortalId, L> calls = new FairQueue<>();
    private final Queue<Delay<L>> delays = new PriorityQueue<>(Comparator.comparing(Delay::at));
    private Instant looked = Instant.MIN;
    private long turns;
    private int out;

    /**
     * A lane that waits.
     *
     * @param at until when; moved with a clock that is set back, so that nobody waits longer for that
     * @param wanted until when as it was said
     */
    private record Delay<L>(Instant at, Instant wanted, L lane) {
        Delay<L> earlier(Duration by) {
            return new Delay<>(at.minus(by), wanted, lane);
        }
    }

    /**
     * Knows no lane.
     *
     * @param clock by which work is due
     * @param make begins to know a lane
     * @param offered told of each lane when it has got its places in the turns, or needs none
     */
    public LaneScheduler(Clock clock, Function<Lane, L> make, Consumer<L> offered) {
        this.clock = clock;
        this.make = make;
        this.offered = offered;
    }

    public Optional<L> find(Lane lane) {
        return Optional.ofNullable(lanes.get(lane));
    }

    /** What is known of a lane, from now on if nothing was. */
    public L open(Lane lane) {
        return lanes.computeIfAbsent(lane, make);
    }

    /** Whether that is still what is known of its lane. */
    public boolean isCurrent(L lane) {
        return lanes.get(lane.lane()) == lane;
    }

    /** Knows the lane no more; nothing of it may be out. */
    public void forget(L lane) {
        lanes.remove(lane.lane(), lane);
    }

    public Collection<L> lanes() {
        return Collections.unmodifiableCollection(lanes.values());
    }

    /** How many lanes are known. */
    public int size() {
        return lanes.size();
    }

    /** How many events and calls are out. */
    public int out() {
        return out;
    }

    /** Gives the lane its places in the turns. */
    public void offer(L lane) {
        if (!isCurrent(lane)) {
            return;
        }
        offerCall(lane);
        Optional<? extends Item> event = lane.firstEvent();
        if (event.isPresent() && !lane.eventOffered && isDue(event.get().notBefore(), lane)) {
            lane.eventOffered = true;
            events.add(lane.lane().owner(), new Turn(Priority.PRESSED, ++turns, 0), lane);
        }
        offered.accept(lane);
    }

    private void offerCall(L lane) {
        Optional<? extends Call> call = lane.firstCall();
        if (call.equals(lane.callOffered)) {
            return;
        }
        withdrawOffer(lane);
        if (call.isPresent() && isDue(call.get().notBefore(), lane)) {
            lane.callOffered = call;
            calls.add(lane.lane().portal(), turn(call.get()), lane);
        }
    }

    private void withdrawOffer(L lane) {
        lane.callOffered.ifPresent(old -> calls.remove(lane.lane().portal(), turn(old), lane));
        lane.callOffered = Optional.empty();
    }

    private static Turn turn(Call call) {
        return new Turn(call.priority(), call.place(), call.id());
    }

    private boolean isDue(Optional<Instant> notBefore, L lane) {
        if (notBefore.isEmpty() || !notBefore.get().isAfter(clock.instant()) || notBefore.equals(lane.waited)) {
            return true;
        }
        if (!notBefore.equals(lane.delayed)) {
            lane.delayed = notBefore;
            delays.add(new Delay<>(notBefore.get(), notBefore.get(), lane));
        }
        return false;
    }

    /** Whether there are events that may be handled now, perhaps by owners that are not welcome. */
    public boolean hasEvents() {
        return !events.isEmpty();
    }

    /** Whether there are calls that may be sent now, perhaps to portals of which none are wanted. */
    public boolean hasCalls() {
        return !calls.isEmpty();
    }

    /** When there may be something without a change. */
    public Optional<Instant> nextDue() {
        return Optional.ofNullable(delays.peek()).map(Delay::at);
    }

    private void release() {
        Instant now = clock.instant();
        followBack(now);
        while (!delays.isEmpty() && !delays.peek().at().isAfter(now)) {
            Delay<L> over = delays.remove();
            over.lane().delayed = Optional.empty();
            over.lane().waited = Optional.of(over.wanted());
            offer(over.lane());
        }
    }

    /** What waits is to wait no longer because the clock was set back. */
    private void followBack(Instant now) {
        Duration back = looked.isAfter(now) ? Duration.between(now, looked) : Duration.ZERO;
        looked = now;
        if (back.compareTo(CLOCK_NOISE) > 0) {
            List<Delay<L>> moved =
                    delays.stream().map(delay -> delay.earlier(back)).toList();
            delays.clear();
            delays.addAll(moved);
        }
    }

    /** Takes the event whose turn it is out: the one its lane is handling then. */
    public Optional<L> takeEvent(Predicate<Lane.Owner> welcome) {
        release();
        while (true) {
            List<L> turn = events.take((owner, ready) -> welcome.test(owner) ? 1 : 0);
            if (turn.isEmpty()) {
                return Optional.empty();
            }
            L lane = turn.get(0);
            lane.eventOffered = false;
            if (lane.firstEvent()
                    .filter(event -> isDue(event.notBefore(), lane))
                    .isPresent()) {
                lane.handleFirst();
                out++;
                return Optional.of(lane);
            }
        }
    }

    /** Takes the calls whose turn it is out, of one portal: those their lanes are sending then. */
    public List<L> takeCalls(ClaimLimit claimLimit) {
        release();
        List<L> taken = calls.take(claimLimit::of);
        for (L lane : taken) {
            lane.callOffered = Optional.empty();
            lane.sendFirst();
            out++;
        }
        return taken;
    }

    /** The event being handled is no more; its lane goes on. */
    public void handled(L lane) {
        endHandling(lane, false);
    }

    /** The event being handled stands first in its lane again. */
    public void unhandled(L lane) {
        endHandling(lane, true);
    }

    private void endHandling(L lane, boolean again) {
        if (isCurrent(lane)) {
            lane.endHandling(again);
            out--;
            offer(lane);
        }
    }

    /** The call being sent is no more; its lane goes on. */
    public void sent(L lane) {
        endSending(lane, false);
    }

    /** The call being sent stands first in its lane again. */
    public void unsent(L lane) {
        endSending(lane, true);
    }

    private void endSending(L lane, boolean again) {
        if (isCurrent(lane)) {
            lane.endSending(again);
            out--;
            offer(lane);
        }
    }

    /** Waiting calls were removed from the lane, which is offered again when it has all it is to have. */
    public void withdrawn(L lane) {
        if (!lane.firstCall().equals(lane.callOffered)) {
            withdrawOffer(lane);
        }
    }

    /** Knows no lane, and gives nothing out, as at the beginning. */
    public void clear() {
        lanes.clear();
        events.clear();
        calls.clear();
        delays.clear();
        out = 0;
    }
}
