package io.github.imbot4j.delivery;

import io.github.imbot4j.event.Event;
import io.github.imbot4j.rest.RestException;

/** Tell what went wrong while an accepted event was handled; somebody who wrote to a bot may have noticed. */
public sealed interface Incident {

    /** One line for people: what failed, and why. */
    String summary();

    /**
     * Tell that a handler threw, or returned what cannot be sent, and no error handler took it.
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
     * Tell that nobody knows whether a call ran, and that it was not made again because doing it twice would show.
     *
     * @param call what was to be sent
     * @param cause what the portal or the network said
     */
    record OutcomeUnknown(OutgoingCall call, RestException cause) implements Incident {

        @Override
        public String summary() {
            return "nobody knows whether a call ran: " + call.call().method() + ": " + cause.getMessage();
        }
    }

    /**
     * Tell that a call was given up: its portal refused it, or it waited for too long.
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
