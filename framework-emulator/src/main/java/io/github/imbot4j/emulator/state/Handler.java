package io.github.imbot4j.emulator.state;

/**
 * The address to which an app wants an event posted. Bot and command events have one for each app and event; {@code
 * event.bind} adds others (v1 §2.1, transport §4.1).
 *
 * @param id the {@code event_handler_id}
 * @param appId the app's identity, as in {@link RegisteredBot}
 * @param event in upper case
 * @param url empty for an offline handler, whose events wait in a queue
 * @param userId whose binding it is; {@code 0} for the acting user's
 * @param connector the {@code auth_connector} of an offline handler; may be empty
 */
public record Handler(long id, String appId, String event, String url, long userId, String connector) {

    /** One that events are posted to. */
    public Handler(long id, String appId, String event, String url, long userId) {
        this(id, appId, event, url, userId, "");
    }

    public boolean isOffline() {
        return url.isEmpty();
    }
}
