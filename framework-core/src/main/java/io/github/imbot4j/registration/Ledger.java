package io.github.imbot4j.registration;

import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.wire.BotCalls;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The record of what was registered on a portal, so that the next plan changes only what differs.
 *
 * @param portal whose
 * @param bots by code
 * @param bindings handler URL by event name, as given to {@code event.bind}
 * @param language two letters, as the portal said last; empty while it has said nothing
 * @param deleted codes of bots that the portal has no more, by id; of the newest {@value #MOST_DELETED} ids
 */
public record Ledger(
        PortalId portal,
        Map<String, RegisteredBot> bots,
        Map<String, String> bindings,
        String language,
        Map<Long, String> deleted) {

    /** How many deleted bots are remembered; what may still wait for one of them is younger than that. */
    static final int MOST_DELETED = 200;

    public Ledger {
        bots = Collections.unmodifiableMap(new TreeMap<>(bots));
        bindings = Collections.unmodifiableMap(new TreeMap<>(bindings));
        TreeMap<Long, String> newest = new TreeMap<>(deleted);
        bots.values().forEach(bot -> newest.remove(bot.id()));
        while (newest.size() > MOST_DELETED) {
            newest.pollFirstEntry();
        }
        deleted = Collections.unmodifiableMap(newest);
    }

    /** What was registered on a portal that has deleted no bot. */
    public Ledger(PortalId portal, Map<String, RegisteredBot> bots, Map<String, String> bindings, String language) {
        this(portal, bots, bindings, language, Map.of());
    }

    /** What was registered on a portal whose language is not known. */
    public Ledger(PortalId portal, Map<String, RegisteredBot> bots, Map<String, String> bindings) {
        this(portal, bots, bindings, "");
    }

    /** The same on a portal of that language. */
    public Ledger in(String other) {
        return new Ledger(portal, bots, bindings, other, deleted);
    }

    /** Nothing registered yet. */
    public static Ledger empty(PortalId portal) {
        return new Ledger(portal, Map.of(), Map.of());
    }

    /** Tells whether a user id is one of our bots there. */
    public boolean isOurBot(long userId) {
        for (RegisteredBot bot : bots.values()) {
            if (bot.id() == userId) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether the portal has deleted the bot of this id. */
    public boolean isDeleted(long botId) {
        return deleted.containsKey(botId);
    }

    /** Tells whether the portal has deleted the bot of this code, and none is registered under it since. */
    public boolean isDeleted(String code) {
        return deleted.containsValue(code) && !bots.containsKey(code);
    }

    RegisteredBot bot(String code) {
        RegisteredBot bot = bots.get(code);
        if (bot == null) {
            throw new IllegalStateException("The plan changes bot \"" + code + "\" before registering it.");
        }
        return bot;
    }

    /**
     * The same without the bots the portal no longer has under their ids. If any is missing, the app was probably removed
     * and installed again, or an admin cleaned up: then the bindings may be gone too, and are forgotten.
     */
    Ledger keeping(PortalBots portalBots) {
        Map<String, RegisteredBot> kept = new TreeMap<>(bots);
        Map<Long, String> gone = new TreeMap<>(deleted);
        bots.forEach((code, bot) -> {
            if (!portalBots.has(bot.id(), code)) {
                kept.remove(code);
                gone.put(bot.id(), code);
            }
        });
        return kept.size() < bots.size() ? new Ledger(portal, kept, Map.of(), language, gone) : this;
    }

    /** The same, with the app's events to be bound again. */
    Ledger withoutBindings() {
        return new Ledger(portal, bots, Map.of(), language, deleted);
    }

    /** The same, with everything of bots and commands to be told again. */
    Ledger unknown() {
        Map<String, RegisteredBot> unknown = new TreeMap<>();
        bots.forEach((code, bot) -> {
            Map<String, RegisteredCommand> commands = new TreeMap<>();
            bot.commands()
                    .forEach((name, command) ->
                            commands.put(name, new RegisteredCommand(command.id(), "", command.common())));
            unknown.put(code, new RegisteredBot(bot.id(), "", commands));
        });
        return new Ledger(portal, unknown, bindings, language, deleted);
    }

    /** The same, with every handler to be bound again. */
    Ledger unbound() {
        Map<String, RegisteredBot> unbound = new TreeMap<>();
        bots.forEach((code, bot) -> unbound.put(code, bot.unbound()));
        return new Ledger(portal, unbound, Map.of(), language, deleted);
    }

    Ledger with(String code, RegisteredBot bot) {
        Map<String, RegisteredBot> more = new TreeMap<>(bots);
        more.put(code, bot);
        return new Ledger(portal, more, bindings, language, deleted);
    }

    /** The same without a binding to that address. */
    Ledger withoutBinding(String event, String url) {
        Map<String, String> less = new TreeMap<>(bindings);
        less.remove(event, url);
        return new Ledger(portal, bots, less, language, deleted);
    }

    /** The same without a bot that the portal has deleted. */
    Ledger without(String code) {
        Map<String, RegisteredBot> less = new TreeMap<>(bots);
        Map<Long, String> gone = new TreeMap<>(deleted);
        RegisteredBot bot = less.remove(code);
        if (bot != null) {
            gone.put(bot.id(), code);
        }
        return new Ledger(portal, less, bindings, language, gone);
    }

    Ledger withBinding(String event, String url) {
        Map<String, String> more = new TreeMap<>(bindings);
        more.put(event, url);
        return new Ledger(portal, bots, more, language, deleted);
    }

    /**
     * A bot as registered.
     *
     * @param id its user id on the portal
     * @param fingerprint of every field sent, handler URLs included; opaque, equal when nothing differs
     * @param commands by name
     */
    public record RegisteredBot(long id, String fingerprint, Map<String, RegisteredCommand> commands) {
        public RegisteredBot {
            commands = Collections.unmodifiableMap(new TreeMap<>(commands));
        }

        RegisteredCommand command(String name) {
            RegisteredCommand command = commands.get(name);
            if (command == null) {
                throw new IllegalStateException("The plan changes command \"" + name + "\" before registering it.");
            }
            return command;
        }

        RegisteredBot with(String newFingerprint) {
            return new RegisteredBot(id, newFingerprint, commands);
        }

        RegisteredBot with(String name, RegisteredCommand command) {
            Map<String, RegisteredCommand> more = new TreeMap<>(commands);
            more.put(name, command);
            return new RegisteredBot(id, fingerprint, more);
        }

        RegisteredBot without(String command) {
            Map<String, RegisteredCommand> less = new TreeMap<>(commands);
            less.remove(command);
            return new RegisteredBot(id, fingerprint, less);
        }

        private RegisteredBot unbound() {
            Map<String, RegisteredCommand> unbound = new TreeMap<>();
            commands.forEach((name, command) -> unbound.put(name, command.unbound()));
            return new RegisteredBot(id, Ledger.unbound(fingerprint), unbound);
        }
    }

    /**
     * A command as registered.
     *
     * @param id the portal's number for it
     * @param fingerprint of what an update can change
     * @param common which no update can change (v1 §3.2)
     */
    public record RegisteredCommand(long id, String fingerprint, boolean common) {
        private RegisteredCommand unbound() {
            return new RegisteredCommand(id, Ledger.unbound(fingerprint), common);
        }
    }

    private static String unbound(String fingerprint) {
        return Fingerprint.parse(fingerprint).without(BotCalls.HANDLERS).toString();
    }
}
