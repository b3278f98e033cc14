package io.github.imbot4j.emulator.state;

/**
 * Hold where an app wants an event posted. Bot and command events have one for each app and event; {@code event.bind} adds
 * others (v1 §2.1, transport §4.1).
 *
 * @param id the {@code event_handler_id}
 * @param appId the app's identity, as in {@link RegisteredBot}
 * @param event in upper case
 * @param userId whose binding it is; {@code 0} for the acting user's
 */
public record Handler(long id, String appId, String event, String url, long userId) {}
