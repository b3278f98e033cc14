package io.github.imbot4j.sending;

import io.github.imbot4j.authorization.BotTokens;
import io.github.imbot4j.install.Tenant;
import io.github.imbot4j.install.Tenants;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.registration.Ledger;
import io.github.imbot4j.rest.AuthorizationException;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.Rest;
import io.github.imbot4j.rest.RestResponse;
import io.github.imbot4j.rest.TokenExpiredException;
import io.github.imbot4j.wire.Protocols;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The REST of portals for the outbox, in which notifications that are to be a bot's are sent with that bot's own token (v1 §11). Where
 * there is none, they are sent in the name of the app's user.
 *
 * <p>Safe for use by several threads.
 */
public final class BotTokenRest implements Function<PortalId, Rest> {

    private static final Logger LOG = LoggerFactory.getLogger(BotTokenRest.class);

    private final Tenants tenants;
    private final Function<PortalId, Ledger> ledgers;
    private final BotTokens tokens;
    private final Function<PortalId, Rest> app;
    private final BiFunction<PortalId, Secret, Rest> named;
    private final Protocols protocols;

    /**
     * Calls through these.
     *
     * @param ledgers say which bots a portal has
     * @param app in the name of the app's user
     * @param named in the name of whose token it is
     * @param protocols know which calls need such a token
     */
    public BotTokenRest(
            Tenants tenants,
            Function<PortalId, Ledger> ledgers,
            BotTokens tokens,
            Function<PortalId, Rest> app,
            BiFunction<PortalId, Secret, Rest> named,
            Protocols protocols) {
        this.protocols = protocols;
        this.tenants = tenants;
        this.ledgers = ledgers;
        this.tokens = tokens;
        this.app = app;
        this.named = named;
    }

    @Override
    public Rest apply(PortalId portal) {
        return call -> protocols
                .traits(call)
                .named(call)
                .map(named -> notify(portal, named.bot(), named.call()))
                .orElseGet(() -> app.apply(portal).call(call));
    }

    private RestResponse notify(PortalId portal, long botId, Call call) {
        String code = code(portal, botId);
        Secret token = tenants.find(portal)
                .filter(Tenant::isActive)
                .map(tenant -> tokens.find(tenant, code, botId))
                .orElse(Secret.none());
        if (!token.isPresent()) {
            return unnamed(portal, code, call, "the portal has sent no token of the bot within the last hour");
        }
        try {
            return named.apply(portal, token).call(call);
        } catch (TokenExpiredException | AuthorizationException refused) {
            // It did not run.
            tokens.forget(portal, code, botId);
            return unnamed(portal, code, call, "the portal refuses the bot's token, " + refused.code());
        }
    }

    private RestResponse unnamed(PortalId portal, String code, Call call, String why) {
        LOG.warn(
                "A notification of bot '{}' on portal {} is sent in the name of the app's user: {}.",
                code,
                portal,
                why);
        return app.apply(portal).call(call);
    }

    private String code(PortalId portal, long botId) {
        return ledgers.apply(portal).bots().entrySet().stream()
                .filter(bot -> bot.getValue().id() == botId)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }
}
