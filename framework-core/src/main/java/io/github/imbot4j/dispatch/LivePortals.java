package io.github.imbot4j.dispatch;

import io.github.imbot4j.button.Buttons;
import io.github.imbot4j.chat.BotVoice;
import io.github.imbot4j.chat.PortalVoice;
import io.github.imbot4j.chat.Portals;
import io.github.imbot4j.install.Tenant;
import io.github.imbot4j.install.Tenants;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.portal.Portal;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.registration.Ledger;
import io.github.imbot4j.registration.Ledgers;
import io.github.imbot4j.rest.Rest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Find the portal and the bot that is to speak there, or say why it cannot. */
final class LivePortals implements Portals {

    private final Map<String, BotModel> bots;
    private final Tenants tenants;
    private final Ledgers ledgers;
    private final Buttons buttons;
    private final Function<BotOnPortal, BotVoice> voices;
    private final PortalLanguages languages;
    private final Function<PortalId, Rest> rests;
    private final Results results;

    LivePortals(
            Map<String, BotModel> bots,
            Tenants tenants,
            Ledgers ledgers,
            Buttons buttons,
            Function<BotOnPortal, BotVoice> voices,
            PortalLanguages languages,
            Function<PortalId, Rest> rests,
            Results results) {
        this.rests = rests;
        this.results = results;
        this.bots = new TreeMap<>(bots);
        this.tenants = tenants;
        this.ledgers = ledgers;
        this.buttons = buttons;
        this.voices = voices;
        this.languages = languages;
    }

    @Override
    public PortalVoice portal(PortalId id) {
        Optional<Tenant> tenant = tenants.find(id);
        if (tenant.isEmpty()) {
            throw new IllegalStateException("Portal " + id + " is not known; install the app there first.");
        }
        if (!tenant.get().isActive()) {
            throw new IllegalStateException("Portal " + id + " has uninstalled the app; install it there again.");
        }
        return new PortalVoice() {
            @Override
            public BotVoice bot(String code) {
                return LivePortals.this.bot(id, code);
            }

            @Override
            public Rest rest() {
                return rests.apply(id);
            }
        };
    }

    @Override
    public List<Portal> installed() {
        return tenants.all().stream()
                .filter(Tenant::isActive)
                .map(Tenant::portal)
                .toList();
    }

    private BotVoice bot(PortalId portal, String code) {
        BotModel bot = bots.get(code);
        if (bot == null) {
            throw new IllegalArgumentException(
                    "No bot \"" + code + "\" is declared; choose among " + String.join(", ", bots.keySet()) + ".");
        }
        Ledger.RegisteredBot registered = ledgers.load(portal).bots().get(code);
        if (registered == null) {
            throw new IllegalStateException("Bot \"" + code + "\" is not registered on portal " + portal
                    + "; install the app there again, or wait until the start is done.");
        }
        return voices.apply(new BotOnPortal(
                portal, bot, registered.id(), languages.of(portal), buttons, rests.apply(portal), results));
    }
}
