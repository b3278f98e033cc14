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
 * The publication of events to listeners, one event after another, under the state's own lock, so that each listener
 * sees the portal as it was right after each change. Events that a listener causes are published when all listeners
 * have received the first one.
 */
final class EventBus {

    private static final Logger LOG = LoggerFactory.getLogger(EventBus.class);

    private final PortalState state;
    private final List<Consumer<ChatEvent>> listeners = new CopyOnWriteArrayList<>();
    private final Queue<ChatEvent> waiting = new ArrayDeque<>();
    private boolean telling;

    EventBus(PortalState state) {
        this.state = state;
    }

    void listen(Consumer<ChatEvent> listener) {
        listeners.add(listener);
    }

    void tell(ChatEvent chatEvent) {
        state.atomically(() -> {
            waiting.add(chatEvent);
            if (!telling) {
                tellAll();
            }
            return chatEvent;
        });
    }

    private void tellAll() {
        telling = true;
        try {
            for (ChatEvent next = waiting.poll(); next != null; next = waiting.poll()) {
                tellOne(next);
            }
        } finally {
            telling = false;
        }
    }

    private void tellOne(ChatEvent chatEvent) {
        for (Consumer<ChatEvent> listener : listeners) {
            try {
                listener.accept(chatEvent);
            } catch (RuntimeException failure) {
                LOG.error(
                        "A listener failed on {}; the others are told.",
                        chatEvent.getClass().getSimpleName(),
                        failure);
            }
        }
    }
}
