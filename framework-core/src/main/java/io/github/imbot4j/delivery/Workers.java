package io.github.imbot4j.delivery;

import io.github.imbot4j.portal.PortalId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Work a journal off: events are handled and calls are sent, lanes side by side, each lane in order.
 *
 * <p>Safe for use by several threads.
 */
public final class Workers implements AutoCloseable {

    private final Journal journal;
    private final Threads threads;
    private final Crew<Claimed, Lane.Owner> handling;
    private final Crew<List<ClaimedCall>, PortalId> sending;

    /**
     * Prepares the work; {@link #start()} begins it.
     *
     * @param handle handles one entry and ends it with {@link Journal#complete}, {@link Journal#retry} or {@link
     *     Journal#fail}
     * @param send sends calls of one portal and ends them with {@link Journal#settle}
     * @param share how many calls of which portal are wanted now
     * @param threads closed with the workers; half of its places are for handling, half for sending
     */
    public Workers(
            Journal journal, Consumer<Claimed> handle, Consumer<List<ClaimedCall>> send, Share share, Threads threads) {
        this.journal = journal;
        this.threads = threads;
        int places = Math.max(2, threads.most() / 2);
        this.handling = new Crew<>(
                "events",
                journal::claim,
                claimed -> claimed.entry().lane().owner(),
                guarded(handle, (claimed, why) -> LastResort.end(journal, claimed, why, Completion.DONE)),
                threads,
                places);
        this.sending = new Crew<>(
                "calls",
                (welcome, wait) -> claimCalls(welcome, share, wait),
                calls -> calls.get(0).call().lane().portal(),
                guarded(send, (calls, why) -> LastResort.end(journal, calls, why)),
                threads,
                places);
    }

    private Optional<List<ClaimedCall>> claimCalls(Predicate<PortalId> welcome, Share share, Duration wait) {
        Share wanted = (portal, ready) -> welcome.test(portal) ? share.of(portal, ready) : 0;
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
            return threads.finish(atMost);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Takes up nothing new, closes the journal, and interrupts what runs. */
    @Override
    public void close() {
        stop();
        threads.close();
    }

    private void stop() {
        handling.stop();
        sending.stop();
        journal.close();
    }
}
