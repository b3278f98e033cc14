package io.github.imbot4j.dispatch;

import io.github.imbot4j.delivery.EventEffects;
import io.github.imbot4j.routing.RouteMatch;
import java.util.Optional;

/** Say what an event means in the conversations it came in. */
sealed interface Heard {

    /**
     * It goes to a handler, or to nobody.
     *
     * @param talk the conversations; empty for events without a dialog
     */
    record Goes(RouteMatch routed, Optional<ConversationContext> talk) implements Heard {}

    /** The framework itself answers. */
    record Answered(EventEffects completion) implements Heard {}
}
