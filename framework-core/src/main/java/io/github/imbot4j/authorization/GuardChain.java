package io.github.imbot4j.authorization;

import io.github.imbot4j.bot.Member;
import io.github.imbot4j.bot.Permissions;
import io.github.imbot4j.bot.RightsUnverifiedException;
import io.github.imbot4j.delivery.SessionChange;
import io.github.imbot4j.event.BotEvent;
import io.github.imbot4j.event.CommandReceived;
import io.github.imbot4j.event.DialogEvent;
import io.github.imbot4j.event.MessageReceived;
import io.github.imbot4j.guard.Decision;
import io.github.imbot4j.guard.Decision.Refused;
import io.github.imbot4j.guard.Guard;
import io.github.imbot4j.guard.GuardRequest;
import io.github.imbot4j.guard.Guards;
import io.github.imbot4j.handler.HandlerContext;
import io.github.imbot4j.install.Tenant;
import io.github.imbot4j.model.Route;
import io.github.imbot4j.model.Trigger;
import io.github.imbot4j.reply.InputRequired;
import io.github.imbot4j.reply.InvalidInput;
import io.github.imbot4j.reply.NoReply;
import io.github.imbot4j.reply.Outcome;
import io.github.imbot4j.rest.Rest;
import io.github.imbot4j.routing.RouteTable;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The guards of one event: they let its handlers run, or reply in their place. */
public final class GuardChain implements Permissions {

    private static final Logger LOG = LoggerFactory.getLogger(GuardChain.class);

    private final RouteTable routes;
    private final BotEvent event;
    private final boolean isConfirmed;
    private final Tenant tenant;
    private final Rest rest;
    private final GuardChainFactory.Proofs proofs;
    private final DurableGuardStore memory;
    private final Clock clock;
    private final Map<String, RightsUnverifiedException> unproven = new ConcurrentHashMap<>();
    private @Nullable String reason;

    GuardChain(
            RouteTable routes,
            BotEvent event,
            boolean isConfirmed,
            Tenant tenant,
            Rest rest,
            GuardChainFactory.Proofs proofs,
            DurableGuardStore memory,
            Clock clock) {
        this.routes = routes;
        this.event = event;
        this.isConfirmed = isConfirmed;
        this.tenant = tenant;
        this.rest = rest;
        this.proofs = proofs;
        this.memory = memory;
        this.clock = clock;
    }

    /** Runs the work of a route, or says why it may not run. */
    public Outcome pass(Route route, HandlerContext handlerContext, Callable<Outcome> work) throws Exception {
        if (route.guards().isEmpty()) {
            return work.call();
        }
        if (!(event instanceof DialogEvent inDialog)) {
            return NoReply.SILENCE;
        }
        GuardRequest guardRequest = request(inDialog, route);
        reason = null;
        Optional<Refused> refused = judge(route.guards(), guardRequest);
        if (reason != null) {
            LOG.warn("Portal {}, {}: {}", tenant.id(), route.place(), reason);
        }
        if (refused.isPresent()) {
            return answer(refused.get());
        }
        Optional<Outcome> objection = objection(route, handlerContext);
        return objection.isPresent() ? objection.get() : enter(route, guardRequest, work);
    }

    /** What cannot be read is said before anybody is asked whether to do it. */
    private static Optional<Outcome> objection(Route route, HandlerContext handlerContext) {
        return Guards.haveToBeConfirmed(route.guards()) ? route.handler().objection(handlerContext) : Optional.empty();
    }

    private GuardRequest request(DialogEvent inDialog, Route route) {
        return new GuardRequest(
                inDialog, tenant.portal(), rest, this, memory, name(route), clock.instant(), isConfirmed);
    }

    private Optional<Refused> judge(List<Guard> guards, GuardRequest guardRequest) throws Exception {
        for (Guard guard : guards) {
            try {
                if (guard.judge(guardRequest) instanceof Refused refused) {
                    return Optional.of(refused);
                }
            } catch (RightsUnverifiedException unproven) {
                reason = unproven.getMessage();
                return Optional.of(unproven(guardRequest));
            }
        }
        return Optional.empty();
    }

    private static Refused unproven(GuardRequest guardRequest) {
        return (Refused) Decision.refused(guardRequest.phrases().say("guard.unproven"));
    }

    private Outcome enter(Route route, GuardRequest guardRequest, Callable<Outcome> work) throws Exception {
        Deque<Guard> entered = new ArrayDeque<>();
        try {
            for (Guard guard : route.guards()) {
                int mark = memory.mark();
                if (guard.enter(guardRequest) instanceof Refused refused) {
                    // What the guards before it remembered did not happen; what it remembers itself did.
                    memory.forgetUntil(mark);
                    return answer(refused);
                }
                entered.push(guard);
            }
            Outcome outcome = work.call();
            if (outcome instanceof InvalidInput || outcome instanceof InputRequired) {
                // The user is still at it; the handler has not run.
                memory.forget();
            }
            return outcome;
        } finally {
            entered.forEach(guard -> leave(guard, route, guardRequest));
        }
    }

    /** One that cannot leave keeps no other from leaving, and the handler's outcome stands. */
    private void leave(Guard guard, Route route, GuardRequest guardRequest) {
        try {
            guard.leave(guardRequest);
        } catch (RuntimeException bug) {
            LOG.error(
                    "Portal {}, {}: the guard {} failed as the handler was left; what it holds may stay held.",
                    tenant.id(),
                    route.place(),
                    guard.getClass().getName(),
                    bug);
        }
    }

    /** A bot that reads along, or came into a chat, was not asked for anything. */
    private Outcome answer(Refused refused) {
        boolean asked = event instanceof CommandReceived
                || (event instanceof MessageReceived message
                        && (message.dialog().isPrivate() || message.mentionsBot()));
        return asked ? refused.answer() : NoReply.SILENCE;
    }

    /** What a method is called may change from one version to the next, what people type does not. */
    private static String name(Route route) {
        return route.trigger() instanceof Trigger.OnCommand command
                ? "/" + command.name()
                : route.place().replaceAll(" line \\d+$", "");
    }

    /** What is to be committed with the event. */
    public List<SessionChange> changes() {
        return memory.changes();
    }

    /** The handler failed: it is as if it had not run. */
    public void forget() {
        memory.forget();
    }

    @Override
    public Member member() {
        return prove("member", () -> proofs.member(sender()));
    }

    @Override
    public List<Member.Department> departments() {
        return prove("departments", () -> proofs.departments(sender()));
    }

    @Override
    public boolean isAdmin() {
        return prove("admin", () -> proofs.isAdmin(sender()));
    }

    @Override
    public Rest rest() {
        return prove("rest", () -> proofs.rest(sender()));
    }

    /** What the portal will not say is not asked once more for each command of a list. */
    private <T> T prove(String what, Supplier<T> ask) {
        RightsUnverifiedException before = unproven.get(what);
        if (before != null) {
            throw before;
        }
        try {
            return ask.get();
        } catch (RightsUnverifiedException closed) {
            unproven.put(what, closed);
            throw closed;
        }
    }

    private long sender() {
        return event instanceof DialogEvent inDialog ? inDialog.sender().id() : 0;
    }

    @Override
    public boolean mayRun(String command) {
        Optional<Route> route = routes.ofCommand(event.bot().code(), command);
        if (route.isEmpty() || !(event instanceof DialogEvent inDialog)) {
            return false;
        }
        try {
            List<Guard> lasting = route.get().guards().stream()
                    .filter(guard -> !guard.isMomentary())
                    .toList();
            return judge(lasting, request(inDialog, route.get())).isEmpty();
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException(
                    "A guard of " + route.get().place() + " could not say who may run it.", failure);
        }
    }
}
