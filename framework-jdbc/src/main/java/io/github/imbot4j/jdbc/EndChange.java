package io.github.imbot4j.jdbc;

import io.github.imbot4j.delivery.Claimed;
import io.github.imbot4j.delivery.Completion;
import io.github.imbot4j.delivery.Lane;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** End the handling of an event: done, dead, or to be tried again; with what it leads to, as one step. */
final class EndChange implements Change<Boolean> {

    /** How it ended. */
    private sealed interface How {
        record Done() implements How {}

        record Dead(String incident, String why) implements How {}

        record Again(Instant notBefore, String why) implements How {}
    }

    private final LaneBook book;
    private final Claimed claimed;
    private final How how;
    private final Completion completion;
    private final List<WrittenCall> calls;
    private final Schedule schedule;
    private final Membership membership;
    private final Clock clock;
    private final Touch touch;
    private final Effects effects;

    private EndChange(LaneBook book, Claimed claimed, How how, Completion completion, Parts parts) {
        this.book = book;
        this.claimed = claimed;
        this.how = how;
        this.completion = completion;
        this.calls = WrittenCall.all(completion.calls());
        this.schedule = parts.schedule();
        this.membership = parts.membership();
        this.clock = parts.clock();
        this.touch = parts.touch();
        this.effects = new Effects(schedule, clock, touch);
    }

    static EndChange done(LaneBook book, Claimed claimed, Completion completion, Parts parts) {
        return new EndChange(book, claimed, new How.Done(), completion, parts);
    }

    static EndChange dead(
            LaneBook book, Claimed claimed, String incident, String why, Completion apology, Parts parts) {
        return new EndChange(book, claimed, new How.Dead(incident, Words.of(why)), apology, parts);
    }

    static EndChange again(LaneBook book, Claimed claimed, Instant notBefore, String why, Parts parts) {
        return new EndChange(book, claimed, new How.Again(notBefore, Words.of(why)), Completion.DONE, parts);
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
            effects.apply(store, completion, calls);
        }
        return there;
    }

    @Override
    public boolean isVoid() {
        return !schedule.locked(() -> schedule.books().isCurrent(book));
    }

    private boolean end(Handle store) {
        if (how instanceof How.Dead dead) {
            return InboxTable.stop(
                    store,
                    claimed.id(),
                    InboxTable.DEAD,
                    claimed.attempt(),
                    dead.incident(),
                    dead.why(),
                    clock.instant());
        }
        return how instanceof How.Again again
                ? InboxTable.retry(store, claimed.id(), claimed.attempt(), again.notBefore(), again.why())
                : InboxTable.done(store, claimed.id());
    }

    @Override
    public void committed(Boolean outcome) {
        Lane lane = claimed.entry().lane();
        schedule.changing(() -> {
            touch.committed();
            effects.committed();
            Optional<EventSlot> slot = book.handling;
            if (outcome && how instanceof How.Again again && slot.isPresent()) {
                schedule.unhandled(book, slot.get().retrying(claimed.attempt(), again.notBefore()));
            } else {
                schedule.room().leave(lane.portal(), 1);
                schedule.handled(book);
            }
            return true;
        });
    }

    @Override
    public void undone() {
        touch.undone();
        effects.undone();
    }
}
