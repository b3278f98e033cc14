package io.github.imbot4j.http.server;

import io.github.imbot4j.problem.SampledLog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open connections, bounded. A connection waits unless a request of it is being handled: for its headers or body to arrive,
 * for its answer to be read, for another request. One that waits too long is closed; so are the oldest of an address that has
 * too many, and of the address that has most when there are too many in all. What is new gets in, whatever strangers hold.
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

    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

    private final SampledLog log = new SampledLog(LOG::info);
    private final int most;
    private final int mostOfOne;
    private final Predicate<InetAddress> isProxy;
    private final LongSupplier nanoTime;
    private final IdentityHashMap<Connection, Held> open = new IdentityHashMap<>();
    private final Map<String, LinkedHashSet<Held>> waiting = new HashMap<>();

    private static final class Held {

        private final Connection connection;
        private final String sender;
        private long since;
        private int handling;

        Held(Connection connection, String sender, long since) {
            this.connection = connection;
            this.sender = sender;
            this.since = since;
        }
    }

    /** @param isProxy whose connections carry the requests of many */
    Connections(Predicate<InetAddress> isProxy) {
        this(MOST, MOST_OF_ONE, isProxy, System::nanoTime);
    }

    Connections(int most, int mostOfOne, Predicate<InetAddress> isProxy, LongSupplier nanoTime) {
        this.most = most;
        this.mostOfOne = mostOfOne;
        this.isProxy = isProxy;
        this.nanoTime = nanoTime;
    }

    @Override
    public void onOpened(Connection connection) {
        String sender = sender(connection);
        end(opened(connection, sender), "too many are open");
    }

    @Override
    public synchronized void onClosed(Connection connection) {
        Held held = open.remove(connection);
        if (held != null) {
            remove(held);
        }
    }

    /** A request of the connection is whole and begins to be handled. */
    synchronized void handling(Connection connection) {
        Held held = open.get(connection);
        if (held != null && held.handling++ == 0) {
            remove(held);
        }
    }

    /** A request of the connection was handled; its answer is on the way. */
    synchronized void handled(Connection connection) {
        Held held = open.get(connection);
        if (held != null && --held.handling == 0) {
            held.since = nanoTime.getAsLong();
            add(held);
        }
    }

    /** Closes what has waited too long, and what is too much of one sender; to be called every second or so. */
    void sweep() {
        end(late(), "no whole request came, or its answer was not read");
    }

    synchronized int size() {
        return open.size();
    }

    private synchronized List<Held> opened(Connection connection, String sender) {
        Held fresh = new Held(connection, sender, nanoTime.getAsLong());
        open.put(connection, fresh);
        add(fresh);
        List<Held> ended = new ArrayList<>();
        crowded(sender, ended);
        while (open.size() > most && !waiting.isEmpty()) {
            LinkedHashSet<Held> largest = waiting.values().stream()
                    .reduce((one, other) -> other.size() > one.size() ? other : one)
                    .orElseThrow();
            forget(largest.iterator().next(), ended);
        }
        return ended;
    }

    private synchronized List<Held> late() {
        long now = nanoTime.getAsLong();
        List<Held> ended = new ArrayList<>();
        for (String sender : List.copyOf(waiting.keySet())) {
            for (Held held : List.copyOf(waiting.get(sender))) {
                if (now - held.since < LONGEST.toNanos()) {
                    break;
                }
                forget(held, ended);
            }
            crowded(sender, ended);
        }
        return ended;
    }

    private void crowded(String sender, List<Held> ended) {
        LinkedHashSet<Held> own = waiting.get(sender);
        if (own == null || sender.equals(PROXIES)) {
            return;
        }
        Iterator<Held> oldest = List.copyOf(own).iterator();
        while (own.size() > mostOfOne && oldest.hasNext()) {
            Held held = oldest.next();
            if (nanoTime.getAsLong() - held.since < YOUNG.toNanos()) {
                return;
            }
            forget(held, ended);
        }
    }

    private void forget(Held held, List<Held> ended) {
        open.remove(held.connection);
        remove(held);
        ended.add(held);
    }

    private void add(Held held) {
        waiting.computeIfAbsent(held.sender, none -> new LinkedHashSet<>()).add(held);
    }

    private void remove(Held held) {
        LinkedHashSet<Held> own = waiting.get(held.sender);
        if (own != null && own.remove(held) && own.isEmpty()) {
            waiting.remove(held.sender);
        }
    }

    private String sender(Connection connection) {
        return connection.getEndPoint().getRemoteSocketAddress() instanceof InetSocketAddress remote
                        && remote.getAddress() != null
                        && !isProxy.test(remote.getAddress())
                ? TrustedProxies.sender(remote.getAddress())
                : PROXIES;
    }

    private void end(List<Held> ended, String why) {
        for (Held held : ended) {
            EndPoint peer = held.connection.getEndPoint();
            log.say("", "Closed a connection of " + held.sender + ", " + why + ".");
            peer.close(new IOException("Closed here: " + why + "."));
        }
    }
}
