package io.github.imbot4j.emulator.state;

/**
 * A registered bot; its name and appearance are those of the {@link Person} of the same id.
 *
 * @param code unique on the portal over all apps (v1 §2.1)
 * @param type {@code B}, {@code O}, {@code S} or, of v2 only, {@code P} (v2 §2.2)
 * @param openLine whether it takes part in Open Line chats
 * @param appId the app's identity: its client id, or {@code custom} and the CLIENT_ID or botToken of a webhook (v1 §1.1,
 *     v2 §1)
 * @param settings what only v2 can set
 */
public record RegisteredBot(long id, String code, String type, boolean openLine, String appId, Settings settings) {

    /** A personal bot, which is told everything and is not shown to everybody. */
    public static final String PERSONAL = "P";

    /** One as v1 registers it. */
    public RegisteredBot(long id, String code, String type, boolean openLine, String appId) {
        this(id, code, type, openLine, appId, Settings.STANDARD);
    }

    /**
     * The settings of a bot that v1 knows nothing of (v2 §2.1).
     *
     * @param fetches whether its events wait for {@code imbot.v2.Event.get} in place of being posted
     * @param hidden whether people do not see it in the list of contacts
     * @param reactions whether it is told of reactions
     * @param background the background of its chats; empty for none
     * @param webhookUrl where v2 events are posted; empty for nowhere
     */
    public record Settings(boolean fetches, boolean hidden, boolean reactions, String background, String webhookUrl) {

        /** Of a bot that v1 registered. */
        public static final Settings STANDARD = new Settings(false, false, true, "", "");
    }
}
