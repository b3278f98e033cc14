package io.github.imbot4j.delivery;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The accepted events, and who handles which of them: each is claimed by one worker at a time, those of one lane one after another.
 * An event that was accepted before, known by its key, is not stored again. What a process that died was handling is claimed again.
 */
public interface Inbox extends EventLog {

    /**
     * Takes the next entry whose lane is free, fairly between owners, waiting at most so long for one. A lane is free
     * when no entry of it is being handled or waiting for its retry, and every call of it is settled for good.
     *
     * @param welcome which owners' work is wanted now; asked anew whenever something changed, must not block
     * @return empty when none came, the thread was interrupted, or the journal is closed
     */
    Optional<ClaimedEvent> claim(Predicate<Lane.Owner> welcome, Duration wait);
}
