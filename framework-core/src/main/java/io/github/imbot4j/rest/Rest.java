package io.github.imbot4j.rest;

/**
 * The REST interface of a portal, with the app's own rights. A handler takes it by type.
 *
 * <p>{@link #call}, {@link #list} and {@link #batch} ask the portal at once and block (connect 5 s, answer 30 s); what they change is
 * changed even if the handler throws afterwards, and is changed again when the event is handled again. {@link #later} is for what
 * changes something: it is committed with the event.
 *
 * <p>Safe for use by several threads.
 */
@FunctionalInterface
public interface Rest {

    /**
     * Makes the call at once.
     *
     * @throws RestException when the portal refused, could not be reached, or answered nonsense
     */
    RestResponse call(Call call);

    /**
     * Returns everything that a list method gives, such as {@code crm.deal.list}, page by page; nothing is asked for yet.
     *
     * @param call without {@code start}
     */
    default PagedList list(Call call) {
        return new PagedList(this, call);
    }

    /**
     * Makes up to 50 calls at once, in one request where one can carry them. Each has an answer or a failure of its own.
     *
     * @throws RestException when the request as a whole failed
     */
    default BatchResponse batch(Batch batch) {
        return BatchResponse.of(this, batch);
    }

    /**
     * Makes the call when the handler has ended well, in order with everything else it leads to, within the portal's rate limit. It is
     * made once, also after the event was handled again. If nobody knows whether the portal ran it, it is repeated if the method's name
     * says that twice does no harm ({@code …update}, {@code …set}, {@code …delete}), and is otherwise kept for people to decide. If the
     * portal refuses it, it is logged and kept.
     *
     * @return the id of what it creates, to be a parameter of later calls, or a value of one that is a map; the calls that refer to a
     *     refused one are refused too
     * @throws IllegalStateException where nothing is committed for a bot: in handlers of {@code AppInstalled} and {@code AppUpdated}, and
     *     after the handler has returned
     */
    default Ref later(Call call) {
        throw new IllegalStateException("Nothing is committed here, so " + call.method()
                + " cannot be made later; call it at once, or take Portals, choose a bot, and commit.");
    }
}
