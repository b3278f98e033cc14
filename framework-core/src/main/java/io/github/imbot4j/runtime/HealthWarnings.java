package io.github.imbot4j.runtime;

import io.github.imbot4j.concurrent.WorkerThreads;
import io.github.imbot4j.delivery.JournalException;
import io.github.imbot4j.delivery.JournalRecords;
import io.github.imbot4j.delivery.JournalRecords.Filter;
import io.github.imbot4j.delivery.JournalRecords.OutboxState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * The conditions an operator should look into although the process works. A health probe must be answered even if the
 * store does not respond, so reads of the store are limited to half a second, and at most one thread reads at a time.
 *
 * <p>Safe for use by several threads.
 */
final class HealthWarnings {

    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final int MOST_COUNTED = 100;

    private final JournalRecords records;
    private final WorkerThreads workerThreads;
    private final List<Supplier<List<String>>> others;
    private CompletableFuture<Integer> counting = CompletableFuture.completedFuture(0);

    /** @param others who else has something to say, without waiting for anything */
    HealthWarnings(JournalRecords records, WorkerThreads workerThreads, List<Supplier<List<String>>> others) {
        this.records = records;
        this.workerThreads = workerThreads;
        this.others = List.copyOf(others);
    }

    /** One line each. */
    List<String> now() {
        List<String> lines = new ArrayList<>();
        others.forEach(other -> lines.addAll(other.get()));
        unknownCalls().ifPresent(lines::add);
        return List.copyOf(lines);
    }

    private Optional<String> unknownCalls() {
        try {
            int unknown = count().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return unknown == 0 ? Optional.empty() : Optional.of(line(unknown));
        } catch (TimeoutException | ExecutionException silent) {
            return Optional.of("whether there are calls with an unknown outcome: the journal does not answer");
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private synchronized CompletableFuture<Integer> count() {
        if (counting.isDone()) {
            CompletableFuture<Integer> fresh = new CompletableFuture<>();
            counting = fresh;
            if (!workerThreads.run("imbot-notices", () -> count(fresh))) {
                // The process is stopping: nobody sends it anything any more.
                count(fresh);
            }
        }
        return counting;
    }

    private void count(CompletableFuture<Integer> outcome) {
        try {
            outcome.complete(records.outbox(new Filter(Optional.empty(), OutboxState.UNKNOWN.name(), MOST_COUNTED))
                    .size());
        } catch (JournalException storage) {
            outcome.completeExceptionally(storage);
        }
    }

    private static String line(int unknown) {
        return "calls with an unknown outcome: " + unknown + (unknown == MOST_COUNTED ? " or more" : "")
                + "; look there, then retry or drop them";
    }
}
