package io.github.imbot4j.runtime;

import io.github.imbot4j.authorization.BotTokens;
import io.github.imbot4j.authorization.GuardChainFactory;
import io.github.imbot4j.authorization.TokenSeal;
import io.github.imbot4j.authorization.UserDirectory;
import io.github.imbot4j.authorization.UserTokenSealer;
import io.github.imbot4j.button.ButtonTokens;
import io.github.imbot4j.chat.Portals;
import io.github.imbot4j.conversation.ButtonPressResolver;
import io.github.imbot4j.conversation.ConversationRouter;
import io.github.imbot4j.conversation.ConversationStore;
import io.github.imbot4j.conversation.HandlerTimerFactory;
import io.github.imbot4j.delivery.ClockTrust;
import io.github.imbot4j.delivery.DeliveryEvent;
import io.github.imbot4j.delivery.DeliveryReporter;
import io.github.imbot4j.delivery.Journal;
import io.github.imbot4j.delivery.Priority;
import io.github.imbot4j.delivery.Workers;
import io.github.imbot4j.execution.CachedLedgers;
import io.github.imbot4j.execution.IncidentReporter;
import io.github.imbot4j.execution.ObservedDelivery;
import io.github.imbot4j.execution.PortalDirectory;
import io.github.imbot4j.execution.PortalLanguages;
import io.github.imbot4j.execution.PortalZones;
import io.github.imbot4j.execution.RetryDecision;
import io.github.imbot4j.execution.RunningHandlers;
import io.github.imbot4j.handling.HandlerServices;
import io.github.imbot4j.handling.OutboxBotSender;
import io.github.imbot4j.handling.PortalSenders;
import io.github.imbot4j.handling.ProgressTracker;
import io.github.imbot4j.install.AppSettings;
import io.github.imbot4j.install.EventVerifier;
import io.github.imbot4j.install.InstallQueue;
import io.github.imbot4j.install.InstallVerifier;
import io.github.imbot4j.install.OAuthServers;
import io.github.imbot4j.install.PortalProtocols;
import io.github.imbot4j.install.Tenant;
import io.github.imbot4j.install.TenantRest;
import io.github.imbot4j.install.TokenRefresher;
import io.github.imbot4j.install.UninstallVerifier;
import io.github.imbot4j.install.WebhookInstaller;
import io.github.imbot4j.install.WebhookPosts;
import io.github.imbot4j.install.WebhookTokens;
import io.github.imbot4j.lifecycle.AppEventHandler;
import io.github.imbot4j.lifecycle.EventFetcher;
import io.github.imbot4j.lifecycle.EventInbox;
import io.github.imbot4j.lifecycle.FeedReader;
import io.github.imbot4j.lifecycle.InstallEventHandler;
import io.github.imbot4j.lifecycle.InstallPage;
import io.github.imbot4j.lifecycle.LicenceLookup;
import io.github.imbot4j.lifecycle.MaintenanceQueue;
import io.github.imbot4j.lifecycle.OfflineEvents;
import io.github.imbot4j.lifecycle.RegistrationRetrier;
import io.github.imbot4j.lifecycle.Schedules;
import io.github.imbot4j.lifecycle.ScopeCheck;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.pipeline.Dispatcher;
import io.github.imbot4j.pipeline.EventReceiver;
import io.github.imbot4j.pipeline.EventRouter;
import io.github.imbot4j.pipeline.HandlerExecutor;
import io.github.imbot4j.pipeline.TypedNames;
import io.github.imbot4j.portal.EndpointPolicy;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.ratelimit.PortalRateLimiter;
import io.github.imbot4j.ratelimit.RateLimitGate;
import io.github.imbot4j.registration.ProtocolSelector;
import io.github.imbot4j.registration.Registrar;
import io.github.imbot4j.rest.Http;
import io.github.imbot4j.rest.HttpRequest;
import io.github.imbot4j.rest.Rest;
import io.github.imbot4j.rest.RestClient;
import io.github.imbot4j.rest.RestException;
import io.github.imbot4j.rest.RetryPolicy;
import io.github.imbot4j.routing.RouteTable;
import io.github.imbot4j.sending.BotTokenRest;
import io.github.imbot4j.sending.CallOutcomeClassifier;
import io.github.imbot4j.sending.CallResults;
import io.github.imbot4j.sending.DirectCallSender;
import io.github.imbot4j.sending.MessageFinder;
import io.github.imbot4j.sending.OutboxSender;
import io.github.imbot4j.sending.WebhookCallSigner;
import io.github.imbot4j.wire.EventReader;
import io.github.imbot4j.wire.Protocols;
import io.github.imbot4j.wire.generation.Generations;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The running program: everything between a post and the calls it causes, assembled once and kept running (event
 * receiver, journal, dispatcher, outbox sender).
 *
 * <p>Safe for use by several threads.
 */
public final class BotRuntime implements AutoCloseable {

    private static final Duration STRANGERS_TIMEOUT = Duration.ofSeconds(10);

    private final Journal journal;
    private final PortalRateLimiter budget;
    private final LicenceLookup licenceLookup;
    private final Portals portals;
    private final InstallQueue queue;
    private final InstallEventHandler desk;
    private final EventReceiver eventReceiver;
    private final InstallPage page;
    private final Workers workers;
    private final MaintenanceQueue maintenanceQueue;
    private final RegistrationRetrier registrationRetrier;
    private final HealthWarnings healthWarnings;
    private final Runnable connect;
    private final Schedules schedules;
    private final EventFetcher fetcher;

    /**
     * Assembles the parts.
     *
     * @param bots the bots to run
     * @param leftAlone codes of declared bots that are not run here and stay registered as they are
     * @param reporter tells what becomes of posts, events and calls
     * @throws io.github.imbot4j.problem.DefinitionException when two handlers want the same event
     */
    public BotRuntime(
            List<BotModel> bots,
            Set<String> leftAlone,
            AppSettings settings,
            RuntimeInfrastructure runtimeInfrastructure,
            DeliveryReporter reporter) {
        this(bots, leftAlone, settings, runtimeInfrastructure, reporter, Generations.all());
    }

    /**
     * Assembles the parts.
     *
     * @param protocols that are spoken; each portal speaks one of them
     */
    BotRuntime(
            List<BotModel> bots,
            Set<String> leftAlone,
            AppSettings settings,
            RuntimeInfrastructure runtimeInfrastructure,
            DeliveryReporter reporter,
            Protocols protocols) {
        PortalProtocols spoken = new PortalProtocols(runtimeInfrastructure.tenants(), protocols);
        ObservedDelivery observed = new ObservedDelivery(reporter, runtimeInfrastructure.clock());
        this.journal = runtimeInfrastructure.journal();
        this.budget = new PortalRateLimiter(
                runtimeInfrastructure.allowance(),
                settings.budgets(),
                runtimeInfrastructure.steady(),
                signals(runtimeInfrastructure, reporter));
        CachedLedgers ledgers = new CachedLedgers(runtimeInfrastructure.ledgers(), runtimeInfrastructure.steady());
        RouteTable routes = RouteTable.of(bots);
        OAuthServers oauth = new OAuthServers(
                settings, runtimeInfrastructure.http(), runtimeInfrastructure.client(), runtimeInfrastructure.clock());
        RateLimitGate rateLimitGate = new RateLimitGate(budget, runtimeInfrastructure.sleeper(), reporter);
        TenantRest rest = new TenantRest(
                runtimeInfrastructure.tenants(),
                new TokenRefresher(
                        runtimeInfrastructure.tenants(),
                        oauth,
                        new EndpointPolicy(settings.allowPrivatePortals()),
                        runtimeInfrastructure.clock(),
                        reporter),
                runtimeInfrastructure.client(),
                runtimeInfrastructure.clock(),
                rateLimitGate,
                new WebhookCallSigner(ledgers::recent, protocols));
        Function<PortalId, Rest> unhurried = portal -> rest.of(portal, Priority.BULK);
        this.licenceLookup = new LicenceLookup(unhurried, budget);
        ProtocolSelector selector = new ProtocolSelector(
                settings.connection(), runtimeInfrastructure.tenants(), ledgers, unhurried, protocols);
        Registrar registrar = new Registrar(bots, leftAlone, settings.botEventUrl(), unhurried, ledgers, protocols)
                .choosing(tenant -> prepared(selector.apply(tenant)));
        // Strangers wait for the answers of servers that may be strangers' too: nobody waits long.
        RestClient brief = new RestClient(
                brief(runtimeInfrastructure.http()), runtimeInfrastructure.sleeper(), RetryPolicy.ofCalls());
        OAuthServers strangers =
                new OAuthServers(settings, runtimeInfrastructure.http(), brief, runtimeInfrastructure.clock());
        InstallVerifier installs = new InstallVerifier(
                settings,
                strangers,
                brief,
                rateLimitGate::counting,
                runtimeInfrastructure.tenants(),
                runtimeInfrastructure.clock());
        this.queue = new InstallQueue(
                runtimeInfrastructure.threads(), runtimeInfrastructure.later(), runtimeInfrastructure.steady());
        RunningHandlers running = new RunningHandlers(
                runtimeInfrastructure.later(),
                runtimeInfrastructure.steady(),
                spoken,
                call -> journal.put(List.of(call)));
        IncidentReporter incidentReporter = new IncidentReporter(observed.incidents(runtimeInfrastructure.incidents()));
        Map<String, BotModel> byCode = bots.stream().collect(Collectors.toMap(BotModel::code, Function.identity()));
        ButtonTokens buttonTokens = new ButtonTokens(settings.buttonSecret(), runtimeInfrastructure.clock());
        PortalLanguages languages = new PortalLanguages(ledgers, registrar::speaks, runtimeInfrastructure.threads());
        CallResults callResults = new CallResults(journal, protocols, runtimeInfrastructure.clock());
        HandlerTimerFactory handlerTimerFactory =
                new HandlerTimerFactory(routes, journal, journal, callResults, spoken, runtimeInfrastructure.clock());
        PortalZones zones = new PortalZones(
                settings.zone(), rest::of, runtimeInfrastructure.threads(), runtimeInfrastructure.clock());
        PortalDirectory directory =
                new PortalDirectory(runtimeInfrastructure.tenants(), ledgers, spoken, languages, zones);
        this.portals = new PortalSenders(
                byCode,
                directory,
                buttonTokens,
                who -> new OutboxBotSender(who, journal, journal, journal),
                rest::of,
                callResults);
        this.schedules =
                new Schedules(byCode.keySet(), routes, journal, journal, directory, runtimeInfrastructure.clock());
        ScopeCheck scopes = new ScopeCheck(bots);
        this.maintenanceQueue = new MaintenanceQueue(runtimeInfrastructure.threads());
        this.registrationRetrier = new RegistrationRetrier(
                registrar,
                runtimeInfrastructure.tenants(),
                scopes,
                this::arm,
                runtimeInfrastructure.later(),
                maintenanceQueue);
        AppEventHandler affairs = new AppEventHandler(
                registrationRetrier, routes, rest::of, portals, budget::release, running, incidentReporter);
        RetryDecision retryDecision = new RetryDecision(settings.patience().events());
        TokenSeal seal = new TokenSeal();
        UserTokenSealer userTokenSealer = new UserTokenSealer(bots, seal);
        BotTokens tokens = new BotTokens(journal, seal, runtimeInfrastructure.clock());
        ProgressTracker progressTracker =
                new ProgressTracker(journal, journal, runtimeInfrastructure.later(), runtimeInfrastructure.clock());
        HandlerServices services = new HandlerServices(
                new GuardChainFactory(
                        routes,
                        rest,
                        new UserDirectory(
                                rest,
                                spoken,
                                runtimeInfrastructure.clock(),
                                settings.connection().admins()),
                        userTokenSealer,
                        journal,
                        runtimeInfrastructure.clock()),
                handlerTimerFactory,
                progressTracker,
                running,
                new HandlerServices.Speech(buttonTokens, new DirectCallSender(rest::of, protocols), portals, zones),
                rest::of);
        HandlerExecutor handlerExecutor =
                new HandlerExecutor(byCode, routes, services, retryDecision, incidentReporter);
        EventInbox eventInbox =
                new EventInbox(runtimeInfrastructure.events(), userTokenSealer, tokens, routes::ofPortalEvent);
        FeedReader feeds = new FeedReader(unhurried, eventInbox, spoken, runtimeInfrastructure.clock());
        this.fetcher = new EventFetcher(
                feeds, journal, journal, ledgers, spoken, settings.connection().fetches() ? byCode.keySet() : Set.of());
        Dispatcher dispatcher = new Dispatcher(
                journal,
                directory,
                new Dispatcher.Lifecycle(
                        affairs,
                        registrationRetrier,
                        schedules,
                        new OfflineEvents(unhurried, eventInbox, languages),
                        fetcher),
                new EventRouter(
                        routes,
                        new TypedNames(bots),
                        new ConversationRouter(
                                byCode,
                                routes,
                                new ButtonPressResolver(routes, buttonTokens, journal, runtimeInfrastructure.clock()),
                                new ConversationStore(journal, routes, runtimeInfrastructure.clock()),
                                handlerTimerFactory,
                                buttonTokens)),
                handlerExecutor,
                new Dispatcher.Retries(retryDecision, runtimeInfrastructure.threads(), runtimeInfrastructure.clock()));
        ClockTrust trust = new ClockTrust(runtimeInfrastructure.clock(), runtimeInfrastructure.steady());
        CallOutcomeClassifier callOutcomeClassifier = new CallOutcomeClassifier(
                budget,
                incidentReporter,
                settings.patience(),
                callResults,
                protocols,
                runtimeInfrastructure.clock(),
                trust);
        OutboxSender outboxSender = new OutboxSender(
                observed.settling(journal),
                ledgers::recent,
                new MessageFinder(
                        runtimeInfrastructure.tenants(),
                        tokens,
                        rest::once,
                        budget,
                        callResults,
                        protocols,
                        runtimeInfrastructure.clock()),
                protocols,
                new BotTokenRest(
                        runtimeInfrastructure.tenants(), ledgers::recent, tokens, rest::once, rest::once, protocols),
                budget,
                callOutcomeClassifier,
                callResults,
                settings.patience(),
                running::isWanted,
                runtimeInfrastructure.clock());
        this.workers = new Workers(
                journal,
                observed.handling(dispatcher::handle),
                outboxSender::send,
                budget,
                runtimeInfrastructure.threads());
        EventVerifier events = new EventVerifier(
                runtimeInfrastructure.tenants(),
                runtimeInfrastructure.clock(),
                (tenant, token) -> WebhookTokens.prove(
                        tenant, ledgers.recent(tenant.id()).bots().keySet(), token));
        this.desk = new InstallEventHandler(
                installs,
                events,
                new UninstallVerifier(settings, strangers, rest),
                queue,
                runtimeInfrastructure.pendingInstalls(),
                eventInbox,
                runtimeInfrastructure.later(),
                runtimeInfrastructure.clock());
        WebhookInstaller webhooks = new WebhookInstaller(
                runtimeInfrastructure.tenants(),
                brief,
                new EndpointPolicy(settings.allowPrivatePortals()),
                runtimeInfrastructure.clock());
        this.connect = () -> settings.webhook().ifPresent(webhooks::install);
        this.healthWarnings = new HealthWarnings(
                journal.records(),
                runtimeInfrastructure.threads(),
                List.of(
                        budget::notices,
                        scopes::notices,
                        registrationRetrier::notices,
                        feeds::notices,
                        desk::notices,
                        events::notices));
        this.eventReceiver = new EventReceiver(
                new EventReader(protocols),
                events,
                desk,
                eventInbox,
                runtimeInfrastructure.clock(),
                settings.webhook().isPresent()
                        ? new WebhookPosts(runtimeInfrastructure.tenants())
                        : UnaryOperator.identity());
        this.page = new InstallPage(
                installs,
                queue,
                runtimeInfrastructure.tenants(),
                ledgers,
                registrar,
                eventInbox,
                runtimeInfrastructure.clock());
    }

    /** Before anything of its bots is changed. */
    private Tenant prepared(Tenant tenant) {
        return fetcher.finish(tenant);
    }

    /** What is to happen again and again on a portal, once its bots are looked at. */
    private void arm(PortalId portal) {
        schedules.arm(portal);
        fetcher.arm(portal);
    }

    private static Http brief(Http http) {
        return post -> http.post(
                new HttpRequest(post.uri(), post.contentType(), post.body(), post.headers(), STRANGERS_TIMEOUT));
    }

    private PortalRateLimiter.Signals signals(RuntimeInfrastructure runtimeInfrastructure, DeliveryReporter reporter) {
        return new PortalRateLimiter.Signals() {
            @Override
            public void wakeAfter(Duration pause) {
                runtimeInfrastructure.later().after(pause, runtimeInfrastructure.journal()::wake);
            }

            @Override
            public void askTariff(PortalId portal) {
                runtimeInfrastructure.threads().run("imbot-tariff", () -> licenceLookup.ask(portal));
            }

            @Override
            public void held(PortalId portal, Duration pause, RestException cause) {
                reporter.report(() -> new DeliveryEvent.Held(portal, pause, cause));
            }
        };
    }

    /**
     * Begins to work, and in the background to bring the known portals up to date.
     *
     * @throws IllegalStateException if the inbound webhook of the settings cannot be used
     */
    public void start() {
        connect.run();
        workers.start();
        registrationRetrier.start();
        desk.start();
    }

    /** Where events come in. */
    public EventReceiver reception() {
        return eventReceiver;
    }

    /** Where the install page is opened. */
    public InstallPage page() {
        return page;
    }

    /** Where bots speak of their own accord. */
    public Portals portals() {
        return portals;
    }

    /** Polls each portal now, before the time that is planned. */
    public void fetch() {
        portals.installed().forEach(portal -> fetcher.arm(portal.id()));
    }

    /** Whether an install or an uninstall is being verified, or a portal brought up to date. */
    public boolean isVerifying() {
        return queue.isBusy() || maintenanceQueue.isBusy();
    }

    /** Why the journal's storage fails; empty when it does not. */
    public Optional<String> journalTrouble() {
        return journal.trouble();
    }

    /** What somebody should look into although the process works, one line each. */
    public List<String> notices() {
        return healthWarnings.now();
    }

    /**
     * Waits until the process may stop without losing anything, then stops.
     *
     * @return whether it came to that in time
     */
    public boolean drain(Duration atMost) {
        maintenanceQueue.stop();
        desk.stop();
        long deadline = System.nanoTime() + atMost.toNanos();
        boolean drained = journal.drain(atMost);
        Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
        return workers.finish(left) && drained;
    }

    /** Stops at once, interrupting what runs. */
    @Override
    public void close() {
        maintenanceQueue.stop();
        desk.stop();
        workers.close();
    }
}
