package io.github.imbot4j.dispatch;

import io.github.imbot4j.button.Errand;
import io.github.imbot4j.chat.Access;
import io.github.imbot4j.chat.Member;
import io.github.imbot4j.delivery.InboxEntry;
import io.github.imbot4j.delivery.SessionStore;
import io.github.imbot4j.event.BotEvent;
import io.github.imbot4j.install.Tenant;
import io.github.imbot4j.install.TenantRest;
import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.rest.Rest;
import io.github.imbot4j.routing.RouteTable;
import io.github.imbot4j.routing.Routed;
import java.time.Clock;
import java.util.List;

/** Make the gate of each event, with what all of them share. Safe for use by several threads. */
final class Gatehouse {

    private final RouteTable routes;
    private final TenantRest rests;
    private final Members members;
    private final Passes passes;
    private final JournalMemory.Held held;
    private final Clock clock;

    Gatehouse(RouteTable routes, TenantRest rests, Passes passes, SessionStore sessions, Clock clock) {
        this.routes = routes;
        this.rests = rests;
        this.members = new Members(rests, clock);
        this.passes = passes;
        this.held = new JournalMemory.Held(sessions, clock);
        this.clock = clock;
    }

    /**
     * Makes one.
     *
     * @param found what is handled; its event may have been found in the entry's
     */
    Gate gate(Routed.Found found, Tenant tenant, InboxEntry entry) {
        BotEvent event = found.event();
        Rest rest = rests.of(tenant.id());
        JournalMemory memory = new JournalMemory(held, tenant.id(), event.bot().code(), entry.key());
        return new Gate(
                routes,
                event,
                found.subject().filter(Errand.class::isInstance).isPresent(),
                tenant,
                rest,
                new Proofs() {
                    @Override
                    public Member member(long user) {
                        return members.member(tenant, user);
                    }

                    @Override
                    public List<Member.Department> departments(long user) {
                        return members.departments(tenant, user);
                    }

                    @Override
                    public boolean isAdmin(long user) {
                        return members.isAdmin(tenant, user, token());
                    }

                    @Override
                    public Rest rest(long user) {
                        return members.rest(tenant, user, token());
                    }

                    private Secret token() {
                        return passes.open(entry.pass(), tenant, entry.key());
                    }
                },
                memory,
                clock);
    }

    /** Lets go of what an event was about to remember; its outcome was not written. */
    void forget(InboxEntry entry) {
        held.letGo(entry.key());
    }

    /** Prove the rights of users, see {@link Access}. */
    interface Proofs {

        Member member(long user);

        List<Member.Department> departments(long user);

        boolean isAdmin(long user);

        Rest rest(long user);
    }
}
