package io.github.imbot4j.emulator.rehearsal;

import io.github.imbot4j.emulator.log.Exchange.EventPost;
import io.github.imbot4j.emulator.log.Exchange.RestCall;
import java.util.List;

/**
 * One step of a rehearsal and what it caused.
 *
 * @param bot the code of the bot it is about; empty for the app itself
 * @param what what happened on the portal, such as {@code Alice types "/hello"}
 * @param posts the events posted because of it; none when the bot is not told of such things
 * @param calls what reached the portal and the OAuth server because of it
 * @param lines what the bots said because of it, as people see it
 * @param problem why this is not as it should be; empty when it is
 */
public record Turn(
        String bot, String what, List<EventPost> posts, List<RestCall> calls, List<Spoken> lines, String problem) {

    public Turn {
        posts = List.copyOf(posts);
        calls = List.copyOf(calls);
        lines = List.copyOf(lines);
    }

    /** Whether everything was taken, and nothing failed. */
    public boolean isOk() {
        return problem.isEmpty();
    }
}
