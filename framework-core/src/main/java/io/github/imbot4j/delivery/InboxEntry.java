package io.github.imbot4j.delivery;

import io.github.imbot4j.event.Event;

/**
 * A verified event on its way to a handler.
 *
 * @param key its idempotency key: the same event delivered twice has the same key; counts within its portal only
 * @param lane entries of one lane are handled one after another, in order of acceptance; lanes run side by side
 * @param event what happened
 * @param pass the acting user's access token, sealed, to prove their rights with; empty when nothing asks for them, or the post
 *     brought none. Journals keep it as it is
 */
public record InboxEntry(String key, Lane lane, Event event, String pass) {

    /** One that proves nothing about whoever caused it. */
    public InboxEntry(String key, Lane lane, Event event) {
        this(key, lane, event, "");
    }
}
