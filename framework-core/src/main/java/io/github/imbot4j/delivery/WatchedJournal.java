package io.github.imbot4j.delivery;

import io.github.imbot4j.rest.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stand before a journal whose storage may fail. What ends a piece of work is tried again until it succeeds or the journal is
 * closed, by whoever holds the piece: so it is never lost, and never given out twice meanwhile. Everything else fails as the
 * journal does. A failing storage is logged once a minute and shown by {@link #trouble()}.
 */
public final class WatchedJournal implements Journal {

    private static final Logger LOG = LoggerFactory.getLogger(WatchedJournal.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration QUIET = Duration.ofMinutes(1);

    /** How long what was written speaks for the storage. */
    private static final Duration FRESH = Duration.ofSeconds(2);

    /** How long a storage may take to write something and count as working. */
    private static final Duration SLOW = Duration.ofMillis(1_500);

    private final Journal inner;
    private final Clock clock;
    private final Sleeper sleeper;
    private final Executor stragglers = oneThread("imbot-stragglers");
    private final Executor prover = oneThread("imbot-prover");

    /** When each write that is on its way was begun, on the clock that only goes on. */
    private final NavigableMap<Long, Long> writing = new TreeMap<>();

    private long writes;
    private Optional<String> trouble = Optional.empty();
    private Instant loggedAt = Instant.MIN;
    private Instant knownAt = Instant.MIN;
    private boolean proving;
    private volatile boolean closed;

    public WatchedJournal(Journal inner, Clock clock, Sleeper sleeper) {
        this.inner = inner;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /**
     * One thread while there is work. Of what nobody waits for everything fails and succeeds together anyway; the proof has a thread of
     * its own, since what ends late is tried until it succeeds.
     */
    private static Executor oneThread(String name) {
        ThreadPoolExecutor one = new ThreadPoolExecutor(
                1, 1, QUIET.toMillis(), TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, name);
                    thread.setDaemon(true);
                    return thread;
                });
        one.allowCoreThreadTimeOut(true);
        return one;
    }

    /**
     * Why the storage failed last, when nothing has succeeded since, or that it does not answer. Asking never waits; when it failed, or
     * nothing was written for two seconds, asking has it tried in the background, and whoever asks next is told: else a process
     * that is sent no posts because it fails would never find out that it works again.
     */
    public synchronized Optional<String> trouble() {
        Instant now = clock.instant();
        Duration stale = trouble.isPresent() ? PAUSE : FRESH;
        if (!proving && !closed && knownAt.isBefore(now.minus(stale))) {
            proving = true;
            prover.execute(this::tryOut);
        }
        return trouble.or(this::silence);
    }

    private Optional<String> silence() {
        if (writing.isEmpty()) {
            return Optional.empty();
        }
        Duration longest =
                Duration.ofNanos(System.nanoTime() - writing.firstEntry().getValue());
        return longest.compareTo(SLOW) < 0
                ? Optional.empty()
                : Optional.of("the storage has not answered for " + longest.toSeconds()
                        + " s. Check that it runs and can be reached; work goes on by itself when it answers");
    }

    private synchronized long begun() {
        writing.put(++writes, System.nanoTime());
        return writes;
    }

    private synchronized void ended(long write) {
        writing.remove(write);
    }

    private void tryOut() {
        try {
            prove();
        } catch (JournalException failure) {
            LOG.debug("The journal still fails.", failure);
        } finally {
            tried();
        }
    }

    private synchronized void tried() {
        proving = false;
    }

    /** Takes note that the storage failed somebody who asked it past the journal, such as for the tokens of a portal. */
    public synchronized void failed(JournalException failure) {
        Instant now = clock.instant();
        knownAt = now;
        trouble = Optional.of(String.valueOf(failure.getMessage()));
        if (loggedAt.isBefore(now.minus(QUIET))) {
            loggedAt = now;
            LOG.error("The journal fails: {}", failure.getMessage(), failure);
        }
    }

    private synchronized void succeeded() {
        knownAt = clock.instant();
        if (trouble.isPresent()) {
            trouble = Optional.empty();
            loggedAt = Instant.MIN;
            LOG.info("The journal works again.");
        }
    }

    private <T> T written(Supplier<T> step) {
        long write = begun();
        try {
            T outcome = watched(step);
            succeeded();
            return outcome;
        } finally {
            ended(write);
        }
    }

    /** That reading works says nothing of a full disk. */
    private <T> T watched(Supplier<T> step) {
        try {
            return step.get();
        } catch (JournalException failure) {
            failed(failure);
            throw failure;
        }
    }

    /** Tries until it is done: giving up would hand the same piece out again, or never. */
    private void insist(Runnable step) {
        while (true) {
            try {
                written(() -> {
                    step.run();
                    return true;
                });
                return;
            } catch (JournalException failure) {
                if (closed || !paused()) {
                    throw failure;
                }
            }
        }
    }

    /** Whoever tells of a failure is not to be held up by the next tries, nor by what is done when they fail too. */
    private void insistLater(RuntimeException why, Runnable step, Consumer<RuntimeException> failed) {
        stragglers.execute(() -> {
            try {
                if (!(why instanceof JournalException storage)) {
                    failed.accept(why);
                    return;
                }
                failed(storage);
                ended(step, failed);
            } catch (RuntimeException | Error last) {
                LOG.error("A piece of work could not be ended; the next process takes it up again.", last);
            }
        });
    }

    private void ended(Runnable step, Consumer<RuntimeException> failed) {
        try {
            insist(step);
        } catch (RuntimeException still) {
            failed.accept(still);
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

    @Override
    public List<Receipt> accept(List<InboxEntry> entries) {
        return written(() -> inner.accept(entries));
    }

    @Override
    public Optional<Claimed> claim(Predicate<Lane.Owner> welcome, Duration wait) {
        return watched(() -> inner.claim(welcome, wait));
    }

    @Override
    public void complete(Claimed claimed, Completion done) {
        insist(() -> inner.complete(claimed, done));
    }

    @Override
    public void complete(Claimed claimed, Completion done, Consumer<RuntimeException> failed) {
        inner.complete(claimed, done, why -> insistLater(why, () -> inner.complete(claimed, done), failed));
    }

    @Override
    public void retry(Claimed claimed, Instant notBefore, String why) {
        insist(() -> inner.retry(claimed, notBefore, why));
    }

    @Override
    public void fail(Claimed claimed, String incident, String why, Completion apology) {
        insist(() -> inner.fail(claimed, incident, why, apology));
    }

    @Override
    public void put(List<OutgoingCall> calls) {
        written(() -> {
            inner.put(calls);
            return true;
        });
    }

    @Override
    public int putOnce(String group, Map<String, List<OutgoingCall>> calls) {
        return written(() -> inner.putOnce(group, calls));
    }

    @Override
    public Progress progress(String group) {
        return watched(() -> inner.progress(group));
    }

    @Override
    public List<ClaimedCall> claimCalls(Share share, Duration wait) {
        return watched(() -> inner.claimCalls(share, wait));
    }

    @Override
    public void settle(List<Settlement> settlements) {
        insist(() -> inner.settle(settlements));
    }

    @Override
    public void settle(List<Settlement> settlements, Consumer<RuntimeException> failed) {
        inner.settle(settlements, why -> insistLater(why, () -> inner.settle(settlements), failed));
    }

    @Override
    public Optional<String> session(SessionKey key) {
        return watched(() -> inner.session(key));
    }

    @Override
    public List<TimerChange.Set> timers(Lane lane) {
        return watched(() -> inner.timers(lane));
    }

    @Override
    public void remember(SessionChange change) {
        written(() -> {
            inner.remember(change);
            return true;
        });
    }

    @Override
    public void wake() {
        inner.wake();
    }

    @Override
    public void prove() {
        written(() -> {
            inner.prove();
            return true;
        });
    }

    @Override
    public Backlog backlog() {
        return watched(inner::backlog);
    }

    @Override
    public boolean hasRoom() {
        return watched(inner::hasRoom);
    }

    @Override
    public JournalRecords records() {
        return inner.records();
    }

    @Override
    public boolean drain(Duration atMost) {
        return inner.drain(atMost);
    }

    @Override
    public void close() {
        closed = true;
        inner.close();
    }
}
