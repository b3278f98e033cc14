package io.github.imbot4j.jdbc;

import io.github.imbot4j.concurrent.WorkerThreads;
import io.github.imbot4j.delivery.JournalException;
import java.time.Duration;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the storage works, as far as those who asked it found out: its last failure when nothing was written since, and writes that
 * get no answer. A failure is logged once a minute.
 *
 * <p>Safe for use by several threads.
 */
final class StorageHealth {

    private static final Logger LOG = LoggerFactory.getLogger(StorageHealth.class);

    /** How long a failure speaks for the storage before it is tried again. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** How long what was written speaks for it. */
    private static final Duration FRESH = Duration.ofSeconds(2);

    /** How long it may take to write something and count as working. */
    private static final Duration SLOW = Duration.ofMillis(1_500);

    private static final Duration QUIET = Duration.ofMinutes(1);

    private final LongSupplier nanos;
    private final Executor prober = WorkerThreads.one("imbot-prover");

    /** When each write that is on its way was begun. */
    private final NavigableMap<Long, Long> writing = new TreeMap<>();

    private long writes;
    private Optional<String> trouble = Optional.empty();
    private Optional<Long> loggedAt = Optional.empty();
    private Optional<Long> knownAt = Optional.empty();
    private boolean probing;

    /** @param nanos a clock that only goes on */
    StorageHealth(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /**
     * Why the storage failed last, when nothing has succeeded since, or that it does not answer. Asking never waits; when it failed, or
     * nothing was written for two seconds, asking has it tried in the background, and whoever asks next is told: else a process
     * that is sent no posts because it fails would never find out that it works again.
     *
     * @param probe writes something that changes nothing
     */
    synchronized Optional<String> trouble(Runnable probe) {
        Duration stale = trouble.isPresent() ? PAUSE : FRESH;
        boolean isKnown =
                knownAt.filter(at -> nanos.getAsLong() - at <= stale.toNanos()).isPresent();
        if (!probing && !isKnown) {
            probing = true;
            prober.execute(() -> tryOut(probe));
        }
        return trouble.or(this::silence);
    }

    /** Why it failed last, when nothing has succeeded since. */
    synchronized Optional<String> lastTrouble() {
        return trouble;
    }

    private Optional<String> silence() {
        if (writing.isEmpty()) {
            return Optional.empty();
        }
        Duration longest =
                Duration.ofNanos(nanos.getAsLong() - writing.firstEntry().getValue());
        return longest.compareTo(SLOW) < 0
                ? Optional.empty()
                : Optional.of("the storage has not answered for " + longest.toSeconds()
                        + " s. Check that it runs and can be reached; work goes on by itself when it answers");
    }

    private void tryOut(Runnable probe) {
        try {
            written(() -> {
                probe.run();
                return true;
            });
        } catch (JournalException failure) {
            LOG.debug("The journal still fails.", failure);
        } finally {
            tried();
        }
    }

    private synchronized void tried() {
        probing = false;
    }

    /** Writes something, and takes note of how that went. */
    <T> T written(Supplier<T> step) {
        long write = begun();
        try {
            T outcome = watched(step);
            succeeded();
            return outcome;
        } finally {
            ended(write);
        }
    }

    /** Reads something, and takes note when it fails: that reading works says nothing of a full disk. */
    <T> T watched(Supplier<T> step) {
        try {
            return step.get();
        } catch (JournalException failure) {
            failed(failure);
            throw failure;
        }
    }

    private synchronized long begun() {
        writing.put(++writes, nanos.getAsLong());
        return writes;
    }

    private synchronized void ended(long write) {
        writing.remove(write);
    }

    /** Takes note of a failure. */
    synchronized void failed(JournalException failure) {
        long now = nanos.getAsLong();
        knownAt = Optional.of(now);
        trouble = Optional.of(String.valueOf(failure.getMessage()));
        if (loggedAt.filter(at -> now - at <= QUIET.toNanos()).isEmpty()) {
            loggedAt = Optional.of(now);
            LOG.error("The journal fails: {}", failure.getMessage(), failure);
        }
    }

    private synchronized void succeeded() {
        knownAt = Optional.of(nanos.getAsLong());
        if (trouble.isPresent()) {
            trouble = Optional.empty();
            loggedAt = Optional.empty();
            LOG.info("The journal works again.");
        }
    }
}
