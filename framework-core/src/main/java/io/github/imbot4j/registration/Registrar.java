package io.github.imbot4j.registration;

import io.github.imbot4j.install.Tenant;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.rest.Rest;
import io.github.imbot4j.wire.BotCalls;
import io.github.imbot4j.wire.Protocols;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The registrar that makes portals match the declared bots: it compares, plans, and applies the plan, many steps to a
 * request. The ledger is stored after every request, so a run that breaks off is continued by the next one. If nothing
 * differs, one call is made: the one that lists the portal's bots.
 *
 * <p>Safe for use by several threads; two runs on the same portal follow one another.
 */
public final class Registrar {

    private static final Logger LOG = LoggerFactory.getLogger(Registrar.class);

    private final List<BotModel> bots;
    private final Set<String> leftAlone;
    private final String eventUrl;
    private final Function<PortalId, Rest> rests;
    private final Ledgers ledgers;
    private final Protocols protocols;
    private final UnaryOperator<Tenant> selector;
    private final ConcurrentMap<PortalId, ReentrantLock> locks = new ConcurrentHashMap<>();

    /**
     * Registers these bots. Others it has registered before stay as they are until they are pruned.
     *
     * @param eventUrl where portals post the events of all bots; a portal keeps one address for an app (v1 §2.1)
     */
    Registrar(
            List<BotModel> bots,
            String eventUrl,
            Function<PortalId, Rest> rests,
            Ledgers ledgers,
            Protocols protocols) {
        this(bots, Set.of(), eventUrl, rests, ledgers, protocols);
    }

    /**
     * Registers some of the declared bots.
     *
     * @param leftAlone codes of bots that stay on the portal as they are, though they are not among the bots
     * @param protocols among which each portal speaks one
     */
    @SuppressWarnings("exports") // the protocols are spoken inside this module only
    public Registrar(
            List<BotModel> bots,
            Set<String> leftAlone,
            String eventUrl,
            Function<PortalId, Rest> rests,
            Ledgers ledgers,
            Protocols protocols) {
        this(bots, leftAlone, eventUrl, rests, ledgers, protocols, UnaryOperator.identity());
    }

    private Registrar(
            List<BotModel> bots,
            Set<String> leftAlone,
            String eventUrl,
            Function<PortalId, Rest> rests,
            Ledgers ledgers,
            Protocols protocols,
            UnaryOperator<Tenant> selector) {
        this.selector = selector;
        this.protocols = protocols;
        this.bots = List.copyOf(bots);
        this.leftAlone = Set.copyOf(leftAlone);
        this.eventUrl = eventUrl;
        this.rests = rests;
        this.ledgers = ledgers;
    }

    /** Returns one that does the same after it has chosen the generation of the protocol that a portal speaks. */
    public Registrar choosing(UnaryOperator<Tenant> other) {
        return new Registrar(bots, leftAlone, eventUrl, rests, ledgers, protocols, other);
    }

    /**
     * Brings a portal up to date.
     *
     * @return the plan, applied
     * @throws RegistrationException when the portal refused a part of it; the rest was applied
     * @throws io.github.imbot4j.rest.RestException when the portal did not answer, or refuses this app altogether; what was
     *     applied until then is remembered
     */
    public Plan reconcile(Tenant tenant) {
        return reconcile(tenant, UnaryOperator.identity());
    }

    /**
     * Looks at a portal and says what {@link #reconcile} would do there; changes nothing.
     *
     * @throws io.github.imbot4j.rest.RestException when the portal did not answer, or refuses this app altogether
     */
    public Plan plan(Tenant tenant) {
        BotCalls calls = calls(tenant);
        return plan(calls, tenant, ledgers.load(tenant.id()), observe(calls, rests.apply(tenant.id())));
    }

    /** Says what {@link #moved} would do; changes nothing. */
    Plan planMoved(Tenant tenant) {
        BotCalls calls = calls(tenant);
        return plan(calls, tenant, ledgers.load(tenant.id()).unknown(), observe(calls, rests.apply(tenant.id())));
    }

    /** Brings a portal up to date whose bots are told everything anew, in a generation that they were not registered in. */
    Plan moved(Tenant tenant) {
        return reconcile(tenant, Ledger::unknown);
    }

    /**
     * Brings a portal up to date on which the app was installed. It may have been removed just before, and the portal has forgotten the
     * app's events then, whether or not we were told.
     */
    public Plan installed(Tenant tenant) {
        return reconcile(tenant, Ledger::withoutBindings);
    }

    /** Brings a portal up to date that has forgotten our handlers, as it does when the app is updated (transport §3.5 C). */
    public Plan rebind(Tenant tenant) {
        return reconcile(tenant, Ledger::unbound);
    }

    /**
     * Deletes bots that are registered on a portal and not declared any more, with their private chats. Nothing else does.
     *
     * @param chosen whether a bot of this code is meant
     * @return the plan, applied
     * @throws RegistrationException when the portal refused a part of it; the rest was applied
     * @throws io.github.imbot4j.rest.RestException when the portal did not answer, or refuses this app altogether
     */
    public Plan prune(Tenant tenant, Predicate<String> chosen) {
        return alone(tenant.id(), () -> {
            Rest rest = rests.apply(tenant.id());
            BotCalls calls = calls(tenant);
            PortalBots portalBots = observe(calls, rest);
            Ledger ledger = ledgers.load(tenant.id());
            Plan plan = Planner.prune(calls, bots, leftAlone, ledger, portalBots, chosen);
            LOG.info("Prune: {}", plan.print());
            run(calls, plan, rest, ledger, portalBots);
            return plan;
        });
    }

    /** Codes of the bots that are remembered as registered on a portal and are not declared any more; asks nobody. */
    public List<String> undeclared(PortalId portal) {
        Ledger ledger = ledgers.load(portal);
        return ledger.bots().keySet().stream()
                .filter(code -> !leftAlone.contains(code))
                .filter(code -> bots.stream().noneMatch(bot -> bot.code().equals(code)))
                .toList();
    }

    /** Remembers the language of a portal, for what is said there and registered there next. */
    public void speaks(PortalId portal, String language) {
        alone(portal, () -> {
            Ledger ledger = ledgers.load(portal);
            if (!ledger.language().equals(language)) {
                ledgers.save(ledger.in(language));
            }
            return portal;
        });
    }

    /**
     * Forgets what was registered on a portal that removed the app, and the bots with it.
     *
     * @param stillGone asked when no run is under way: an install may have overtaken the uninstall, and its bots are to be kept
     */
    public void forget(PortalId portal, BooleanSupplier stillGone) {
        alone(portal, () -> {
            if (stillGone.getAsBoolean()) {
                ledgers.save(Ledger.empty(portal));
            }
            return portal;
        });
    }

    /** Forgets one bot, which the portal deleted; the next run registers it anew. */
    public void forget(PortalId portal, long botId) {
        alone(portal, () -> {
            Ledger ledger = ledgers.load(portal);
            ledger.bots().forEach((code, bot) -> {
                if (bot.id() == botId) {
                    ledgers.save(ledger.without(code));
                }
            });
            return portal;
        });
    }

    private Plan reconcile(Tenant tenant, UnaryOperator<Ledger> doubt) {
        return alone(tenant.id(), () -> reconcileAlone(selector.apply(tenant), doubt));
    }

    private Plan reconcileAlone(Tenant tenant, UnaryOperator<Ledger> doubt) {
        Rest rest = rests.apply(tenant.id());
        BotCalls calls = calls(tenant);
        PortalBots portalBots = observe(calls, rest);
        Ledger remembered = ledgers.load(tenant.id());
        Ledger ledger = doubt.apply(remembered.keeping(portalBots));
        if (!ledger.equals(remembered)) {
            ledgers.save(ledger);
        }
        Plan plan = plan(calls, tenant, ledger, portalBots);
        LOG.info("Plan: {}", plan.print());
        warnOfUndeclared(plan);
        run(calls, plan, rest, ledger, portalBots);
        return plan;
    }

    /** Events of the app and the portal are bound by apps only (v1 §6.13), and without an address only to the portal's queue. */
    private Plan plan(BotCalls calls, Tenant tenant, Ledger ledger, PortalBots portalBots) {
        Plan whole = Planner.plan(calls, bots, leftAlone, eventUrl, ledger, portalBots);
        if (tenant.isWebhook()) {
            return whole.withoutBindings(step -> true, "an inbound webhook binds none. Install the app for it.");
        }
        return eventUrl.isEmpty()
                ? whole.withoutBindings(
                        step -> step.url().isEmpty(),
                        "events are fetched, and only those of bots are. Ask for it with offline = true, which takes it from"
                                + " the portal's queue, or run without --fetch.")
                : whole;
    }

    private void run(BotCalls calls, Plan plan, Rest rest, Ledger ledger, PortalBots portalBots) {
        new PlanExecutor(
                        plan, rest, new PlanResultRecorder(calls, plan.portal(), eventUrl, ledgers, ledger, portalBots))
                .apply();
    }

    private BotCalls calls(Tenant tenant) {
        return protocols.named(tenant.protocol()).bots();
    }

    private static void warnOfUndeclared(Plan plan) {
        for (String code : plan.undeclared()) {
            LOG.warn(
                    "Bot '{}' is registered on portal {} and is not declared here: it is kept, and nothing answers for it."
                            + " Declare it again (check --packages), or delete it with its private chats: \"portals prune {}"
                            + " --bot {}\".",
                    code,
                    plan.portal(),
                    plan.portal(),
                    code);
        }
    }

    private static PortalBots observe(BotCalls calls, Rest rest) {
        return new PortalBots(calls.codes(rest.call(calls.list())));
    }

    /** One at a time for each portal. No monitor: a virtual thread that waits for a portal inside one holds its carrier. */
    private <T> T alone(PortalId portal, Supplier<T> work) {
        ReentrantLock lock = locks.computeIfAbsent(portal, id -> new ReentrantLock());
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
