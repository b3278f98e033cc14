package io.github.imbot4j.emulator.chat;

import io.github.imbot4j.emulator.state.PortalState;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tell everybody who listens what happened, one thing after another, under the state's own lock: so everybody sees the portal
 * as it was right after each change. What a listener itself brings about is told when all have heard the first thing.
 */
final class Bulletin {

    private static final Logger LOG = LoggerFactory.getLogger(Bulletin.class);

    private final PortalState state;
    private final List<Consumer<Happening>> listeners = new CopyOnWriteArrayList<>();
    private final Queue<Happening> waiting = new ArrayDeque<>();
    private boolean telling;

    Bulletin(PortalState state) {
        this.state = state;
    }

    void listen(Consumer<Happening> listener) {
        listeners.add(listener);
    }

    void tell(Happening happening) {
        state.atomically(() -> {
            waiting.add(happening);
            if (!telling) {
                tellAll();
            }
            return happening;
        });
    }

    private void tellAll() {
        telling = true;
        try {
            for (Happening next = waiting.poll(); next != null; next = waiting.poll()) {
                tellOne(next);
            }
        } finally {
            telling = false;
        }
    }

    private void tellOne(Happening happening) {
        for (Consumer<Happening> listener : listeners) {
            try {
                listener.accept(happening);
            } catch (RuntimeException failure) {
                LOG.error(
                        "A listener failed on {}; the others are told.",
                        happening.getClass().getSimpleName(),
                        failure);
            }
        }
    }
}
