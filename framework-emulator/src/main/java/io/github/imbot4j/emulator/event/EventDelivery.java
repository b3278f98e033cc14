package io.github.imbot4j.emulator.event;

import io.github.imbot4j.emulator.fault.EventFault;
import io.github.imbot4j.emulator.fault.Faults;
import io.github.imbot4j.emulator.log.Exchange;
import io.github.imbot4j.emulator.log.TrafficLog;
import io.github.imbot4j.emulator.php.FormWriter;
import io.github.imbot4j.emulator.state.PortalClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The delivery of events to handlers, which behaves like Bitrix24's queue: in the background, once, whatever the answer
 * (transport §4.1); faults apply here. Posts leave in the order they were queued, one after another for each handler
 * URL.
 *
 * <p>Safe for use by several threads.
 */
public final class EventDelivery implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EventDelivery.class);

    private final EventSink sink;
    private final Faults faults;
    private final TrafficLog log;
    private final PortalClock clock;
    private final ExecutorService couriers = Executors.newCachedThreadPool(daemons("portal-event"));
    private final ScheduledExecutorService alarm =
            Executors.newSingleThreadScheduledExecutor(daemons("portal-event-alarm"));

    // What follows is read and changed under this object's lock; no other lock is taken under it.
    private final Map<URI, Queue<Letter>> lanes = new HashMap<>();
    private final List<Letter> swapped = new ArrayList<>();
    private final List<Delayed> delayed = new ArrayList<>();
    private int busy;
    private boolean closed;

    private record Letter(URI url, String event, Map<String, Object> tree, String form, Optional<String> fault) {}

    private record Delayed(Letter letter, Instant due, Future<?> alarm) {}

    /** @param sink {@link HttpEventSink}, or what hands events over in the process */
    public EventDelivery(EventSink sink, Faults faults, TrafficLog log, PortalClock clock) {
        this.sink = sink;
        this.faults = faults;
        this.log = log;
        this.clock = clock;
        clock.onAdvance(this::release);
    }

    private static ThreadFactory daemons(String name) {
        return work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /**
     * Queues an event.
     *
     * @param event in upper case
     * @param form the whole post as a tree: {@code event}, {@code data}, {@code ts}, {@code auth}
     */
    public void post(URI url, String event, Map<String, Object> form) {
        Optional<EventFault> fault = faults.ofEvent();
        Letter letter =
                new Letter(url, event, FormWriter.tree(form), FormWriter.write(form), fault.map(EventDelivery::name));
        if (fault.filter(EventFault.Drop.class::isInstance).isPresent()) {
            log.add(entry(letter, log.nextId(), clock.instant(), 0, 0));
            return;
        }
        synchronized (this) {
            if (closed) {
                return;
            }
            if (fault.orElse(null) instanceof EventFault.Delay delay) {
                Instant due = clock.instant().plus(delay.by());
                Future<?> ring = alarm.schedule(this::release, delay.by().toMillis() + 1, TimeUnit.MILLISECONDS);
                delayed.add(new Delayed(letter, due, ring));
            } else if (fault.filter(EventFault.SwapWithNext.class::isInstance).isPresent()) {
                swapped.add(letter);
            } else {
                queue(letter);
                if (fault.isPresent()) {
                    queue(letter);
                }
                List.copyOf(swapped).forEach(this::queue);
                swapped.clear();
            }
        }
    }

    private static String name(EventFault fault) {
        if (fault instanceof EventFault.Delay delay) {
            return "delayed by " + delay.by();
        }
        if (fault instanceof EventFault.Drop) {
            return "dropped";
        }
        return fault instanceof EventFault.Duplicate ? "duplicated" : "swapped with the next one";
    }

    private synchronized void queue(Letter letter) {
        busy++;
        Queue<Letter> lane = lanes.get(letter.url());
        if (lane != null) {
            lane.add(letter);
            return;
        }
        lane = new ArrayDeque<>(List.of(letter));
        lanes.put(letter.url(), lane);
        couriers.execute(() -> carry(letter.url()));
    }

    /** Carries what waits for one handler, until nothing does. */
    private void carry(URI url) {
        for (Optional<Letter> next = take(url); next.isPresent(); next = take(url)) {
            deliver(next.get());
            synchronized (this) {
                busy = Math.max(0, busy - 1);
                notifyAll();
            }
        }
    }

    private synchronized Optional<Letter> take(URI url) {
        Optional<Letter> next =
                Optional.ofNullable(lanes.getOrDefault(url, new ArrayDeque<>()).poll());
        if (next.isEmpty()) {
            lanes.remove(url);
        }
        return next;
    }

    private void deliver(Letter letter) {
        long id = log.nextId();
        Instant at = clock.instant();
        long began = System.nanoTime();
        int status = 0;
        try {
            status = sink.post(letter.url(), letter.form().getBytes(StandardCharsets.UTF_8));
        } catch (RuntimeException failure) {
            LOG.warn("{} did not reach {}.", letter.event(), letter.url(), failure);
        }
        try {
            log.add(entry(letter, id, at, status, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began)));
        } catch (RuntimeException failure) {
            LOG.error("Somebody who follows the traffic failed on {}.", letter.event(), failure);
        }
    }

    private static Exchange.EventPost entry(Letter letter, long id, Instant at, int status, long millis) {
        return new Exchange.EventPost(
                id,
                at,
                letter.event(),
                letter.url().toString(),
                letter.form(),
                letter.tree(),
                status,
                millis,
                letter.fault());
    }

    /** Queues what is due by the portal's clock. */
    private synchronized void release() {
        Instant now = clock.instant();
        List<Delayed> due = delayed.stream()
                .filter(waiting -> !waiting.due().isAfter(now))
                .sorted(Comparator.comparing(Delayed::due))
                .toList();
        due.forEach(waiting -> waiting.alarm().cancel(false));
        delayed.removeAll(due);
        if (!closed) {
            due.forEach(waiting -> queue(waiting.letter()));
        }
    }

    /** Whether nothing is queued or under way; what a fault holds back does not count. */
    public synchronized boolean isIdle() {
        return busy == 0;
    }

    /**
     * Waits until idle.
     *
     * @return whether it is
     */
    public synchronized boolean awaitIdle(Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        try {
            while (busy > 0) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    return false;
                }
                wait(left);
            }
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Posts nothing more; what is under way is given up. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            lanes.clear();
            busy = 0;
            notifyAll();
        }
        couriers.shutdownNow();
        alarm.shutdownNow();
    }
}
