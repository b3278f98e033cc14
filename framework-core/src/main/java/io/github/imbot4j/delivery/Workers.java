package io.github.imbot4j.delivery;

import io.github.imbot4j.concurrent.HeapExhaustion;
import io.github.imbot4j.concurrent.WorkerThreads;
import io.github.imbot4j.portal.PortalId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The workers of a journal: they handle events and send calls, lanes in parallel, each lane in order.
 *
 * <p>Safe for use by several threads.
 */
public final class Workers implements AutoCloseable {

    private final Journal journal;
    private final WorkerThreads workerThreads;
    private final FairWorkerPool<ClaimedEvent, Lane.Owner> handling;
    private final FairWorkerPool<List<ClaimedCall>, PortalId> sending;

    /**
     * Prepares the work; {@link #start()} begins it.
     *
     * @param handle handles one entry and ends it with {@link Journal#complete}, {@link Journal#retry} or {@link
     *     Journal#fail}
     * @param send sends calls of one portal and ends them with {@link Journal#settle}
     * @param claimLimit how many calls of which portal are wanted now
     * @param workerThreads closed with the workers; half of its places are for handling, half for sending
     */
    public Workers(
            Journal journal,
            Consumer<ClaimedEvent> handle,
            Consumer<List<ClaimedCall>> send,
            ClaimLimit claimLimit,
            WorkerThreads workerThreads) {
        this.journal = journal;
        this.workerThreads = workerThreads;
        int places = Math.max(2, workerThreads.most() / 2);
        this.handling = new FairWorkerPool<>(
                "events",
                journal::claim,
                claimedEvent -> claimedEvent.entry().lane().owner(),
                guarded(
                        handle,
                        (claimedEvent, why) -> ForcedCompletion.end(journal, claimedEvent, why, EventEffects.DONE)),
                workerThreads,
                places);
        this.sending = new FairWorkerPool<>(
                "calls",
                (welcome, wait) -> claimCalls(welcome, claimLimit, wait),
                calls -> calls.get(0).call().lane().portal(),
                guarded(send, (calls, why) -> ForcedCompletion.end(journal, calls, why)),
                workerThreads,
                places);
    }

    private Optional<List<ClaimedCall>> claimCalls(Predicate<PortalId> welcome, ClaimLimit claimLimit, Duration wait) {
        ClaimLimit wanted = (portal, ready) -> welcome.test(portal) ? claimLimit.of(portal, ready) : 0;
        return Optional.of(journal.claimCalls(wanted, wait)).filter(calls -> !calls.isEmpty());
    }

    /** Whatever happens, the lane must go on. */
    private static <T> Consumer<T> guarded(Consumer<T> work, BiConsumer<T, Throwable> giveUp) {
        return piece -> {
            try {
                work.accept(piece);
            } catch (RuntimeException | Error failure) {
                HeapExhaustion.check(failure);
                giveUp.accept(piece, failure);
            }
        };
    }

    /** Begins. */
    public void start() {
        handling.start();
        sending.start();
    }

    /**
     * Takes up nothing new, closes the journal, and waits for what runs.
     *
     * @return whether all of it ended in time
     */
    public boolean finish(Duration atMost) {
        stop();
        try {
            return workerThreads.finish(atMost);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Takes up nothing new, closes the journal, and interrupts what runs. */
    @Override
    public void close() {
        stop();
        workerThreads.close();
    }

    private void stop() {
        handling.stop();
        sending.stop();
        journal.close();
    }
}
