package io.github.imbot4j.http.server;

import io.github.imbot4j.concurrent.WorkerThreads;
import io.github.imbot4j.problem.SampledLog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.eclipse.jetty.io.Connection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open connections, bounded. A connection waits unless a request of it is being handled: for its headers or body to arrive,
 * for its answer to be read, for another request. One that waits too long is closed; so are the oldest of an address that has
 * too many, and of the address that has most when there are too many in all. What is new gets in, whatever strangers hold.
 *
 * <p>No thread that handles a request waits for a lock here, and closing, which takes a hundred times as long as opening, is done by
 * one thread: when strangers open connections by the thousand, the others are free for what is genuine.
 *
 * <p>Safe for use by several threads.
 */
final class Connections implements Connection.Listener {

    /** How many may be open in all, waiting or not. */
    private static final int MOST = 1_000;

    /** How many of one address may wait for longer than {@link #YOUNG}. */
    private static final int MOST_OF_ONE = 64;

    /** A burst of a portal is connected before it is read; its connections are not counted against it yet. */
    private static final Duration YOUNG = Duration.ofSeconds(2);

    /** How long a connection may wait: above the time for a body, below which the sender gets an answer. */
    private static final Duration LONGEST = BodyReceiver.LONGEST.plusSeconds(5);

    /** Those of all proxies are counted together, and not as those of one sender. */
    private static final String PROXIES = "proxies";

    private static final int ENDED = -1;

    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

    private final SampledLog log = new SampledLog(LOG::info);
    private final int most;
    private final int mostOfOne;
    private final Predicate<InetAddress> isProxy;
    private final LongSupplier nanoTime;
    private final Executor closer;
    private final Map<Connection, Held> open = new ConcurrentHashMap<>();
    private final Map<String, Integer> senders = new ConcurrentHashMap<>();
    private final AtomicLong turns = new AtomicLong();
    private final AtomicBoolean isTrimDue = new AtomicBoolean();

    /**
     * When a connection began to wait.
     *
     * @param turn counts those that began, since several may do so at once
     */
    private record Since(long nanos, long turn) {}

    private static final class Held {

        private final Connection connection;
        private final String sender;
        private final AtomicInteger handling = new AtomicInteger();
        private volatile Since since;

        Held(Connection connection, String sender, Since since) {
            this.connection = connection;
            this.sender = sender;
            this.since = since;
        }
    }

    /** One that waited when it was looked at. */
    private record Waiting(Held held, Since since) {}

    /** @param isProxy whose connections carry the requests of many */
    Connections(Predicate<InetAddress> isProxy) {
        this(MOST, MOST_OF_ONE, isProxy, System::nanoTime, WorkerThreads.one("imbot-closer"));
    }

    /** @param closer closes connections, one after the other */
    Connections(int most, int mostOfOne, Predicate<InetAddress> isProxy, LongSupplier nanoTime, Executor closer) {
        this.closer = closer;
        this.most = most;
        this.mostOfOne = mostOfOne;
        this.isProxy = isProxy;
        this.nanoTime = nanoTime;
    }

    @Override
    public void onOpened(Connection connection) {
        String sender = sender(connection);
        open.put(connection, new Held(connection, sender, now()));
        int ofSender = senders.merge(sender, 1, Integer::sum);
        if (open.size() > 2 * most) {
            // The closer does not keep up; who opens waits for it.
            trim();
        } else if (open.size() > most || (ofSender > mostOfOne && !sender.equals(PROXIES))) {
            sweep();
        }
    }

    @Override
    public void onClosed(Connection connection) {
        Held held = open.remove(connection);
        if (held != null) {
            senders.computeIfPresent(held.sender, (sender, count) -> count == 1 ? null : count - 1);
        }
    }

    /** A request of the connection is whole and begins to be handled. */
    void handling(Connection connection) {
        Held held = open.get(connection);
        if (held != null) {
            held.handling.updateAndGet(count -> count == ENDED ? ENDED : count + 1);
        }
    }

    /** A request of the connection was handled; its answer is on the way. */
    void handled(Connection connection) {
        Held held = open.get(connection);
        if (held != null) {
            held.since = now();
            held.handling.updateAndGet(count -> Math.max(count - 1, count == ENDED ? ENDED : 0));
        }
    }

    /** Has closed what has waited too long, and what is too much of one sender; to be called every second or so. */
    void sweep() {
        if (isTrimDue.compareAndSet(false, true)) {
            closer.execute(() -> {
                isTrimDue.set(false);
                trim();
            });
        }
    }

    /** The clock that waiting is measured with. */
    LongSupplier nanoTime() {
        return nanoTime;
    }

    int size() {
        return open.size();
    }

    private Since now() {
        return new Since(nanoTime.getAsLong(), turns.incrementAndGet());
    }

    private synchronized void trim() {
        long now = nanoTime.getAsLong();
        Map<String, Deque<Waiting>> waiting = waiting();
        waiting.forEach((sender, own) -> {
            while (isLonger(own, LONGEST, now)) {
                end(own.remove(), "no whole request came, or its answer was not read");
            }
            while (!sender.equals(PROXIES) && own.size() > mostOfOne && isLonger(own, YOUNG, now)) {
                end(own.remove(), "too many are open");
            }
        });
        while (open.size() > most) {
            Deque<Waiting> largest = waiting.values().stream()
                    .reduce(new ArrayDeque<>(), (one, other) -> other.size() > one.size() ? other : one);
            if (largest.isEmpty()) {
                return;
            }
            end(largest.remove(), "too many are open");
        }
    }

    /** Those that wait, by sender, the oldest first. */
    private Map<String, Deque<Waiting>> waiting() {
        List<Waiting> all = open.values().stream()
                .filter(held -> held.handling.get() == 0)
                .map(held -> new Waiting(held, held.since))
                .sorted(Comparator.comparingLong(one -> one.since.turn))
                .toList();
        Map<String, Deque<Waiting>> bySender = new HashMap<>();
        all.forEach(one -> bySender.computeIfAbsent(one.held.sender, first -> new ArrayDeque<>())
                .add(one));
        return bySender;
    }

    private static boolean isLonger(Deque<Waiting> own, Duration time, long now) {
        Waiting oldest = own.peek();
        return oldest != null && now - oldest.since.nanos >= time.toNanos();
    }

    private void end(Waiting one, String why) {
        Held held = one.held;
        if (!held.handling.compareAndSet(0, ENDED)) {
            return;
        }
        onClosed(held.connection);
        log.say("", "Closed a connection of " + held.sender + ", " + why + ".");
        held.connection.getEndPoint().close(new IOException("Closed here: " + why + "."));
    }

    private String sender(Connection connection) {
        return connection.getEndPoint().getRemoteSocketAddress() instanceof InetSocketAddress remote
                        && remote.getAddress() != null
                        && !isProxy.test(remote.getAddress())
                ? TrustedProxies.sender(remote.getAddress())
                : PROXIES;
    }
}
