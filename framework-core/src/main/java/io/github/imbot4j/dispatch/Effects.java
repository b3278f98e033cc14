package io.github.imbot4j.dispatch;

import io.github.imbot4j.delivery.OutgoingCall;
import java.util.ArrayList;
import java.util.List;

/**
 * Collect what a handler wants done once it returned, in order. A handler may use threads of its own, but not after it
 * returned: nobody would send it.
 *
 * <p>Safe for use by several threads.
 */
final class Effects {

    private final List<OutgoingCall> calls = new ArrayList<>();
    private boolean sealed;

    synchronized void add(List<OutgoingCall> more) {
        requireOpen();
        calls.addAll(more);
    }

    synchronized void requireOpen() {
        if (sealed) {
            throw new IllegalStateException(
                    "The handler has returned, so its Chat is closed; finish before returning, or use Rest.");
        }
    }

    /** Takes nothing more, and gives what was collected. */
    synchronized List<OutgoingCall> seal() {
        sealed = true;
        return List.copyOf(calls);
    }
}
