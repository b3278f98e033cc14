package io.github.imbot4j.lifecycle;

import io.github.imbot4j.chat.Portals;
import io.github.imbot4j.delivery.Incident;
import io.github.imbot4j.event.AppEvent;
import io.github.imbot4j.event.AppUninstalled;
import io.github.imbot4j.event.AppUpdated;
import io.github.imbot4j.event.Event;
import io.github.imbot4j.execution.IncidentReporter;
import io.github.imbot4j.execution.InterceptorChain;
import io.github.imbot4j.execution.RunningHandlers;
import io.github.imbot4j.handler.HandlerContext;
import io.github.imbot4j.install.Tenant;
import io.github.imbot4j.model.Route;
import io.github.imbot4j.portal.Portal;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.reply.Outcome;
import io.github.imbot4j.rest.Rest;
import io.github.imbot4j.routing.RouteTable;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The handler of events that concern the whole app: bots are registered before the author's handlers run for an install
 * or an update, and their registration is removed at an uninstall. Every bot's handler runs, even if another one
 * throws.
 */
public final class AppEventHandler {

    private static final Logger LOG = LoggerFactory.getLogger(AppEventHandler.class);

    private final RegistrationRetrier registrationRetrier;
    private final RouteTable routes;
    private final Function<PortalId, Rest> rests;
    private final Portals portals;
    private final Consumer<PortalId> release;
    private final RunningHandlers running;
    private final IncidentReporter incidentReporter;

    public AppEventHandler(
            RegistrationRetrier registrationRetrier,
            RouteTable routes,
            Function<PortalId, Rest> rests,
            Portals portals,
            Consumer<PortalId> release,
            RunningHandlers running,
            IncidentReporter incidentReporter) {
        this.registrationRetrier = registrationRetrier;
        this.routes = routes;
        this.rests = rests;
        this.portals = portals;
        this.release = release;
        this.running = running;
        this.incidentReporter = incidentReporter;
    }

    public void handle(AppEvent event, Tenant tenant) {
        if (!prepare(event, tenant)) {
            return;
        }
        Rest rest = rests.apply(tenant.id());
        AppContext invocation = new AppContext(event, tenant.portal(), rest, portals, Optional.empty());
        routes.ofApp(event).forEach(owned -> run(owned, invocation));
    }

    /** Does our own part first; tells whether the author's handlers are to hear of it. */
    private boolean prepare(AppEvent event, Tenant tenant) {
        if (event instanceof AppUninstalled) {
            registrationRetrier.forget(tenant.id());
            return true;
        }
        if (!tenant.isActive()) {
            LOG.debug("Dropped {}: portal {} has uninstalled the app.", event, tenant.id());
            return false;
        }
        release.accept(tenant.id());
        if (event instanceof AppUpdated) {
            registrationRetrier.rebind(tenant);
        } else {
            registrationRetrier.installed(tenant);
        }
        return true;
    }

    private void run(RouteTable.Owned owned, AppContext invocation) {
        try {
            call(owned.bot(), owned.route(), invocation);
        } catch (Throwable failure) {
            Optional<Route> handler = routes.ofError(owned.bot(), failure);
            if (handler.isEmpty()) {
                report(owned.route(), invocation.event(), failure);
            } else {
                LOG.warn(
                        "{} threw {}; handled by {}.",
                        owned.route().place(),
                        failure,
                        handler.get().place());
                recover(owned.bot(), handler.get(), invocation, failure);
            }
        }
    }

    private void recover(String bot, Route handler, AppContext failed, Throwable failure) {
        try {
            call(bot, handler, failed.after(failure));
        } catch (Throwable again) {
            again.addSuppressed(failure);
            report(handler, failed.event(), again);
        }
    }

    private void call(String bot, Route route, HandlerContext handlerContext) throws Exception {
        InterceptorChain.around(routes.interceptors(bot), route, handlerContext, () -> handle(route, handlerContext));
    }

    @SuppressWarnings("try") // It is open while the handler runs.
    private Outcome handle(Route route, HandlerContext handlerContext) throws Exception {
        try (RunningHandlers.Run run = running.begin(route.place())) {
            return route.handler().handle(handlerContext);
        }
    }

    /** What handlers of the app as a whole may ask for; there is no bot, and no portal has a zone while it is being installed. */
    private record AppContext(Event event, Portal portal, Rest rest, Portals portals, Optional<Throwable> failure)
            implements HandlerContext {

        @Override
        public ZoneId zone() {
            return ZoneOffset.UTC;
        }

        AppContext after(Throwable thrown) {
            return new AppContext(event, portal, rest, portals, Optional.of(thrown));
        }
    }

    private void report(Route failed, Event event, Throwable failure) {
        incidentReporter.report(new Incident.HandlerFailed(IncidentReporter.newId(), failed.place(), event, failure));
    }
}
