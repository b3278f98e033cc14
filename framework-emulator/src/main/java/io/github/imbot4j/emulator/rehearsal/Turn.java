package io.github.imbot4j.http.rehearsal;

import java.util.List;

/**
 * Hold one post of a rehearsal and what came of it.
 *
 * @param bot the code of the bot it is about; empty for the app itself
 * @param what what happened on the portal, such as {@code Alice types "/hello"}
 * @param event the event's name
 * @param status the HTTP status the post was answered with
 * @param millis how long that took
 * @param calls what reached the stand-ins because of it
 * @param lines what the bots said because of it, as people see it
 * @param problem why this is not as it should be; empty when it is
 */
public record Turn(
        String bot,
        String what,
        String event,
        int status,
        long millis,
        List<StandInCall> calls,
        List<Spoken> lines,
        String problem) {

    public Turn {
        calls = List.copyOf(calls);
        lines = List.copyOf(lines);
    }

    /** Whether the post was taken and what should have come of it came. */
    public boolean isOk() {
        return problem.isEmpty();
    }
}
