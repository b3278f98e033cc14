package io.github.imbot4j.dispatch;

import io.github.imbot4j.delivery.Completion;
import io.github.imbot4j.routing.Routed;
import java.util.Optional;

/** Say what an event means in the conversations it came in. */
sealed interface Heard {

    /**
     * It goes to a handler, or to nobody.
     *
     * @param talk the conversations; empty for events without a dialog
     */
    record Goes(Routed routed, Optional<Talk> talk) implements Heard {}

    /** The framework itself answers. */
    record Answered(Completion completion) implements Heard {}
}
