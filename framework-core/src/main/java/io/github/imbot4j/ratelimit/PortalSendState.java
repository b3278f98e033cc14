package io.github.imbot4j.ratelimit;

import io.github.imbot4j.delivery.Priority;
import io.github.imbot4j.rest.FailureScope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** The state the rate limiter keeps for one portal. Guarded by itself. */
final class PortalSendState {

    /** A share that nobody came for is free again after this. */
    private static final Duration RESERVED = Duration.ofSeconds(5);

    Optional<PortalBackoff> hold = Optional.empty();
    boolean isEnterprise;
    boolean tariffAsked;
    boolean batchRefused;

    /** Whether the next place is a direct call's, when both want it. */
    boolean directTurn;

    final MethodTimeQuota operating = new MethodTimeQuota();

    private final Deque<Instant> reservations = new ArrayDeque<>();
    private final NavigableSet<Ticket> waiting =
            new TreeSet<>(Comparator.comparing(Ticket::priority).thenComparing(Ticket::number));
    private Optional<Instant> armed = Optional.empty();
    private int inARow;
    private FailureScope last = FailureScope.CALL;
    private long lastTicket;

    /** A direct call that waits for a place. */
    record Ticket(Priority priority, long number) {}

    Ticket join(Priority priority) {
        Ticket ticket = new Ticket(priority, ++lastTicket);
        waiting.add(ticket);
        return ticket;
    }

    void leave(Ticket ticket) {
        waiting.remove(ticket);
    }

    int waiting() {
        return waiting.size();
    }

    /** How many stand before it. */
    int before(Ticket ticket) {
        return waiting.headSet(ticket).size();
    }

    void reserve(Instant now) {
        reservations.add(now);
    }

    void redeem() {
        reservations.poll();
    }

    int reserved(Instant now) {
        while (!reservations.isEmpty() && !now.isBefore(reservations.peek().plus(RESERVED))) {
            reservations.remove();
        }
        return reservations.size();
    }

    /** Whether somebody has to be woken then, who would not be anyway. */
    boolean arm(Instant until, Instant now) {
        if (armed.filter(at -> now.isBefore(at) && !until.isBefore(at)).isPresent()) {
            return false;
        }
        armed = Optional.of(until);
        return true;
    }

    /** Counts failures of a kind in a row; those of calls that were on their way together count as one. */
    int count(FailureScope failureScope, Instant now) {
        boolean sameAsOneHeld =
                hold.filter(one -> one.cause() == failureScope && one.isOn(now)).isPresent();
        if (failureScope != last) {
            last = failureScope;
            inARow = 0;
        }
        if (!sameAsOneHeld || inARow == 0) {
            inARow++;
        }
        return inARow;
    }

    /** The portal answered. A full bucket stays full for as long as it takes to leak. */
    boolean recovered() {
        inARow = 0;
        last = FailureScope.CALL;
        boolean wasHeld = hold.filter(PortalBackoff::wantsProbe).isPresent();
        if (wasHeld) {
            hold = Optional.empty();
        }
        return wasHeld;
    }
}
