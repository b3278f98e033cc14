package io.github.imbot4j.jdbc;

import io.github.imbot4j.delivery.Claimed;
import io.github.imbot4j.delivery.ClaimedCall;
import io.github.imbot4j.delivery.LostClaimException;
import io.github.imbot4j.delivery.Settlement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * End what was given out: each event and call once, by whoever says first how it went. What cannot be written ends nothing: another
 * end may.
 *
 * <p>Safe for use by several threads.
 */
final class Endings {

    private final Parts parts;
    private final Writer writer;
    private final Database database;

    Endings(Parts parts, Writer writer, Database database) {
        this.parts = parts;
        this.writer = writer;
        this.database = database;
    }

    /** Ends the handling of an event, and waits until it is in the store. */
    void end(Claimed claimed, Function<LaneBook, EndChange> how) {
        EndChange change = ending(claimed, how);
        boolean wasThere;
        try {
            wasThere = writer.commit(change);
        } catch (RuntimeException failure) {
            throw notEnded(change, failure);
        }
        if (!wasThere) {
            throw gone();
        }
    }

    /** Ends the handling of an event, and tells only what went wrong with it. */
    void end(Claimed claimed, Function<LaneBook, EndChange> how, Consumer<RuntimeException> failed) {
        EndChange change;
        try {
            change = ending(claimed, how);
        } catch (RuntimeException why) {
            failed.accept(why);
            return;
        }
        writer.commit(
                change,
                wasThere -> {
                    if (!wasThere) {
                        failed.accept(gone());
                    }
                },
                why -> failed.accept(notEnded(change, why)));
    }

    private EndChange ending(Claimed claimed, Function<LaneBook, EndChange> how) {
        LaneBook book = handling(claimed);
        try {
            return how.apply(book);
        } catch (RuntimeException | Error unwritable) {
            parts.schedule().changing(() -> book.handlingEnds = false);
            throw unwritable;
        }
    }

    private LaneBook handling(Claimed claimed) {
        return parts.schedule().locked(() -> {
            LaneBook book = parts.schedule()
                    .books()
                    .find(claimed.entry().lane())
                    .filter(one -> !one.handlingEnds
                            && one.handling
                                    .filter(slot ->
                                            slot.id() == claimed.id() && slot.attempts() + 1 == claimed.attempt())
                                    .isPresent())
                    .orElseThrow(() -> notOut("Entry " + claimed.id() + " of lane "
                            + claimed.entry().lane() + " is not being handled; end it once."));
            book.handlingEnds = true;
            return book;
        });
    }

    private RuntimeException notEnded(EndChange change, RuntimeException failure) {
        parts.schedule().changing(() -> change.book().handlingEnds = false);
        return change.isVoid() ? lostClaim() : failure;
    }

    private LostClaimException gone() {
        return new LostClaimException("An event is not in the store " + database.shown()
                + " any more, and what it led to was not done: its portal was forgotten while it was handled.");
    }

    /** Ends the sending of calls, all or none, and waits until it is in the store. */
    void settle(List<Settlement> settlements) {
        SettleChange change = settling(settlements);
        try {
            writer.commit(change);
        } catch (RuntimeException failure) {
            throw notSettled(change, failure);
        }
    }

    /** Ends the sending of calls, all or none, and tells only what went wrong with it. */
    void settle(List<Settlement> settlements, Consumer<RuntimeException> failed) {
        SettleChange change;
        try {
            change = settling(settlements);
        } catch (RuntimeException why) {
            failed.accept(why);
            return;
        }
        writer.commit(change, done -> {}, why -> failed.accept(notSettled(change, why)));
    }

    private SettleChange settling(List<Settlement> settlements) {
        return parts.schedule().locked(() -> {
            List<LaneBook> books = new ArrayList<>();
            settlements.forEach(one -> books.add(sending(one.call())));
            books.forEach(book -> book.sendingEnds = true);
            return new SettleChange(settlements, books, parts);
        });
    }

    private LaneBook sending(ClaimedCall claimed) {
        return parts.schedule()
                .books()
                .find(claimed.call().lane())
                .filter(book -> !book.sendingEnds
                        && book.sending
                                .filter(slot -> slot.id() == claimed.id())
                                .isPresent())
                .orElseThrow(() -> notOut("Call " + claimed.id() + " of lane "
                        + claimed.call().lane() + " is not being sent; settle it once."));
    }

    private RuntimeException notSettled(SettleChange change, RuntimeException failure) {
        parts.schedule().changing(() -> {
            change.books().forEach(book -> book.sendingEnds = false);
            return true;
        });
        return change.isVoid() ? lostClaim() : failure;
    }

    private RuntimeException notOut(String what) {
        return parts.membership().wasEverLost() ? lostClaim() : new IllegalStateException(what);
    }

    private LostClaimException lostClaim() {
        return new LostClaimException(
                "A piece of work was not ended: " + parts.membership().lost().getMessage());
    }
}
