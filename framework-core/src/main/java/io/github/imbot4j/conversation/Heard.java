package io.github.imbot4j.conversation;

import io.github.imbot4j.delivery.EventEffects;
import io.github.imbot4j.routing.RouteMatch;
import java.util.Optional;

/** The meaning of an event in the conversations of its dialog. */
public sealed interface Heard {

    /**
     * The event goes to a handler, or to none.
     *
     * @param talk the conversations; empty for events without a dialog
     */
    record Goes(RouteMatch routed, Optional<ConversationContext> talk) implements Heard {}

    /** The framework itself answers. */
    record Answered(EventEffects completion) implements Heard {}
}
