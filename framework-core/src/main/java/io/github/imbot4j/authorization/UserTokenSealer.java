package io.github.imbot4j.authorization;

import io.github.imbot4j.event.BotEvent;
import io.github.imbot4j.event.Event;
import io.github.imbot4j.install.Tenant;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.Route;
import io.github.imbot4j.portal.Secret;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The encryption of the acting user's access token while it is in the journal: the journal alone is not enough to use
 * it, and any node that knows the tenant can. Only events of bots that ask for rights carry a token: bots with guards,
 * or with handlers that take {@link io.github.imbot4j.bot.Permissions}.
 *
 * <p>Safe for use by several threads.
 */
public final class UserTokenSealer {

    private final TokenSeal seal;
    private final Set<String> asking;

    public UserTokenSealer(List<BotModel> bots, TokenSeal seal) {
        this.seal = seal;
        this.asking = bots.stream()
                .filter(bot -> bot.routes().stream().anyMatch(UserTokenSealer::asks))
                .map(BotModel::code)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean asks(Route route) {
        return !route.guards().isEmpty() || route.handler().asksForRights();
    }

    /**
     * Seals a token for one event.
     *
     * @return empty when there is no token, or nobody will ask
     */
    public String seal(Event event, Tenant tenant, Secret token, String key) {
        boolean wanted =
                event instanceof BotEvent one && asking.contains(one.bot().code());
        return wanted ? seal.seal(token, tenant, key) : "";
    }

    /** The token; none when there is no pass, or it is not of this event or install. */
    Secret open(String pass, Tenant tenant, String key) {
        return seal.open(pass, tenant, key);
    }
}
