package io.github.imbot4j;

import io.github.imbot4j.delivery.DeliveryReporter;
import io.github.imbot4j.delivery.Priority;
import io.github.imbot4j.install.AppSettings;
import io.github.imbot4j.install.OAuthServers;
import io.github.imbot4j.install.Tenant;
import io.github.imbot4j.install.TenantRest;
import io.github.imbot4j.install.TokenRefresher;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.portal.EndpointPolicy;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.ratelimit.PortalRateLimiter;
import io.github.imbot4j.ratelimit.RateLimitGate;
import io.github.imbot4j.registration.Migration;
import io.github.imbot4j.registration.Plan;
import io.github.imbot4j.registration.ProtocolSelector;
import io.github.imbot4j.registration.Registrar;
import io.github.imbot4j.rest.Rest;
import io.github.imbot4j.rest.RestClient;
import io.github.imbot4j.rest.RetryPolicy;
import io.github.imbot4j.sending.WebhookCallSigner;
import io.github.imbot4j.wire.generation.Generations;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The operator's actions on single portals: show what registration would do there, register, refresh tokens.
 *
 * <p>Safe for use by several threads. Every method calls the portal and throws a {@link
 * io.github.imbot4j.rest.RestException} when that does not succeed.
 */
public final class PortalAdmin {

    private final TenantRest rest;
    private final Registrar registrar;
    private final Migration migration;

    PortalAdmin(List<BotModel> models, Set<String> leftAlone, AppSettings settings, Infrastructure infrastructure) {
        RestClient client =
                new RestClient(infrastructure.http(), infrastructure.time().sleeper(), RetryPolicy.ofCalls());
        PortalRateLimiter budget = new PortalRateLimiter(
                infrastructure.allowance(),
                settings.budgets(),
                infrastructure.time().steady(),
                new Deaf());
        this.rest = new TenantRest(
                infrastructure.tenants(),
                new TokenRefresher(
                        infrastructure.tenants(),
                        new OAuthServers(settings, infrastructure.http(), client, infrastructure.clock()),
                        new EndpointPolicy(settings.allowPrivatePortals()),
                        infrastructure.clock(),
                        DeliveryReporter.NONE),
                client,
                infrastructure.clock(),
                new RateLimitGate(budget, infrastructure.time().sleeper()),
                new WebhookCallSigner(infrastructure.ledgers()::load, Generations.all()));
        Function<PortalId, Rest> unhurried = id -> rest.of(id, Priority.BULK);
        Registrar plain = new Registrar(
                models, leftAlone, settings.botEventUrl(), unhurried, infrastructure.ledgers(), Generations.all());
        this.migration = new Migration(
                plain,
                infrastructure.tenants(),
                infrastructure.ledgers(),
                unhurried,
                Generations.all(),
                settings.eventUrl());
        this.registrar = plain.choosing(new ProtocolSelector(
                settings.connection(),
                infrastructure.tenants(),
                infrastructure.ledgers(),
                unhurried,
                Generations.all()));
    }

    /** Signals without effect: there is no outbox to wake, and the licence is not looked up. */
    private record Deaf() implements PortalRateLimiter.Signals {

        @Override
        public void wakeAfter(Duration pause) {}

        @Override
        public void askTariff(PortalId portal) {}
    }

    /** What would make the portal match the declared bots. */
    public Plan plan(Tenant tenant) {
        return registrar.plan(tenant);
    }

    /**
     * Makes the portal match the declared bots.
     *
     * @throws io.github.imbot4j.registration.RegistrationException when the portal refused a part of it
     */
    public Plan apply(Tenant tenant) {
        return registrar.reconcile(tenant);
    }

    /**
     * Says what moving a portal's bots to another generation of the chatbot protocol would change there.
     *
     * @param to such as {@code v2}
     * @throws io.github.imbot4j.registration.RegistrationException saying why they cannot be moved
     */
    public Plan planMigration(Tenant tenant, String to) {
        return migration.plan(tenant, to);
    }

    /**
     * Moves a portal's bots to another generation of the chatbot protocol; they keep their ids, codes and chats.
     *
     * @param to such as {@code v2}
     * @throws io.github.imbot4j.registration.RegistrationException when the portal refuses; everything is taken back then
     */
    public Plan migrate(Tenant tenant, String to) {
        return migration.apply(tenant, to);
    }

    /** Codes of the bots that are registered on a portal and not declared any more, by what is remembered; calls nobody. */
    public List<String> undeclared(Tenant tenant) {
        return registrar.undeclared(tenant.id());
    }

    /**
     * Deletes bots that are registered on a portal and not declared any more, with their private chats, for good.
     *
     * @param codes of those to delete; others stay, and so do declared ones
     * @throws io.github.imbot4j.registration.RegistrationException when the portal refused a part of it
     */
    public Plan prune(Tenant tenant, Collection<String> codes) {
        return registrar.prune(tenant, codes::contains);
    }

    /** Renews the portal's tokens, and gives the tenant with them. */
    public Tenant refresh(PortalId portal) {
        return rest.refresh(portal);
    }
}
