package io.github.imbot4j.dispatch;

import io.github.imbot4j.guard.Guard;
import io.github.imbot4j.install.Tenant;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.portal.PortalId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warn when a portal has not given the app the scopes that guards need: they refuse everybody there. Safe for use by several threads.
 */
final class ScopeCheck {

    private static final Logger LOG = LoggerFactory.getLogger(ScopeCheck.class);

    private final Set<String> needed;
    private final Map<PortalId, String> lacking = new ConcurrentHashMap<>();

    ScopeCheck(List<BotModel> bots) {
        this.needed = new TreeSet<>();
        bots.stream()
                .flatMap(bot -> bot.routes().stream())
                .flatMap(route -> route.guards().stream())
                .map(Guard::scope)
                .filter(scope -> !scope.isEmpty())
                .forEach(needed::add);
    }

    /** Looks at an install; the scopes are those the OAuth server named. */
    void look(Tenant tenant) {
        Set<String> lacks = new TreeSet<>(needed);
        Arrays.asList(tenant.scope().split("[,\\s]+")).forEach(lacks::remove);
        if (lacks.isEmpty() || tenant.scope().isBlank()) {
            lacking.remove(tenant.id());
            return;
        }
        String notice = "portal " + tenant.id() + " (" + tenant.portal().domain()
                + "): guards refuse everybody there, for the" + " app lacks the scope " + String.join(", ", lacks)
                + "; add it to the app's permissions and install it again";
        if (!notice.equals(lacking.put(tenant.id(), notice))) {
            LOG.warn("{}.", notice);
        }
    }

    /** The portals looked at that lack some, one line each. */
    List<String> notices() {
        return lacking.values().stream().sorted().toList();
    }
}
