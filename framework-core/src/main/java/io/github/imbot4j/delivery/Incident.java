package io.github.imbot4j.delivery;

import io.github.imbot4j.event.Event;
import io.github.imbot4j.rest.RestException;

/** A failure while an accepted event was handled, which the user who wrote to the bot may have noticed. */
public sealed interface Incident {

    /** One line for people: what failed, and why. */
    String summary();

    /**
     * A handler threw, or returned a reply that cannot be sent, and no error handler took it.
     *
     * @param id the number the user was told
     * @param place the handler, as in problem reports
     * @param event what it was handling
     * @param cause what it threw, or why its reply cannot be sent
     */
    record HandlerFailed(String id, String place, Event event, Throwable cause) implements Incident {

        @Override
        public String summary() {
            String why = cause.getMessage();
            return "the handler failed: " + place + ": "
                    + (why == null || why.isBlank() ? cause.getClass().getName() : why);
        }
    }

    /**
     * Whether a call ran is unknown, and it was not repeated because a repetition would be visible.
     *
     * @param call what was to be sent
     * @param cause what the portal or the network said
     */
    record OutcomeUnknown(OutgoingCall call, RestException cause) implements Incident {

        @Override
        public String summary() {
            return "the outcome of a call is unknown: " + call.call().method() + ": " + cause.getMessage();
        }
    }

    /**
     * A call was given up: its portal refused it, or it waited too long.
     *
     * @param call what was to be sent
     * @param cause what the portal or the network said
     */
    record CallDropped(OutgoingCall call, RestException cause) implements Incident {

        @Override
        public String summary() {
            return "a call was given up: " + call.call().method() + ": " + cause.getMessage();
        }
    }
}
