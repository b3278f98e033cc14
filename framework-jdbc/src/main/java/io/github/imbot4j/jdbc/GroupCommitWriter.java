package io.github.imbot4j.jdbc;

import io.github.imbot4j.delivery.JournalException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The writer that commits the changes of many callers together: changes that arrive while one transaction is being
 * written form the next one. If a group fails, each of its members is tried alone, so one that fails does not affect
 * the others.
 *
 * <p>Safe for use by several threads.
 */
final class GroupCommitWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommitWriter.class);
    private static final int MOST = 512;

    /** How long a deferred change waits for one that is committed anyway. */
    private static final Duration DEFERRAL = Duration.ofMillis(20);

    /** So many failures of the storage in a row, and the rest of the group need not wait for theirs. */
    private static final int ENOUGH = 3;

    private final Database database;
    private final Fence fence;
    private final Runnable doubted;
    private final long deferral;
    private final BlockingQueue<Pending<?>> queue = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean closed;

    /**
     * Starts the thread.
     *
     * @param fence lets this process write, and publish what it wrote
     * @param doubted told when nobody knows whether a transaction was committed, before its callers are
     */
    GroupCommitWriter(Database database, Fence fence, Runnable doubted) {
        this(database, fence, doubted, DEFERRAL);
    }

    /**
     * Starts the thread.
     *
     * @param deferral how long a deferred change waits at most for one to be committed with
     */
    GroupCommitWriter(Database database, Fence fence, Runnable doubted, Duration deferral) {
        this.database = database;
        this.fence = fence;
        this.doubted = doubted;
        this.deferral = deferral.toNanos();
        this.thread = new Thread(this::work, "imbot-journal");
        thread.setDaemon(true);
        thread.start();
    }

    /** The guard that lets only the owner of the lanes write, and informs it only of what it still owns. */
    interface Fence {

        /** Asked at the beginning of every transaction: gives a ticket, or throws. */
        long enter(Handle store);

        /** Lets memory follow what was committed with that ticket, unless everything was lost meanwhile. */
        void publish(long ticket, Runnable memory);
    }

    private static final class Pending<T> {
        private final Change<T> change;
        private final boolean isDeferred;
        private final CompletableFuture<T> future = new CompletableFuture<>();
        private @Nullable T outcome;
        private boolean applied;

        private Pending(Change<T> change, boolean isDeferred) {
            this.change = change;
            this.isDeferred = isDeferred;
        }

        void apply(Handle store) {
            applied = true;
            outcome = change.apply(store);
        }

        @SuppressWarnings("NullAway") // Called after apply; a null outcome is the change's own.
        void publish() {
            try {
                change.committed(outcome);
            } catch (RuntimeException | Error bug) {
                LOG.error(
                        "Memory and the journal may differ after a bug in the framework; restart, and report it.", bug);
                future.completeExceptionally(bug);
            }
        }

        @SuppressWarnings("NullAway") // As above.
        void done() {
            future.complete(outcome);
        }

        void undo() {
            if (applied) {
                applied = false;
                change.undone();
            }
        }

        void fail(Throwable why) {
            future.completeExceptionally(why);
        }
    }

    /** Changes the store, and waits for the commit; what the change throws is thrown. */
    <T> T commit(Change<T> change) {
        try {
            return later(change, false).join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof JournalException journal) {
                // Its trace is the writer's; the caller's is wanted.
                throw new JournalException(String.valueOf(journal.getMessage()), journal);
            }
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failure;
        }
    }

    /**
     * Changes the store, and does not wait for the commit.
     *
     * @param done told by the writer's thread; must not block
     * @param failed told why nothing was changed; by that thread too, or by this one when the store is closed
     */
    <T> void commit(Change<T> change, Consumer<T> done, Consumer<RuntimeException> failed) {
        CompletableFuture<?> told = later(change, false).whenComplete((outcome, why) -> {
            if (why == null) {
                done.accept(outcome);
            } else {
                failed.accept(why instanceof RuntimeException known ? known : new CompletionException(why));
            }
        });
        if (told.isCompletedExceptionally()) {
            LOG.debug("A change was not written at once.");
        }
    }

    /** Changes the store as soon as may be, and does not wait; whether that succeeds is of no consequence. */
    void note(Change<?> change) {
        note(change, false);
    }

    /** Changes the store with the next change of anybody, or in a moment; whether that succeeds is of no consequence. */
    void defer(Change<?> change) {
        note(change, true);
    }

    private void note(Change<?> change, boolean isDeferred) {
        CompletableFuture<?> unheeded = later(change, isDeferred);
        if (unheeded.isCompletedExceptionally()) {
            LOG.debug("A note was not written: the store is closed.");
        }
    }

    private <T> CompletableFuture<T> later(Change<T> change, boolean isDeferred) {
        Pending<T> pending = new Pending<>(change, isDeferred);
        if (closed) {
            pending.fail(closed());
        } else {
            queue.add(pending);
            if (closed) {
                failAll();
            }
        }
        return pending.future;
    }

    private JournalException closed() {
        return new JournalException(
                "The store " + database.shown() + " is closed: the program is stopping.",
                new IllegalStateException("closed"));
    }

    private void work() {
        List<Pending<?>> group = new ArrayList<>();
        while (!closed) {
            try {
                group.add(queue.take());
                queue.drainTo(group, MOST - 1);
                awaitChange(group);
                commit(group);
            } catch (InterruptedException stop) {
                closed = true;
            } catch (RuntimeException | Error bug) {
                LOG.error("Unexpected error in a group of changes (a bug in the framework; please report it).", bug);
                group.forEach(one -> one.fail(bug));
            }
            group.clear();
        }
        failAll();
    }

    /** Waits for a change while there are only deferred ones, which are not worth a transaction. */
    private void awaitChange(List<Pending<?>> group) throws InterruptedException {
        long until = System.nanoTime() + deferral;
        while (group.size() < MOST && group.stream().allMatch(one -> one.isDeferred)) {
            Pending<?> next = queue.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                return;
            }
            group.add(next);
            queue.drainTo(group, MOST - group.size());
        }
    }

    private void failAll() {
        for (Pending<?> left = queue.poll(); left != null; left = queue.poll()) {
            left.fail(closed());
        }
    }

    private void commit(List<Pending<?>> group) {
        Optional<Failure> failure = tryTogether(group);
        if (failure.isEmpty()) {
            return;
        }
        if (group.size() == 1 || failure.get().ofAll()) {
            group.forEach(one -> one.fail(failure.get().why()));
            return;
        }
        int failures = 0;
        for (Pending<?> one : group) {
            Optional<Failure> own = failures < ENOUGH ? tryTogether(List.of(one)) : failure;
            own.ifPresent(its -> one.fail(its.why()));
            failures = own.filter(its -> its.why() instanceof JournalException).isPresent() ? failures + 1 : 0;
        }
    }

    /**
     * The reason why a group was not committed.
     *
     * @param ofAll whether none of its members would fare better alone
     */
    private record Failure(RuntimeException why, boolean ofAll) {}

    /** Why nothing of it was done; empty when all was. */
    private Optional<Failure> tryTogether(List<Pending<?>> group) {
        AtomicLong ticket = new AtomicLong();
        AtomicBoolean applied = new AtomicBoolean();
        try {
            database.write(store -> {
                ticket.set(fence.enter(store));
                group.forEach(one -> one.apply(store));
                applied.set(true);
                return group;
            });
        } catch (RuntimeException failure) {
            for (int i = group.size() - 1; i >= 0; i--) {
                group.get(i).undo();
            }
            boolean unsure = applied.get() && database.dialect().isShared();
            if (unsure) {
                doubted.run();
            }
            return Optional.of(new Failure(failure, unsure || ticket.get() == 0));
        }
        fence.publish(ticket.get(), () -> group.forEach(Pending::publish));
        group.forEach(Pending::done);
        return Optional.empty();
    }

    /** Commits what was asked for already, and takes nothing more. */
    @Override
    public void close() {
        later(store -> true, false).exceptionally(failed -> false).join();
        abandon();
    }

    /** Stops as a crash would, but for the transaction on its way. */
    void abandon() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(10_000);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        failAll();
    }
}
