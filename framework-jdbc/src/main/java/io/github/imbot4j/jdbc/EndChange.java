package io.github.imbot4j.jdbc;

import io.github.imbot4j.delivery.ClaimedEvent;
import io.github.imbot4j.delivery.EventEffects;
import io.github.imbot4j.delivery.Lane;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The end of an event's handling: done, dead, or to be retried; together with its effects, in one step. */
final class EndChange implements Change<Boolean> {

    /** How it ended. */
    private sealed interface How {
        record Done() implements How {}

        record Dead(String incident, String why) implements How {}

        record Again(Instant notBefore, String why) implements How {}
    }

    private final LaneBook book;
    private final ClaimedEvent claimedEvent;
    private final How how;
    private final EventEffects eventEffects;
    private final List<WrittenCall> calls;
    private final Schedule schedule;
    private final Membership membership;
    private final Clock clock;
    private final LaneReservation laneReservation;
    private final Effects effects;

    private EndChange(
            LaneBook book,
            ClaimedEvent claimedEvent,
            How how,
            EventEffects eventEffects,
            JournalComponents journalComponents) {
        this.book = book;
        this.claimedEvent = claimedEvent;
        this.how = how;
        this.eventEffects = eventEffects;
        this.calls = WrittenCall.all(eventEffects.calls());
        this.schedule = journalComponents.schedule();
        this.membership = journalComponents.membership();
        this.clock = journalComponents.clock();
        this.laneReservation = journalComponents.touch();
        this.effects = new Effects(schedule, clock, laneReservation);
    }

    static EndChange done(
            LaneBook book, ClaimedEvent claimedEvent, EventEffects eventEffects, JournalComponents journalComponents) {
        return new EndChange(book, claimedEvent, new How.Done(), eventEffects, journalComponents);
    }

    static EndChange dead(
            LaneBook book,
            ClaimedEvent claimedEvent,
            String incident,
            String why,
            EventEffects apology,
            JournalComponents journalComponents) {
        return new EndChange(
                book, claimedEvent, new How.Dead(incident, StorableText.of(why)), apology, journalComponents);
    }

    static EndChange again(
            LaneBook book,
            ClaimedEvent claimedEvent,
            Instant notBefore,
            String why,
            JournalComponents journalComponents) {
        return new EndChange(
                book,
                claimedEvent,
                new How.Again(notBefore, StorableText.of(why)),
                EventEffects.DONE,
                journalComponents);
    }

    LaneBook book() {
        return book;
    }

    /** False when the event is not in the store any more; nothing is changed then. */
    @Override
    public Boolean apply(Handle store) {
        if (isVoid()) {
            throw membership.lost();
        }
        boolean there = end(store);
        if (there) {
            effects.apply(store, eventEffects, calls);
        }
        return there;
    }

    @Override
    public boolean isVoid() {
        return !schedule.locked(() -> schedule.lanes().isCurrent(book));
    }

    private boolean end(Handle store) {
        if (how instanceof How.Dead dead) {
            return InboxTable.stop(
                    store,
                    claimedEvent.id(),
                    InboxTable.DEAD,
                    claimedEvent.attempt(),
                    dead.incident(),
                    dead.why(),
                    clock.instant());
        }
        return how instanceof How.Again again
                ? InboxTable.retry(store, claimedEvent.id(), claimedEvent.attempt(), again.notBefore(), again.why())
                : InboxTable.done(store, claimedEvent.id());
    }

    @Override
    public void committed(Boolean outcome) {
        Lane lane = claimedEvent.entry().lane();
        schedule.changing(() -> {
            laneReservation.committed();
            effects.committed();
            Optional<EventSlot> slot = book.handling();
            if (outcome && how instanceof How.Again again && slot.isPresent()) {
                schedule.unhandled(book, slot.get().retrying(claimedEvent.attempt(), again.notBefore()));
            } else {
                schedule.room().leave(lane.portal(), 1);
                schedule.lanes().handled(book);
            }
            return true;
        });
    }

    @Override
    public void undone() {
        laneReservation.undone();
        effects.undone();
    }
}
