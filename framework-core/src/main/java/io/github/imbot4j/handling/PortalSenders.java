package io.github.imbot4j.handling;

import io.github.imbot4j.button.ButtonTokens;
import io.github.imbot4j.chat.BotSender;
import io.github.imbot4j.chat.PortalSender;
import io.github.imbot4j.chat.Portals;
import io.github.imbot4j.conversation.BotOnPortal;
import io.github.imbot4j.execution.PortalDirectory;
import io.github.imbot4j.install.Tenant;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.portal.Portal;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.registration.Ledger;
import io.github.imbot4j.rest.Rest;
import io.github.imbot4j.sending.CallResults;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** The lookup of the portal and the bot that sends there, with the reason if it cannot send. */
public final class PortalSenders implements Portals {

    private final Map<String, BotModel> bots;
    private final PortalDirectory directory;
    private final ButtonTokens buttonTokens;
    private final Function<BotOnPortal, BotSender> voices;
    private final Function<PortalId, Rest> rests;
    private final CallResults callResults;

    public PortalSenders(
            Map<String, BotModel> bots,
            PortalDirectory directory,
            ButtonTokens buttonTokens,
            Function<BotOnPortal, BotSender> voices,
            Function<PortalId, Rest> rests,
            CallResults callResults) {
        this.bots = new TreeMap<>(bots);
        this.directory = directory;
        this.buttonTokens = buttonTokens;
        this.voices = voices;
        this.rests = rests;
        this.callResults = callResults;
    }

    @Override
    public PortalSender portal(PortalId id) {
        Optional<Tenant> tenant = directory.tenants().find(id);
        if (tenant.isEmpty()) {
            throw new IllegalStateException("Portal " + id + " is not known; install the app there first.");
        }
        if (!tenant.get().isActive()) {
            throw new IllegalStateException("Portal " + id + " has uninstalled the app; install it there again.");
        }
        return new PortalSender() {
            @Override
            public BotSender bot(String code) {
                return PortalSenders.this.bot(id, code);
            }

            @Override
            public Rest rest() {
                return rests.apply(id);
            }
        };
    }

    @Override
    public List<Portal> installed() {
        return directory.tenants().all().stream()
                .filter(Tenant::isActive)
                .map(Tenant::portal)
                .toList();
    }

    private BotSender bot(PortalId portal, String code) {
        BotModel bot = bots.get(code);
        if (bot == null) {
            throw new IllegalArgumentException(
                    "No bot \"" + code + "\" is declared; choose among " + String.join(", ", bots.keySet()) + ".");
        }
        Ledger.RegisteredBot registered =
                directory.ledgers().load(portal).bots().get(code);
        if (registered == null) {
            throw new IllegalStateException("Bot \"" + code + "\" is not registered on portal " + portal
                    + "; install the app there again, or wait until the start is done.");
        }
        return voices.apply(new BotOnPortal(
                portal,
                bot,
                registered.id(),
                directory.languages().of(portal),
                buttonTokens,
                rests.apply(portal),
                callResults,
                directory.protocols().of(portal)));
    }
}
