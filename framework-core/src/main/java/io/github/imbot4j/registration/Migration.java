package io.github.imbot4j.registration;

import io.github.imbot4j.install.Tenant;
import io.github.imbot4j.install.Tenants;
import io.github.imbot4j.install.WebhookTokens;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.rest.Rest;
import io.github.imbot4j.rest.RestException;
import io.github.imbot4j.wire.Protocol;
import io.github.imbot4j.wire.Protocols;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The move of a portal's bots to another generation of the protocol. Both generations know the same bots (v2 §9.4), so bots and commands
 * keep their ids, codes and chats, and only what the portal is told of them is written anew; moving back is the same move. A move that
 * the portal refuses is taken back.
 *
 * @param registrar applies plans without choosing a generation
 * @param eventUrl where portals post events; for the way back from fetching
 */
@SuppressWarnings("exports") // the protocols are spoken inside this module only
public record Migration(
        Registrar registrar,
        Tenants tenants,
        Ledgers ledgers,
        Function<PortalId, Rest> rests,
        Protocols protocols,
        String eventUrl) {

    private static final Logger LOG = LoggerFactory.getLogger(Migration.class);

    /**
     * Says what a move would change, and changes nothing.
     *
     * @throws RegistrationException saying why the portal's bots cannot be moved
     * @throws RestException when the portal did not answer
     */
    public Plan plan(Tenant tenant, String to) {
        check(tenant, to);
        return registrar.planMoved(tenant.speaking(to));
    }

    /**
     * Moves a portal's bots.
     *
     * @throws RegistrationException when the portal refuses; everything is as before then, or the message says what is not
     */
    public Plan apply(Tenant tenant, String to) {
        check(tenant, to);
        String from = tenant.protocol();
        try {
            leave(tenant);
            handOver(tenant, from, to);
            Tenant moved = tenants.update(tenant.id(), now -> now.speaking(to)).orElse(tenant.speaking(to));
            return registrar.moved(moved);
        } catch (RegistrationException | RestException refused) {
            LOG.warn("Portal {} is moved back to {}: {}", tenant.id(), from, refused.getMessage());
            throw new RegistrationException(tenant.id(), List.of(refused.getMessage() + back(tenant, from, to)));
        }
    }

    private void check(Tenant tenant, String to) {
        if (tenant.protocol().equals(to)) {
            throw refused(tenant, "its bots speak " + to + " already.");
        }
        if (ledgers.load(tenant.id()).bots().isEmpty()) {
            throw refused(tenant, "no bot is registered there. Start with --api " + to + ".");
        }
        ProtocolSelector.lack(protocols.named(to), rests.apply(tenant.id())).ifPresent(missing -> {
            throw refused(
                    tenant,
                    "it does not have " + to + " of the chatbot protocol (" + missing.code()
                            + "). Update the portal first.");
        });
    }

    /** Bots that fetch are not spoken to in a generation that only posts (v2 §9.4). */
    private void leave(Tenant tenant) {
        protocols
                .named(tenant.protocol())
                .feed()
                .ifPresent(feed -> ledgers.load(tenant.id())
                        .bots()
                        .values()
                        .forEach(bot -> rests.apply(tenant.id()).call(feed.deliverByPost(bot.id(), eventUrl))));
    }

    /** A webhook's bots have a secret of their own in the second generation, and share one in the first (v1 §1.1, v2 §2.3). */
    private void handOver(Tenant tenant, String from, String to) {
        if (!tenant.isWebhook()) {
            return;
        }
        Protocol second = protocols.named(from.equals(Protocols.FIRST) ? to : from);
        ledgers.load(tenant.id()).bots().forEach((code, bot) -> {
            Secret shared = WebhookTokens.clientId(tenant);
            Secret own = WebhookTokens.botToken(tenant, code);
            boolean isFirst = from.equals(Protocols.FIRST);
            second.bots()
                    .handOver(bot.id(), isFirst ? shared : own, isFirst ? own : shared)
                    .ifPresent(call -> rests.apply(tenant.id()).call(call));
        });
    }

    /** Says what became of the way back. */
    private String back(Tenant tenant, String from, String to) {
        try {
            tenants.update(tenant.id(), now -> now.speaking(from));
            if (tenant.isWebhook()) {
                handOver(tenant, to, from);
            }
            registrar.moved(tenant.speaking(from));
            return " Everything is as it was before.";
        } catch (RegistrationException | RestException again) {
            return " Taking it back failed too: " + again.getMessage() + " Start the program, which tries it again.";
        }
    }

    private static RegistrationException refused(Tenant tenant, String why) {
        return new RegistrationException(tenant.id(), List.of(why));
    }
}
