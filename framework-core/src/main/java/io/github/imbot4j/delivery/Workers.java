package io.github.imbot4j.delivery;

import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work a journal off: events are handled and calls are sent, lanes side by side, each lane in order.
 *
 * <p>Safe for use by several threads.
 */
public final class Workers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

    private final Journal journal;
    private final Threads threads;
    private final Crew<Claimed> handling;
    private final Crew<ClaimedCall> sending;

    /**
     * Prepares the work; {@link #start()} begins it.
     *
     * @param handle handles one entry and ends it with {@link Journal#complete} or {@link Journal#fail}
     * @param send sends one call and ends it with {@link Journal#sent} or {@link Journal#drop}
     * @param threads closed with the workers; half of its places are for handling, half for sending
     */
    public Workers(Journal journal, Consumer<Claimed> handle, Consumer<ClaimedCall> send, Threads threads) {
        this.journal = journal;
        this.threads = threads;
        int places = Math.max(2, threads.most() / 2);
        this.handling = new Crew<>(
                "events",
                journal::claim,
                claimed -> claimed.entry().lane().owner(),
                guarded(handle, journal::fail),
                threads,
                places);
        this.sending = new Crew<>(
                "calls",
                journal::claimCall,
                call -> call.call().lane().owner(),
                guarded(send, journal::drop),
                threads,
                places);
    }

    /** Whatever happens, the lane must go on. */
    private static <T> Consumer<T> guarded(Consumer<T> work, BiConsumer<T, Throwable> giveUp) {
        return piece -> {
            try {
                work.accept(piece);
            } catch (RuntimeException | Error failure) {
                LOG.error("Giving up {} after a bug in the framework; please report it.", piece.getClass(), failure);
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
