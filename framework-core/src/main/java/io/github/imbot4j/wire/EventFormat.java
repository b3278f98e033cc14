package io.github.imbot4j.wire;

import io.github.imbot4j.event.Event;
import io.github.imbot4j.phpform.FormException;
import io.github.imbot4j.phpform.FormTree;
import io.github.imbot4j.portal.Credentials;
import io.github.imbot4j.portal.PortalId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How a generation posts what happens to bots. */
public interface EventFormat {

    /** Returns the names of its events, in upper case; no other generation has an event of such a name. */
    Set<String> names();

    /**
     * Reads an event of one of these names: one event for each bot or command in it.
     *
     * @param data the {@code data} of the post
     * @throws FormException with status 400, naming the key that is missing or wrong
     */
    List<Event> read(String name, PortalId portal, Instant raisedAt, FormTree data);

    /**
     * Reads the tokens that act as the bots themselves, by bot id.
     *
     * @param given when the tokens were given
     */
    Map<Long, Credentials> tokens(FormTree data, Instant given);
}
