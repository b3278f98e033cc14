package io.github.imbot4j;

import java.util.List;

/**
 * The state of the running bots.
 *
 * @param live whether the process is worth keeping; false asks for a restart
 * @param ready whether posts should be sent here
 * @param reasons why not ready or not live, one line each; empty when all is well
 * @param events accepted and not done yet
 * @param calls to be sent yet
 * @param notices what somebody should look into although posts are taken, one line each: portals whose calls wait, calls of
 *     which nobody knows whether they ran
 */
public record Health(boolean live, boolean ready, List<String> reasons, long events, long calls, List<String> notices) {

    public Health {
        reasons = List.copyOf(reasons);
        notices = List.copyOf(notices);
    }
}
