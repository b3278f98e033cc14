package io.github.imbot4j.delivery;

import io.github.imbot4j.concurrent.HeapExhaustion;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a listener what happens, if there is one.
 *
 * <p>Safe for use by several threads.
 */
public final class DeliveryReporter {

    /** Tells nobody. */
    public static final DeliveryReporter NONE = new DeliveryReporter(Optional.empty());

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryReporter.class);

    private final Optional<DeliveryListener> listener;
    private final AtomicBoolean failed = new AtomicBoolean();

    /** Tells a listener. */
    public DeliveryReporter(Optional<DeliveryListener> listener) {
        this.listener = listener;
    }

    /** Whether somebody listens: whoever would have to measure something asks first. */
    public boolean isHeard() {
        return listener.isPresent();
    }

    /** Tells what happened; a listener that throws is logged. */
    public void report(Supplier<? extends DeliveryEvent> event) {
        if (listener.isEmpty()) {
            return;
        }
        try {
            listener.get().heard(event.get());
        } catch (RuntimeException | Error failure) {
            HeapExhaustion.check(failure);
            if (failed.compareAndSet(false, true)) {
                LOG.error("The delivery listener failed. Further failures are logged at level DEBUG.", failure);
            } else {
                LOG.debug("The delivery listener failed again.", failure);
            }
        }
    }
}
