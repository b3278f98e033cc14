package io.github.imbot4j.authorization;

import io.github.imbot4j.bot.Member;
import io.github.imbot4j.bot.Permissions;
import io.github.imbot4j.button.SignedCommand;
import io.github.imbot4j.delivery.InboxEntry;
import io.github.imbot4j.delivery.SessionStore;
import io.github.imbot4j.event.BotEvent;
import io.github.imbot4j.install.Tenant;
import io.github.imbot4j.install.TenantRest;
import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.rest.Rest;
import io.github.imbot4j.routing.RouteMatch;
import io.github.imbot4j.routing.RouteTable;
import java.time.Clock;
import java.util.List;

/** A factory of the guard chain of each event, with what all chains share. Safe for use by several threads. */
public final class GuardChainFactory {

    private final RouteTable routes;
    private final TenantRest rests;
    private final UserDirectory userDirectory;
    private final UserTokenSealer userTokenSealer;
    private final DurableGuardStore.Held held;
    private final Clock clock;

    public GuardChainFactory(
            RouteTable routes,
            TenantRest rests,
            UserDirectory userDirectory,
            UserTokenSealer userTokenSealer,
            SessionStore sessions,
            Clock clock) {
        this.routes = routes;
        this.rests = rests;
        this.userDirectory = userDirectory;
        this.userTokenSealer = userTokenSealer;
        this.held = new DurableGuardStore.Held(sessions, clock);
        this.clock = clock;
    }

    /**
     * Makes one.
     *
     * @param found what is handled; its event may have been found in the entry's
     */
    public GuardChain gate(RouteMatch.Found found, Tenant tenant, InboxEntry entry) {
        BotEvent event = found.event();
        Rest rest = rests.of(tenant.id());
        DurableGuardStore memory =
                new DurableGuardStore(held, tenant.id(), event.bot().code(), entry.key());
        return new GuardChain(
                routes,
                event,
                found.subject().filter(SignedCommand.class::isInstance).isPresent(),
                tenant,
                rest,
                new Proofs() {
                    @Override
                    public Member member(long user) {
                        return userDirectory.member(tenant, user);
                    }

                    @Override
                    public List<Member.Department> departments(long user) {
                        return userDirectory.departments(tenant, user);
                    }

                    @Override
                    public boolean isAdmin(long user) {
                        return userDirectory.isAdmin(tenant, user, token());
                    }

                    @Override
                    public Rest rest(long user) {
                        return userDirectory.rest(tenant, user, token());
                    }

                    private Secret token() {
                        return userTokenSealer.open(entry.pass(), tenant, entry.key());
                    }
                },
                memory,
                clock);
    }

    /** Lets go of what an event was about to remember; its outcome was not written. */
    public void forget(InboxEntry entry) {
        held.letGo(entry.key());
    }

    /** The verification of users' rights, see {@link Permissions}. */
    interface Proofs {

        Member member(long user);

        List<Member.Department> departments(long user);

        boolean isAdmin(long user);

        Rest rest(long user);
    }
}
