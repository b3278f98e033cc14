package io.github.imbot4j.emulator.log;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * The log of the last exchanges, which notifies listeners.
 *
 * <p>Safe for use by several threads.
 */
public final class TrafficLog {

    private static final int MOST = 10_000;

    private final AtomicLong lastId = new AtomicLong();
    private final Deque<Exchange> exchanges = new ArrayDeque<>();
    private final List<Consumer<Exchange>> listeners = new CopyOnWriteArrayList<>();

    /** None yet. */
    public TrafficLog() {}

    /** The number of the exchange that began last, whether it is over or not; 0 for none. */
    public long lastId() {
        return lastId.get();
    }

    /** A number for an exchange that begins. */
    public long nextId() {
        return lastId.incrementAndGet();
    }

    /** Keeps an exchange that is over. */
    public void add(Exchange exchange) {
        synchronized (exchanges) {
            exchanges.add(exchange);
            if (exchanges.size() > MOST) {
                exchanges.remove();
            }
        }
        listeners.forEach(listener -> listener.accept(exchange));
    }

    /** Everything kept, in the order it ended. */
    public List<Exchange> all() {
        synchronized (exchanges) {
            return List.copyOf(exchanges);
        }
    }

    /** The calls of REST and the OAuth server, in the order they ended; a batch stands before the calls it carried. */
    public List<Exchange.RestCall> calls() {
        return all().stream()
                .filter(Exchange.RestCall.class::isInstance)
                .map(Exchange.RestCall.class::cast)
                .toList();
    }

    /** The posts of events, in the order they ended. */
    public List<Exchange.EventPost> events() {
        return all().stream()
                .filter(Exchange.EventPost.class::isInstance)
                .map(Exchange.EventPost.class::cast)
                .toList();
    }

    public void listen(Consumer<Exchange> listener) {
        listeners.add(listener);
    }

    public void clear() {
        synchronized (exchanges) {
            exchanges.clear();
        }
    }
}
