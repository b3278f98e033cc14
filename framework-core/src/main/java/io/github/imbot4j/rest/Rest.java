package io.github.imbot4j.rest;

/**
 * Call any REST method of the portal an event came from, with the app's own rights. A handler takes it by type; the call
 * is made at once and blocks (connect 5 s, answer 30 s).
 *
 * <p>Safe for use by several threads.
 */
@FunctionalInterface
public interface Rest {

    /**
     * Makes the call.
     *
     * @throws RestException when the portal refused, could not be reached, or answered nonsense
     */
    Answer call(Call call);
}
