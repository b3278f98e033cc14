package io.github.imbot4j.delivery;

import io.github.imbot4j.concurrent.WorkerThreads;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A pool that runs each task on a thread of its own and shares the threads fairly between owners. One owner, a bot or a
 * portal, runs no more tasks at once than there are places left: alone it takes half of them, and one is always left
 * for the next owner. So a slow bot, or a portal that hangs, does not delay the others.
 *
 * @param <T> an entry, or calls
 * @param <K> whose it is
 */
final class FairWorkerPool<T, K> {

    private static final Logger LOG = LoggerFactory.getLogger(FairWorkerPool.class);
    private static final Duration LOOK = Duration.ofSeconds(5);

    /** So long nothing is claimed after the journal failed. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final String name;
    private final Source<T, K> source;
    private final Function<T, K> owner;
    private final Consumer<T> work;
    private final WorkerThreads workerThreads;
    private final int places;
    private final Map<K, Integer> running = new ConcurrentHashMap<>();
    private final AtomicInteger total = new AtomicInteger();
    private volatile boolean stopped;

    FairWorkerPool(
            String name,
            Source<T, K> source,
            Function<T, K> owner,
            Consumer<T> work,
            WorkerThreads workerThreads,
            int places) {
        this.name = name;
        this.source = source;
        this.owner = owner;
        this.work = work;
        this.workerThreads = workerThreads;
        this.places = places;
    }

    /** Where pieces come from: a journal's claim. */
    @FunctionalInterface
    interface Source<T, K> {
        Optional<T> next(Predicate<K> welcome, Duration wait);
    }

    void start() {
        workerThreads.run("imbot-" + name, this::handOut);
    }

    void stop() {
        stopped = true;
    }

    private void handOut() {
        while (!stopped && !Thread.currentThread().isInterrupted()) {
            claim().ifPresent(piece -> {
                enter(piece);
                begin(piece);
            });
        }
    }

    /** When no thread can be had, the piece is done here: slower, but its lane goes on. */
    private void begin(T piece) {
        try {
            workerThreads.run("imbot-" + name + "-" + owner.apply(piece), () -> doAll(piece));
        } catch (OutOfMemoryError none) {
            LOG.error("Cannot start a thread for {}; running on the claiming thread.", name, none);
            doAll(piece);
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

    /** Does a piece, then what is waiting: only whoever ends a piece knows that its owner is welcome again. */
    private void doAll(T first) {
        Optional<T> next = Optional.of(first);
        while (next.isPresent()) {
            T piece = next.get();
            try {
                work.accept(piece);
            } finally {
                leave(piece);
                forgetInterrupt();
            }
            next = stopped ? Optional.empty() : more();
            next.ifPresent(this::enter);
        }
    }

    /** Whoever hands out goes on when this fails. */
    private Optional<T> more() {
        try {
            return source.next(this::isWelcome, Duration.ZERO);
        } catch (JournalException told) {
            LOG.debug("Could not claim more {}.", name, told);
            return Optional.empty();
        }
    }

    /** A handler that interrupts its thread must not interrupt the next piece, which may be another portal's. */
    private void forgetInterrupt() {
        if (!stopped && Thread.interrupted()) {
            LOG.debug("A piece of {} left its thread interrupted.", name);
        }
    }

    private boolean isWelcome(K candidate) {
        return running.getOrDefault(candidate, 0) < places - total.get();
    }

    private void enter(T piece) {
        total.incrementAndGet();
        running.merge(owner.apply(piece), 1, Integer::sum);
    }

    private void leave(T piece) {
        running.computeIfPresent(owner.apply(piece), (key, count) -> count == 1 ? null : count - 1);
        total.decrementAndGet();
    }
}
