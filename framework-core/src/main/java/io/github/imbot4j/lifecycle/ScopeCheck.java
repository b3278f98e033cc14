package io.github.imbot4j.lifecycle;

import io.github.imbot4j.install.Tenant;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.EventScopes;
import io.github.imbot4j.portal.PortalId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A check that warns if a portal has not granted the app the scopes that guards and events need. Safe for use by
 * several threads.
 */
public final class ScopeCheck {

    private static final Logger LOG = LoggerFactory.getLogger(ScopeCheck.class);

    private final Set<String> needed;
    private final Set<String> neededForEvents;
    private final Map<PortalId, String> lacking = new ConcurrentHashMap<>();

    public ScopeCheck(List<BotModel> bots) {
        this.needed = new TreeSet<>();
        bots.forEach(bot -> needed.addAll(bot.guardScopes()));
        this.neededForEvents = new TreeSet<>();
        bots.stream()
                .flatMap(bot -> bot.portalEvents().stream())
                .map(EventScopes::of)
                .filter(scope -> !scope.isEmpty())
                .forEach(neededForEvents::add);
    }

    /** Looks at an install; the scopes are those the OAuth server named. */
    void look(Tenant tenant) {
        Set<String> lacks = lacks(needed, tenant);
        Set<String> deaf = lacks(neededForEvents, tenant);
        if ((lacks.isEmpty() && deaf.isEmpty()) || tenant.scope().isBlank()) {
            lacking.remove(tenant.id());
            return;
        }
        List<String> effects = new ArrayList<>();
        if (!lacks.isEmpty()) {
            effects.add("guards refuse everybody there, for the app lacks the scope " + String.join(", ", lacks));
        }
        if (!deaf.isEmpty()) {
            effects.add("events of the portal do not come, for the app lacks the scope " + String.join(", ", deaf));
        }
        String notice = "portal " + tenant.id() + " (" + tenant.portal().domain() + "): " + String.join("; ", effects)
                + (tenant.isWebhook()
                        ? "; add it to the inbound webhook on the portal and start again"
                        : "; add it to the app's permissions and install it again");
        if (!notice.equals(lacking.put(tenant.id(), notice))) {
            LOG.warn("{}.", notice);
        }
    }

    private static Set<String> lacks(Set<String> needed, Tenant tenant) {
        Set<String> lacks = new TreeSet<>(needed);
        Arrays.asList(tenant.scope().split("[,\\s]+")).forEach(lacks::remove);
        return lacks;
    }

    /** The portals looked at that lack some, one line each. */
    public List<String> notices() {
        return lacking.values().stream().sorted().toList();
    }
}
