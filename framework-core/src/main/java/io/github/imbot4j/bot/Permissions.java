package io.github.imbot4j.bot;

import io.github.imbot4j.rest.Rest;
import java.util.List;

/**
 * The rights of the user who caused an event. They are not read from the event: the portal is asked through REST, and
 * its answer is cached for a minute.
 *
 * <p>Safe for use by several threads while the handler runs.
 */
public interface Permissions {

    /**
     * Whose event it is, as the portal knows them (scope {@code im}).
     *
     * @throws RightsUnverifiedException when the portal does not say, for good: no such user, or the app may not ask
     * @throws io.github.imbot4j.rest.RestException when it could not be asked just now
     */
    Member member();

    /**
     * The departments they work in, by name (scope {@code im}); none for people from outside.
     *
     * @throws RightsUnverifiedException as {@link #member()} does
     * @throws io.github.imbot4j.rest.RestException when the portal could not be asked just now
     */
    List<Member.Department> departments();

    /**
     * Whether they administer the portal. That is asked with the token the portal gave them when they caused the event
     * ({@code profile}), so whoever only claims to be an administrator is none.
     *
     * @throws RightsUnverifiedException when it cannot be proven: the event came without a token, or it has expired
     * @throws io.github.imbot4j.rest.RestException when the portal could not be asked just now
     */
    boolean isAdmin();

    /**
     * The portal's REST with the rights of whoever caused the event, as far as the app's scopes reach: the portal shows what they may see and
     * refuses what they may not do. It uses the token the portal gave them when they caused the event, which expires after an hour.
     * Calls are made at once.
     *
     * @throws RightsUnverifiedException when the event came without a token, as those of clients of Open Lines and timers do, or with
     *     that of somebody else, or it has expired
     * @throws io.github.imbot4j.rest.RestException when the portal could not be asked just now
     */
    Rest rest();

    /**
     * Whether every guard of a command would let them run it here, though perhaps only after a pause, see {@link
     * io.github.imbot4j.guard.Guard#isMomentary}. Nothing is counted by asking.
     */
    boolean mayRun(String command);
}
