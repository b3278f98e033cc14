package io.github.imbot4j.emulator.state;

/**
 * A registered bot; its name and appearance are those of the {@link Person} of the same id.
 *
 * @param code unique on the portal over all apps (v1 §2.1)
 * @param type {@code B}, {@code O} or {@code S}
 * @param openLine whether it takes part in Open Line chats
 * @param appId the app's identity: its client id, or {@code custom} and the CLIENT_ID of a webhook (v1 §1.1)
 */
public record RegisteredBot(long id, String code, String type, boolean openLine, String appId) {}
