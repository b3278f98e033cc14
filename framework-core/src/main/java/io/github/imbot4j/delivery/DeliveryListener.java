package io.github.imbot4j.delivery;

/**
 * A listener that hears what becomes of posts, events and calls, for metrics and traces of one's own.
 *
 * <p>It is called on the threads that do the work, by several at once, so it has to return at once and must not call a portal. What it
 * throws is logged and harms nothing else.
 */
@FunctionalInterface
public interface DeliveryListener {

    /** Hears that something happened. */
    void heard(DeliveryEvent event);
}
