package io.github.imbot4j.jdbc;

import io.github.imbot4j.concurrent.WorkerThreads;
import io.github.imbot4j.delivery.CallOutcome;
import io.github.imbot4j.delivery.ClaimedCall;
import io.github.imbot4j.delivery.ClaimedEvent;
import io.github.imbot4j.delivery.JournalException;
import io.github.imbot4j.delivery.LeaseLostException;
import io.github.imbot4j.rest.Sleeper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The completion of claims: each event and call is completed once, by the first caller. While the storage fails, the
 * completion is retried until the journal is closed: giving up would hand the same item out again, or never.
 *
 * <p>Safe for use by several threads.
 */
final class ClaimCompletion {

    private static final Logger LOG = LoggerFactory.getLogger(ClaimCompletion.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final JournalComponents journalComponents;
    private final GroupCommitWriter groupCommitWriter;
    private final Database database;
    private final Sleeper sleeper;

    /** Ends late what nobody waits for: it fails and succeeds together anyway. */
    private final Executor stragglers = WorkerThreads.one("imbot-stragglers");

    ClaimCompletion(
            JournalComponents journalComponents,
            GroupCommitWriter groupCommitWriter,
            Database database,
            Sleeper sleeper) {
        this.journalComponents = journalComponents;
        this.groupCommitWriter = groupCommitWriter;
        this.database = database;
        this.sleeper = sleeper;
    }

    /** Ends the handling of an event, and waits until it is in the store. */
    void end(ClaimedEvent claimedEvent, Function<LaneBook, EndChange> how) {
        insist(() -> endNow(claimedEvent, how));
    }

    /** Ends the handling of an event, and tells only what went wrong with it. */
    void end(ClaimedEvent claimedEvent, Function<LaneBook, EndChange> how, Consumer<RuntimeException> failed) {
        EndChange change;
        try {
            change = ending(claimedEvent, how);
        } catch (RuntimeException why) {
            failed.accept(why);
            return;
        }
        Consumer<RuntimeException> late = why -> insistLater(why, () -> end(claimedEvent, how), failed);
        groupCommitWriter.commit(
                change,
                wasThere -> {
                    if (!wasThere) {
                        late.accept(gone());
                    }
                },
                why -> late.accept(notEnded(change, why)));
    }

    /** Ends the sending of calls, all or none, and waits until it is in the store. */
    void settle(List<CallOutcome> settlements) {
        insist(() -> settleNow(settlements));
    }

    /** Ends the sending of calls, all or none, and tells only what went wrong with it. */
    void settle(List<CallOutcome> settlements, Consumer<RuntimeException> failed) {
        SettleChange change;
        try {
            change = settling(settlements);
        } catch (RuntimeException why) {
            failed.accept(why);
            return;
        }
        groupCommitWriter.commit(
                change, done -> {}, why -> insistLater(notSettled(change, why), () -> settle(settlements), failed));
    }

    private void insist(Runnable step) {
        while (true) {
            try {
                database.health().written(() -> {
                    step.run();
                    return true;
                });
                return;
            } catch (JournalException failure) {
                if (journalComponents.schedule().locked(journalComponents.schedule()::isClosed) || !paused()) {
                    throw failure;
                }
            }
        }
    }

    private boolean paused() {
        try {
            sleeper.sleep(PAUSE);
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The writer, which tells of a failure, is not to be held up by the next tries, nor by what is done when they fail too. */
    private void insistLater(RuntimeException why, Runnable step, Consumer<RuntimeException> failed) {
        stragglers.execute(() -> {
            try {
                if (why instanceof JournalException storage) {
                    database.health().failed(storage);
                    tryAgain(step, failed);
                } else {
                    failed.accept(why);
                }
            } catch (RuntimeException | Error last) {
                LOG.error("An event or call could not be completed; the next process handles it again.", last);
            }
        });
    }

    private static void tryAgain(Runnable step, Consumer<RuntimeException> failed) {
        try {
            step.run();
        } catch (RuntimeException still) {
            failed.accept(still);
        }
    }

    private void endNow(ClaimedEvent claimedEvent, Function<LaneBook, EndChange> how) {
        EndChange change = ending(claimedEvent, how);
        boolean wasThere;
        try {
            wasThere = groupCommitWriter.commit(change);
        } catch (RuntimeException failure) {
            throw notEnded(change, failure);
        }
        if (!wasThere) {
            throw gone();
        }
    }

    private EndChange ending(ClaimedEvent claimedEvent, Function<LaneBook, EndChange> how) {
        LaneBook book = handling(claimedEvent);
        try {
            return how.apply(book);
        } catch (RuntimeException | Error unwritable) {
            journalComponents.schedule().changing(() -> book.handlingEnds = false);
            throw unwritable;
        }
    }

    private LaneBook handling(ClaimedEvent claimedEvent) {
        return journalComponents.schedule().locked(() -> {
            LaneBook book = journalComponents
                    .schedule()
                    .lanes()
                    .find(claimedEvent.entry().lane())
                    .filter(one -> !one.handlingEnds
                            && one.handling()
                                    .filter(slot -> slot.id() == claimedEvent.id()
                                            && slot.attempts() + 1 == claimedEvent.attempt())
                                    .isPresent())
                    .orElseThrow(() -> notOut("Entry " + claimedEvent.id() + " of lane "
                            + claimedEvent.entry().lane() + " is not being handled; end it once."));
            book.handlingEnds = true;
            return book;
        });
    }

    private RuntimeException notEnded(EndChange change, RuntimeException failure) {
        journalComponents.schedule().changing(() -> change.book().handlingEnds = false);
        return change.isVoid() ? lostClaim() : failure;
    }

    private LeaseLostException gone() {
        return new LeaseLostException("An event is not in the store " + database.shown()
                + " any more, and what it led to was not done: its portal was forgotten while it was handled.");
    }

    private void settleNow(List<CallOutcome> settlements) {
        SettleChange change = settling(settlements);
        try {
            groupCommitWriter.commit(change);
        } catch (RuntimeException failure) {
            throw notSettled(change, failure);
        }
    }

    private SettleChange settling(List<CallOutcome> settlements) {
        return journalComponents.schedule().locked(() -> {
            List<LaneBook> books = new ArrayList<>();
            settlements.forEach(one -> books.add(sending(one.call())));
            books.forEach(book -> book.sendingEnds = true);
            return new SettleChange(settlements, books, journalComponents);
        });
    }

    private LaneBook sending(ClaimedCall claimed) {
        return journalComponents
                .schedule()
                .lanes()
                .find(claimed.call().lane())
                .filter(book -> !book.sendingEnds
                        && book.sending()
                                .filter(slot -> slot.id() == claimed.id())
                                .isPresent())
                .orElseThrow(() -> notOut("Call " + claimed.id() + " of lane "
                        + claimed.call().lane() + " is not being sent; settle it once."));
    }

    private RuntimeException notSettled(SettleChange change, RuntimeException failure) {
        journalComponents.schedule().changing(() -> {
            change.books().forEach(book -> book.sendingEnds = false);
            return true;
        });
        return change.isVoid() ? lostClaim() : failure;
    }

    private RuntimeException notOut(String what) {
        return journalComponents.membership().wasEverLost() ? lostClaim() : new IllegalStateException(what);
    }

    private LeaseLostException lostClaim() {
        return new LeaseLostException("A piece of work was not ended: "
                + journalComponents.membership().lost().getMessage());
    }
}
