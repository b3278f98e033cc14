package io.github.imbot4j.emulator.fault;

import java.time.Duration;

/** A fault of a posted event (transport §4.1). */
public sealed interface EventFault {

    /** Posts it twice. */
    record Duplicate() implements EventFault {}

    /** Does not post it at all. */
    record Drop() implements EventFault {}

    /** Posts it after the next one. */
    record SwapWithNext() implements EventFault {}

    /** Posts it later, by the portal's clock. */
    record Delay(Duration by) implements EventFault {}
}
