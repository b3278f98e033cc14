package io.github.imbot4j.registration;

import io.github.imbot4j.install.Connection;
import io.github.imbot4j.install.Tenant;
import io.github.imbot4j.install.Tenants;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.rest.Rest;
import io.github.imbot4j.rest.UnknownMethodException;
import io.github.imbot4j.wire.Protocol;
import io.github.imbot4j.wire.Protocols;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The choice of the generation of the protocol that is spoken with a portal, made before its bots are looked at: the one asked for, else
 * the one in which its bots are registered, else the second where events are to be fetched or an inbound webhook is used. A portal with bots is not changed on the way:
 * that is a migration.
 *
 * @param connection what is asked for
 */
@SuppressWarnings("exports") // the protocols are spoken inside this module only
public record ProtocolSelector(
        Connection connection, Tenants tenants, Ledgers ledgers, Function<PortalId, Rest> rests, Protocols protocols)
        implements UnaryOperator<Tenant> {

    private static final Logger LOG = LoggerFactory.getLogger(ProtocolSelector.class);

    /**
     * Returns the tenant with the generation that is spoken there, stored.
     *
     * @throws RegistrationException saying what to do, when the portal or its bots cannot have the one that is wanted
     */
    @Override
    public Tenant apply(Tenant tenant) {
        boolean hasBots = !ledgers.load(tenant.id()).bots().isEmpty();
        String wanted = wanted(tenant, hasBots);
        if (wanted.equals(tenant.protocol())) {
            if (connection.fetches() && protocols.named(wanted).feed().isEmpty()) {
                throw refused(
                        tenant,
                        "its bots speak " + wanted + ", which cannot fetch events. "
                                + (hasBots ? remedy(tenant) : "Leave out --fetch, or --api " + wanted + "."));
            }
            return tenant;
        }
        if (hasBots) {
            throw refused(
                    tenant,
                    "its bots are registered in " + tenant.protocol() + ", and " + wanted + " is asked for. "
                            + remedy(tenant));
        }
        if (lack(protocols.named(wanted), rests.apply(tenant.id())).isPresent()) {
            if (connection.api() == Connection.Api.AUTO && !connection.fetches()) {
                return tenant;
            }
            throw missing(tenant, wanted);
        }
        LOG.info(
                "Portal {} ({}) is spoken to in {}.",
                tenant.id(),
                tenant.portal().domain(),
                wanted);
        return tenants.update(tenant.id(), now -> now.speaking(wanted)).orElse(tenant.speaking(wanted));
    }

    private String wanted(Tenant tenant, boolean hasBots) {
        return switch (connection.api()) {
            case V1 -> Protocols.FIRST;
            case V2 -> Protocols.SECOND;
            case AUTO ->
                !hasBots && protocols.speaks(Protocols.SECOND) && (connection.fetches() || tenant.isWebhook())
                        ? Protocols.SECOND
                        : tenant.protocol();
        };
    }

    /** Returns how a portal says that it does not have a generation; only one after the first may be missing. */
    static Optional<UnknownMethodException> lack(Protocol protocol, Rest rest) {
        if (protocol.name().equals(Protocols.FIRST)) {
            return Optional.empty();
        }
        try {
            rest.call(protocol.chats().revisionGet());
            return Optional.empty();
        } catch (UnknownMethodException missing) {
            return Optional.of(missing);
        }
    }

    private static RegistrationException missing(Tenant tenant, String wanted) {
        return refused(
                tenant,
                "it does not have " + wanted
                        + " of the chatbot protocol, or the credential lacks the scope imbot. Update the"
                        + " portal, or run without --fetch and with --api " + Protocols.FIRST + ".");
    }

    private static String remedy(Tenant tenant) {
        return "Move them with \"migrate " + Protocols.FIRST + " " + Protocols.SECOND + " " + tenant.id() + "\".";
    }

    private static RegistrationException refused(Tenant tenant, String why) {
        return new RegistrationException(tenant.id(), List.of(why));
    }
}
