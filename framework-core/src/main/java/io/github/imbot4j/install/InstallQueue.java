package io.github.imbot4j.install;

import io.github.imbot4j.concurrent.Scheduler;
import io.github.imbot4j.concurrent.WorkerThreads;
import io.github.imbot4j.problem.SampledLog;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The order in which claims of strangers are verified: addresses take turns, and so do the portals that are claimed from one
 * address. The turns of an address go to the portal that came last, to the one that has waited longest, and to one that had a turn
 * before, one after the other. So neither many posts from one address nor many in the name of one portal hold up the others.
 *
 * <p>A portal has one verification at a time, an address three quarters of the places at most, and all together {@value #AT_ONCE} at
 * once and {@value VerificationRateLimiter#PER_SECOND} a second: they make us ask other servers (transport §5.4 no. 20).
 *
 * <p>The room is shared so that nothing that was taken has to give way: an address may hold as much as is left free, a portal a
 * quarter of that. Whoever fills it leaves half of it to others.
 *
 * <p>Safe for use by several threads.
 */
public final class InstallQueue {

    static final int AT_ONCE = 24;
    static final int OF_ONE_ADDRESS = AT_ONCE * 3 / 4;

    /** How many are held, waiting for a turn or for another try. */
    static final int MOST = 20_000;

    /** How many bytes they may have. */
    static final long MOST_BYTES = 32L << 20;

    /** Nothing else is looked up: that could ask a name server. */
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private static final Logger LOG = LoggerFactory.getLogger(InstallQueue.class);

    private final SampledLog failures = new SampledLog(LOG::error);

    private final WorkerThreads workerThreads;
    private final Scheduler scheduler;
    private final VerificationRateLimiter budget;
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final Map<String, Integer> busyPortals = new HashMap<>();
    private final Map<String, Integer> heldByAddress = new HashMap<>();
    private final Map<String, Integer> heldByPortal = new HashMap<>();
    private long heldBytes;
    private int held;
    private int busy;
    private boolean isWoken;

    /** An empty one. */
    public InstallQueue(WorkerThreads workerThreads, Scheduler scheduler, Clock clock) {
        this.workerThreads = workerThreads;
        this.scheduler = scheduler;
        this.budget = new VerificationRateLimiter(clock);
    }

    /** A claim and what verifies it. */
    private record Turn(String portal, String address, Runnable work) {}

    /** What waits in the name of one portal, from one address. */
    private static final class Claims {
        private final String portal;
        private final Deque<Turn> turns = new ArrayDeque<>();

        Claims(String portal) {
            this.portal = portal;
        }
    }

    /** What waits from one address. */
    private static final class Line {
        private final Map<String, Claims> claims = new HashMap<>();
        private final Deque<Claims> fresh = new ArrayDeque<>();
        private final Deque<Claims> served = new ArrayDeque<>();
        private int busy;
        private int turn;

        void add(Turn one) {
            Claims of = claims.computeIfAbsent(one.portal(), portal -> {
                Claims claim = new Claims(portal);
                fresh.addLast(claim);
                return claim;
            });
            of.turns.addLast(one);
        }

        /** The next of a portal that is not busy. */
        Optional<Turn> next(Map<String, Integer> busyPortals) {
            List<Supplier<Iterator<Claims>>> sources =
                    List.of(fresh::descendingIterator, fresh::iterator, served::iterator);
            for (int i = 0; i < sources.size(); i++) {
                Iterator<Claims> source =
                        sources.get((turn + i) % sources.size()).get();
                while (source.hasNext()) {
                    Claims of = source.next();
                    if (!busyPortals.containsKey(of.portal)) {
                        turn = (turn + i + 1) % sources.size();
                        source.remove();
                        return Optional.of(take(of));
                    }
                }
            }
            return Optional.empty();
        }

        private Turn take(Claims of) {
            Turn one = of.turns.removeFirst();
            if (of.turns.isEmpty()) {
                claims.remove(of.portal);
            } else {
                served.addLast(of);
            }
            return one;
        }

        boolean isIdle() {
            return claims.isEmpty() && busy == 0;
        }
    }

    /**
     * Takes a place in the room, to be given back by {@link #release}.
     *
     * @return false when there is none for this portal and address
     */
    public synchronized boolean hold(String portal, String address, int bytes) {
        int free = MOST - held;
        boolean fits = heldByAddress.getOrDefault(address, 0) < free
                && heldByPortal.getOrDefault(portal, 0) < Math.max(1, free / 4)
                && heldBytes + bytes <= MOST_BYTES;
        if (fits) {
            keep(portal, address, bytes);
        }
        return fits;
    }

    /** Takes a place for what was accepted by an earlier process, whether or not there is room. */
    public synchronized void keep(String portal, String address, int bytes) {
        held++;
        heldBytes += bytes;
        heldByAddress.merge(address, 1, Integer::sum);
        heldByPortal.merge(portal, 1, Integer::sum);
    }

    /** Gives a place back. */
    public synchronized void release(String portal, String address, int bytes) {
        held--;
        heldBytes -= bytes;
        less(heldByAddress, address);
        less(heldByPortal, portal);
    }

    private static void less(Map<String, Integer> counts, String key) {
        counts.computeIfPresent(key, (name, count) -> count == 1 ? null : Integer.valueOf(count - 1));
    }

    /**
     * The network an address belongs to, by which strangers are told apart: whoever has one IPv6 address has 2⁶⁴ of them.
     *
     * @param address as written by a server; anything at all
     */
    public static String network(String address) {
        if (!IPV6.matcher(address).matches()) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return bytes.length == 16 ? HexFormat.of().formatHex(bytes, 0, 8) + "::/64" : address;
        } catch (UnknownHostException noAddress) {
            return address;
        }
    }

    /** How many are held. */
    public synchronized int held() {
        return held;
    }

    /** Whether what is added now has to wait for what came before. */
    public synchronized boolean isShort() {
        return busy >= AT_ONCE || !budget.next().isZero();
    }

    /** Runs work, which may block, when it is its turn. */
    public void add(String portal, String address, Runnable work) {
        synchronized (this) {
            lines.computeIfAbsent(address, name -> new Line()).add(new Turn(portal, address, work));
        }
        pump();
    }

    /**
     * Runs work when it is its turn, and waits for it; empty, and sooner or later run or not, when that took too long or there is
     * no room.
     */
    public <T> Optional<T> await(String portal, String address, Duration atMost, Supplier<T> work) {
        if (!hold(portal, address, 0)) {
            return Optional.empty();
        }
        CompletableFuture<T> outcome = new CompletableFuture<>();
        add(portal, address, () -> {
            try {
                // Whoever has gone away needs no answer, and no question is asked for it.
                if (!outcome.isDone()) {
                    outcome.complete(work.get());
                }
            } catch (RuntimeException | Error failure) {
                outcome.completeExceptionally(failure);
            } finally {
                release(portal, address, 0);
            }
        });
        try {
            return Optional.of(outcome.get(atMost.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException late) {
            outcome.cancel(false);
            return Optional.empty();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            outcome.cancel(false);
            return Optional.empty();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failure.getCause());
        }
    }

    private void pump() {
        for (Optional<Turn> next = take(); next.isPresent(); next = take()) {
            Turn turn = next.get();
            if (!workerThreads.run("imbot-installs", () -> run(turn))) {
                done(turn);
                return;
            }
        }
    }

    /** Whether something is being verified. */
    public synchronized boolean isBusy() {
        return busy > 0;
    }

    private void run(Turn turn) {
        try {
            turn.work().run();
        } catch (RuntimeException bug) {
            failures.say("", "Verifying a claim failed; please report it.", bug);
        } finally {
            done(turn);
        }
        pump();
    }

    private synchronized Optional<Turn> take() {
        if (busy >= AT_ONCE || lines.isEmpty()) {
            return Optional.empty();
        }
        for (String address : List.copyOf(lines.keySet())) {
            Line line = lines.get(address);
            if (line == null || line.busy >= OF_ONE_ADDRESS || line.claims.isEmpty()) {
                continue;
            }
            Duration wait = budget.next();
            if (!wait.isZero()) {
                wake(wait);
                return Optional.empty();
            }
            Optional<Turn> next = line.next(busyPortals);
            if (next.isPresent()) {
                budget.take();
                busy++;
                line.busy++;
                busyPortals.merge(next.get().portal(), 1, Integer::sum);
                // It goes to the end of the addresses.
                lines.remove(address);
                lines.put(address, line);
                return next;
            }
        }
        return Optional.empty();
    }

    private void wake(Duration wait) {
        if (!isWoken) {
            isWoken = true;
            scheduler.after(wait, () -> {
                synchronized (this) {
                    isWoken = false;
                }
                pump();
            });
        }
    }

    private synchronized void done(Turn turn) {
        busy--;
        less(busyPortals, turn.portal());
        Line line = lines.get(turn.address());
        if (line != null) {
            line.busy--;
            if (line.isIdle()) {
                lines.remove(turn.address());
            }
        }
    }
}
