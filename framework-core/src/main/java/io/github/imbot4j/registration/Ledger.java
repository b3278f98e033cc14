package io.github.imbot4j.registration;

import io.github.imbot4j.portal.PortalId;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Remember what was registered on a portal, and as what, so that the next plan changes only what differs.
 *
 * @param portal whose
 * @param bots by code
 * @param bindings handler URL by event name, as given to {@code event.bind}
 */
public record Ledger(PortalId portal, Map<String, RegisteredBot> bots, Map<String, String> bindings) {

    public Ledger {
        bots = Collections.unmodifiableMap(new TreeMap<>(bots));
        bindings = Collections.unmodifiableMap(new TreeMap<>(bindings));
    }

    /** Nothing registered yet. */
    public static Ledger empty(PortalId portal) {
        return new Ledger(portal, Map.of(), Map.of());
    }

    /** Tells whether a user id is one of our bots there. */
    public boolean isOurBot(long userId) {
        return bots.values().stream().anyMatch(bot -> bot.id() == userId);
    }

    /**
     * A bot as registered.
     *
     * @param id its user id on the portal
     * @param fingerprint of every field sent, handler URLs included; a hash, equal when nothing differs
     * @param commands by name
     */
    public record RegisteredBot(long id, String fingerprint, Map<String, RegisteredCommand> commands) {
        public RegisteredBot {
            commands = Collections.unmodifiableMap(new TreeMap<>(commands));
        }
    }

    /**
     * A command as registered.
     *
     * @param id the portal's number for it
     * @param fingerprint of what an update can change
     * @param common which no update can change (v1 §3.2)
     */
    public record RegisteredCommand(long id, String fingerprint, boolean common) {}
}
