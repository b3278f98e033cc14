package io.github.imbot4j.emulator.event;

import io.github.imbot4j.emulator.fault.Faults;
import io.github.imbot4j.emulator.log.TrafficLog;
import io.github.imbot4j.emulator.state.PortalClock;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * Post events to handlers, as Bitrix24's queue does: in the background, once, whatever the answer (transport §4.1); faults
 * strike here. Posts leave in the order they were queued, one after another for each handler URL.
 *
 * <p>Safe for use by several threads.
 */
public final class PostOffice implements AutoCloseable {

    public PostOffice(EventSink sink, Faults faults, TrafficLog log, PortalClock clock) {}

    /**
     * Queues an event.
     *
     * @param event in upper case
     * @param form the whole post as a tree: {@code event}, {@code data}, {@code ts}, {@code auth}
     */
    public void post(URI url, String event, Map<String, Object> form) {
        throw new UnsupportedOperationException();
    }

    /** Whether nothing is queued or under way; what a fault delays does not count. */
    public boolean isIdle() {
        throw new UnsupportedOperationException();
    }

    /** Waits until idle. */
    public boolean awaitIdle(Duration atMost) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
