package io.github.imbot4j.lifecycle;

import io.github.imbot4j.bot.BotRef;
import io.github.imbot4j.concurrent.Scheduler;
import io.github.imbot4j.delivery.JournalException;
import io.github.imbot4j.install.Tenant;
import io.github.imbot4j.install.Tenants;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.registration.Plan;
import io.github.imbot4j.registration.Registrar;
import io.github.imbot4j.registration.RegistrationException;
import io.github.imbot4j.rest.RestException;
import io.github.imbot4j.rest.RetryHint;
import io.github.imbot4j.rest.RetryPolicy;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A background task that brings portals up to date and retries what failed: an install during a temporary failure of
 * the portal must not leave half of its bots unregistered until the next start. The pauses grow to half an hour and
 * stay there. What a portal refused permanently is not retried; it needs an operator.
 *
 * <p>Safe for use by several threads.
 */
public final class RegistrationRetrier {

    public static final RetryPolicy RETRIES = RetryPolicy.ofInstalls();

    private static final int MOST_NAMED = 3;

    private static final Logger LOG = LoggerFactory.getLogger(RegistrationRetrier.class);

    private final Registrar registrar;
    private final Tenants tenants;
    private final ScopeCheck scopes;
    private final Consumer<PortalId> arm;
    private final Scheduler scheduler;
    private final MaintenanceQueue maintenanceQueue;
    private final Map<PortalId, Unfinished> unfinished = new ConcurrentHashMap<>();

    /** Bots that are registered and not declared, by portal. */
    private final Map<PortalId, Set<String>> undeclared = new ConcurrentHashMap<>();

    /** @param arm told of each portal that was looked at */
    public RegistrationRetrier(
            Registrar registrar,
            Tenants tenants,
            ScopeCheck scopes,
            Consumer<PortalId> arm,
            Scheduler scheduler,
            MaintenanceQueue maintenanceQueue) {
        this.registrar = registrar;
        this.tenants = tenants;
        this.scopes = scopes;
        this.arm = arm;
        this.scheduler = scheduler;
        this.maintenanceQueue = maintenanceQueue;
    }

    /**
     * The reason why a portal is not up to date.
     *
     * @param mayPass whether the same may go well later
     */
    private record Trouble(String why, boolean mayPass) {}

    /** A portal that is not up to date; what was planned for it is done if this is still what is known of it. */
    private static final class Unfinished {

        private final Consumer<Tenant> work;
        private final int tries;
        private final String notice;

        private Unfinished(Consumer<Tenant> work, int tries, String notice) {
            this.work = work;
            this.tries = tries;
            this.notice = notice;
        }
    }

    /** Looks at all portals known, in the background: a new version of the bots changes only what differs. */
    public void start() {
        tenants.all().stream().filter(Tenant::isActive).forEach(known -> maintenanceQueue.add(() -> reconcile(known)));
    }

    /** Makes what is registered on a portal what is declared. */
    void reconcile(Tenant tenant) {
        attempt(tenant, this::reconcileNow, 0);
    }

    /** The same on a portal on which the app was installed just now, and perhaps removed before. */
    void installed(Tenant tenant) {
        attempt(tenant, this::installedNow, 0);
    }

    /** The same on a portal that has forgotten our handlers, as with an update (transport §3.5 C). */
    void rebind(Tenant tenant) {
        attempt(tenant, this::rebindNow, 0);
    }

    /** Forgets what was registered on a portal that removed the app, unless it has it again by now. */
    void forget(PortalId portal) {
        unfinished.remove(portal);
        undeclared.remove(portal);
        registrar.forget(portal, () -> active(portal).isEmpty());
    }

    /** Forgets one bot, which the portal deleted. */
    public void forget(PortalId portal, BotRef bot) {
        undeclared.computeIfPresent(
                portal,
                (id, codes) ->
                        codes.stream().filter(code -> !code.equals(bot.code())).collect(Collectors.toSet()));
        registrar.forget(portal, bot.id());
    }

    /** The portals that are not up to date, and the bots that are not declared any more, one line each. */
    public List<String> notices() {
        return Stream.concat(unfinished.values().stream().map(one -> one.notice).sorted(), undeclaredBots())
                .toList();
    }

    private Stream<String> undeclaredBots() {
        Map<String, Set<PortalId>> portals = new TreeMap<>();
        undeclared.forEach((portal, codes) -> codes.forEach(
                code -> portals.computeIfAbsent(code, one -> new TreeSet<>()).add(portal)));
        return portals.entrySet().stream().map(bot -> notice(bot.getKey(), bot.getValue()));
    }

    private static String notice(String code, Set<PortalId> portals) {
        String shown =
                portals.stream().limit(MOST_NAMED).map(PortalId::toString).collect(Collectors.joining(", "));
        int more = portals.size() - MOST_NAMED;
        return "bot '" + code + "' is registered and not declared here; it is kept on portal " + shown
                + (more > 0 ? " and " + more + " more" : "")
                + ": declare it again, or delete it with its chats: \"portals prune --bot " + code + "\"";
    }

    private void reconcileNow(Tenant tenant) {
        looked(registrar.reconcile(tenant));
    }

    private void installedNow(Tenant tenant) {
        looked(registrar.installed(tenant));
    }

    private void rebindNow(Tenant tenant) {
        looked(registrar.rebind(tenant));
    }

    private void looked(Plan plan) {
        if (plan.undeclared().isEmpty()) {
            undeclared.remove(plan.portal());
        } else {
            undeclared.put(plan.portal(), Set.copyOf(plan.undeclared()));
        }
    }

    private Optional<Tenant> active(PortalId portal) {
        return tenants.find(portal).filter(Tenant::isActive);
    }

    private void attempt(Tenant tenant, Consumer<Tenant> work, int tries) {
        scopes.look(tenant);
        Optional<Trouble> registering = trouble(() -> work.accept(tenant));
        Optional<Trouble> arming = trouble(() -> arm.accept(tenant.id()));
        registering
                .or(() -> arming)
                .ifPresentOrElse(trouble -> settle(tenant, work, tries, trouble), () -> finished(tenant));
    }

    private static Optional<Trouble> trouble(Runnable step) {
        try {
            step.run();
            return Optional.empty();
        } catch (UncheckedIOException | JournalException disk) {
            return Optional.of(new Trouble("what was registered could not be stored: " + disk.getMessage(), true));
        } catch (RegistrationException refused) {
            return Optional.of(new Trouble(String.valueOf(refused.getMessage()), false));
        } catch (RestException failure) {
            return Optional.of(new Trouble(String.valueOf(failure.getMessage()), failure.retry() != RetryHint.NEVER));
        }
    }

    private void finished(Tenant tenant) {
        if (unfinished.remove(tenant.id()) != null) {
            LOG.info("The bots on {} are up to date now.", name(tenant));
        }
    }

    private void settle(Tenant tenant, Consumer<Tenant> work, int tries, Trouble trouble) {
        if (maintenanceQueue.isStopped()) {
            return;
        }
        Unfinished now =
                new Unfinished(work, tries + 1, name(tenant) + ": its bots are not all up to date: " + trouble.why());
        unfinished.put(tenant.id(), now);
        if (trouble.mayPass()) {
            Duration pause = RETRIES.pause(tries + 1, 0);
            LOG.warn(
                    "The bots on {} are not all up to date: {} It is tried again in {} s.",
                    name(tenant),
                    trouble.why(),
                    pause.toSeconds());
            plan(pause, tenant.id(), now);
        } else {
            LOG.error(
                    "The bots on {} are not all up to date: {} It is tried again at the next start, when the app is"
                            + " installed again, and by \"portals apply\".",
                    name(tenant),
                    trouble.why());
        }
    }

    private void plan(Duration pause, PortalId portal, Unfinished known) {
        scheduler.after(pause, () -> maintenanceQueue.add(() -> resume(portal, known)));
    }

    private void resume(PortalId portal, Unfinished known) {
        if (unfinished.get(portal) != known) {
            return;
        }
        try {
            active(portal)
                    .ifPresentOrElse(
                            tenant -> attempt(tenant, known.work, known.tries), () -> unfinished.remove(portal, known));
        } catch (JournalException storage) {
            LOG.warn("Portal {} cannot be brought up to date: {}", portal, storage.getMessage());
            plan(RETRIES.first(), portal, known);
        }
    }

    private static String name(Tenant tenant) {
        return "portal " + tenant.id() + " (" + tenant.portal().domain() + ")";
    }
}
