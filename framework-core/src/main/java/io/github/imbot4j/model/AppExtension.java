package io.github.imbot4j.model;

import io.github.imbot4j.chat.Portals;
import io.github.imbot4j.web.WebRoute;
import java.util.List;

/**
 * What a program does beside its bots: at the start, at the stop, and when other systems call it. A class with {@code @BotAdvice} or
 * {@code @Bot} that implements it is found as bots are; {@code Bots.with} takes an object.
 *
 * <p>Extensions start in the order of {@code @BotAdvice(order = …)}, then bots by code, and stop in the reverse order.
 */
public interface AppExtension {

    /**
     * Begins, before the bots receive anything.
     *
     * @param portals where the bots speak, from now until {@link #stop}
     * @throws Exception any failure: the start is given up, and those that began before are stopped
     */
    default void start(Portals portals) throws Exception {}

    /**
     * Ends, after the bots have finished what they accepted. Nothing can be said any more.
     *
     * @throws Exception any failure: it is logged, and the others are stopped all the same
     */
    default void stop() throws Exception {}

    /** The addresses it answers; asked once, after {@link #start}. */
    default List<WebRoute> routes() {
        return List.of();
    }
}
