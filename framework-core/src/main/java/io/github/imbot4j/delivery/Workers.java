package io.github.imbot4j.delivery;

import io.github.imbot4j.concurrent.HeapExhaustion;
import io.github.imbot4j.concurrent.WorkerThreads;
import io.github.imbot4j.portal.PortalId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The workers of a journal: they handle events and send calls, lanes in parallel, each lane in order. A thread that has done a piece
 * of work goes on with the next one, calls before events: what an event led to is sent by the thread that handled it.
 *
 * <p>The threads are shared fairly between owners. One owner, a bot or a portal, does no more pieces at once than there are places
 * left: alone it takes half of them, and one is always left for the next owner. So a slow bot, or a portal that hangs, does not delay
 * the others.
 *
 * <p>Safe for use by several threads.
 */
public final class Workers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final Duration LOOK = Duration.ofSeconds(5);

    /** So long nothing is claimed after the journal failed. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Journal journal;
    private final WorkerThreads workerThreads;
    private final int places;
    private final Pool<ClaimedEvent, Lane.Owner> handling;
    private final Pool<List<ClaimedCall>, PortalId> sending;
    private volatile boolean stopped;

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
        this.places = Math.max(2, workerThreads.most() / 2);
        this.handling = new Pool<>(
                "events",
                journal::claim,
                claimedEvent -> claimedEvent.entry().lane().owner(),
                guarded(
                        handle,
                        (claimedEvent, why) -> ForcedCompletion.end(journal, claimedEvent, why, EventEffects.DONE)));
        this.sending = new Pool<>(
                "calls",
                (welcome, wait) -> claimCalls(welcome, claimLimit, wait),
                calls -> calls.get(0).call().lane().portal(),
                guarded(send, (calls, why) -> ForcedCompletion.end(journal, calls, why)));
    }

    private Optional<List<ClaimedCall>> claimCalls(Predicate<PortalId> welcome, ClaimLimit claimLimit, Duration wait) {
        ClaimLimit wanted = (portal, ready) -> welcome.test(portal) ? claimLimit.of(portal, ready) : 0;
        List<ClaimedCall> calls = journal.claimCalls(wanted, wait);
        return calls.isEmpty() ? Optional.empty() : Optional.of(calls);
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
        workerThreads.run("imbot-events", handling::handOut);
        workerThreads.run("imbot-calls", sending::handOut);
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
        stopped = true;
        journal.close();
    }

    /** Does a piece, then what is waiting: only whoever ends a piece knows that its owner is welcome again. */
    private void work(Runnable first) {
        Runnable piece = first;
        while (true) {
            piece.run();
            Optional<Runnable> next =
                    stopped ? Optional.empty() : sending.more().or(handling::more);
            if (next.isEmpty()) {
                return;
            }
            piece = next.get();
        }
    }

    /** Where pieces come from: a journal's claim. */
    @FunctionalInterface
    private interface Source<T, K> {
        Optional<T> next(Predicate<K> welcome, Duration wait);
    }

    /**
     * The work of one kind, and who does how much of it now.
     *
     * @param <T> an entry, or calls
     * @param <K> whose it is
     */
    private final class Pool<T, K> {

        private final String name;
        private final Source<T, K> source;
        private final Function<T, K> owner;
        private final Consumer<T> work;
        private final Map<K, Integer> running = new ConcurrentHashMap<>();
        private final AtomicInteger total = new AtomicInteger();

        Pool(String name, Source<T, K> source, Function<T, K> owner, Consumer<T> work) {
            this.name = name;
            this.source = source;
            this.owner = owner;
            this.work = work;
        }

        void handOut() {
            while (!stopped && !Thread.currentThread().isInterrupted()) {
                claim().ifPresent(this::begin);
            }
        }

        /** When no thread can be had, the piece is done here: slower, but its lane goes on. */
        private void begin(T piece) {
            Runnable entered = enter(piece);
            try {
                workerThreads.run("imbot-" + name, () -> work(entered));
            } catch (OutOfMemoryError none) {
                LOG.error("Cannot start a thread for {}; running on the claiming thread.", name, none);
                work(entered);
            }
        }

        /** Whatever happens to the journal, claiming has to go on: without it the process would be up and deaf. */
        private Optional<T> claim() {
            try {
                return source.next(this::isWelcome, LOOK);
            } catch (JournalException told) {
                LOG.debug("Could not claim {}; trying again in {} s.", name, PAUSE.toSeconds(), told);
                LockSupport.parkNanos(PAUSE.toNanos());
                return Optional.empty();
            } catch (RuntimeException | Error failure) {
                LOG.error("Could not claim {}; trying again in {} s.", name, PAUSE.toSeconds(), failure);
                LockSupport.parkNanos(PAUSE.toNanos());
                return Optional.empty();
            }
        }

        /** Takes a piece that waits, if there is one. Whoever hands out goes on when this fails. */
        Optional<Runnable> more() {
            try {
                return source.next(this::isWelcome, Duration.ZERO).map(this::enter);
            } catch (JournalException told) {
                LOG.debug("Could not claim more {}.", name, told);
                return Optional.empty();
            }
        }

        private boolean isWelcome(K candidate) {
            return running.getOrDefault(candidate, 0) < places - total.get();
        }

        /** Counts a piece as being done, and returns the doing of it. */
        private Runnable enter(T piece) {
            total.incrementAndGet();
            K whose = owner.apply(piece);
            running.merge(whose, 1, Integer::sum);
            return () -> {
                // A thread does one kind of work after the other, for one owner after the other.
                Thread.currentThread().setName("imbot-" + name + "-" + whose);
                try {
                    work.accept(piece);
                } finally {
                    running.computeIfPresent(whose, (key, count) -> count == 1 ? null : count - 1);
                    total.decrementAndGet();
                    forgetInterrupt();
                }
            };
        }

        /** A handler that interrupts its thread must not interrupt the next piece, which may be another portal's. */
        private void forgetInterrupt() {
            if (!stopped && Thread.interrupted()) {
                LOG.debug("A piece of {} left its thread interrupted.", name);
            }
        }
    }
}
