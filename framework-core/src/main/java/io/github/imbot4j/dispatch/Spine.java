package io.github.imbot4j.dispatch;

import io.github.imbot4j.button.Buttons;
import io.github.imbot4j.chat.Portals;
import io.github.imbot4j.delivery.ClockTrust;
import io.github.imbot4j.delivery.Journal;
import io.github.imbot4j.delivery.PortalBudget;
import io.github.imbot4j.delivery.Priority;
import io.github.imbot4j.delivery.Tolls;
import io.github.imbot4j.delivery.Workers;
import io.github.imbot4j.install.AppSettings;
import io.github.imbot4j.install.EventVerifier;
import io.github.imbot4j.install.InstallQueue;
import io.github.imbot4j.install.InstallVerifier;
import io.github.imbot4j.install.OAuthServers;
import io.github.imbot4j.install.TenantRest;
import io.github.imbot4j.install.UninstallVerifier;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.portal.EndpointPolicy;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.registration.Registrar;
import io.github.imbot4j.rest.Backoff;
import io.github.imbot4j.rest.Http;
import io.github.imbot4j.rest.HttpPost;
import io.github.imbot4j.rest.Rest;
import io.github.imbot4j.rest.RestClient;
import io.github.imbot4j.routing.RouteTable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Draw the line from a post to the calls it causes, once, and keep it running: reception, journal, dispatcher, courier.
 *
 * <p>Safe for use by several threads.
 */
public final class Spine implements AutoCloseable {

    private static final Duration STRANGERS_TIMEOUT = Duration.ofSeconds(10);

    private final Journal journal;
    private final PortalBudget budget;
    private final Tariffs tariffs;
    private final Portals portals;
    private final InstallQueue queue;
    private final InstallDesk desk;
    private final Reception reception;
    private final InstallPage page;
    private final Workers workers;
    private final Upkeep upkeep;
    private final Registrations registrations;
    private final Notices notices;

    /**
     * Draws it.
     *
     * @param bots the bots to run
     * @param leftAlone codes of declared bots that are not run here and stay registered as they are
     * @throws io.github.imbot4j.problem.DefinitionException when two handlers want the same event
     */
    public Spine(List<BotModel> bots, Set<String> leftAlone, AppSettings settings, Outside outside) {
        this.journal = outside.journal();
        this.budget = new PortalBudget(outside.allowance(), settings.budgets(), outside.steady(), signals(outside));
        RecentLedgers ledgers = new RecentLedgers(outside.ledgers(), outside.steady());
        RouteTable routes = RouteTable.of(bots);
        OAuthServers oauth = new OAuthServers(settings, outside.http(), outside.client(), outside.clock());
        Tolls tolls = new Tolls(budget, outside.sleeper());
        TenantRest rest = new TenantRest(
                outside.tenants(),
                oauth,
                outside.client(),
                new EndpointPolicy(settings.allowPrivatePortals()),
                outside.clock(),
                tolls);
        Function<PortalId, Rest> unhurried = portal -> rest.of(portal, Priority.BULK);
        this.tariffs = new Tariffs(unhurried, budget);
        Registrar registrar = new Registrar(bots, leftAlone, settings.eventUrl(), unhurried, ledgers);
        // Strangers wait for the answers of servers that may be strangers' too: nobody waits long.
        RestClient brief = new RestClient(brief(outside.http()), outside.sleeper(), Backoff.standard());
        OAuthServers strangers = new OAuthServers(settings, outside.http(), brief, outside.clock());
        InstallVerifier installs =
                new InstallVerifier(settings, strangers, brief, tolls::counting, outside.tenants(), outside.clock());
        this.queue = new InstallQueue(outside.threads(), outside.later(), outside.steady());
        Stopwatch stopwatch = new Stopwatch(outside.later());
        Incidents incidents = new Incidents(outside.incidents());
        Map<String, BotModel> byCode = bots.stream().collect(Collectors.toMap(BotModel::code, Function.identity()));
        Buttons buttons = new Buttons(settings.clientSecret(), outside.clock());
        PortalLanguages languages = new PortalLanguages(ledgers, registrar::speaks, outside.threads());
        Results results = new Results(journal, outside.clock());
        TimerSource timerSource = new TimerSource(routes, journal, journal, results, outside.clock());
        this.portals = new LivePortals(
                byCode,
                outside.tenants(),
                ledgers,
                buttons,
                who -> new LiveBotVoice(who, journal, journal, journal),
                languages,
                rest::of,
                results);
        PortalZones zones = new PortalZones(settings.zone(), rest::of, outside.threads(), outside.clock());
        Schedules schedules = new Schedules(
                byCode.keySet(),
                routes,
                journal,
                journal,
                outside.tenants(),
                ledgers,
                zones,
                languages,
                outside.clock());
        ScopeCheck scopes = new ScopeCheck(bots);
        this.upkeep = new Upkeep(outside.threads());
        this.registrations =
                new Registrations(registrar, outside.tenants(), scopes, schedules::arm, outside.later(), upkeep);
        AppAffairs affairs =
                new AppAffairs(registrations, routes, rest::of, portals, budget::release, stopwatch, incidents);
        Retrying retrying = new Retrying(settings.patience().events());
        TokenSeal seal = new TokenSeal();
        Passes passes = new Passes(bots, seal);
        BotTokens tokens = new BotTokens(journal, seal, outside.clock());
        LongWork longWork = new LongWork(journal, journal, outside.later(), outside.clock());
        Runner runner = new Runner(
                byCode,
                routes,
                rest::of,
                new CallSender(rest::of),
                longWork,
                portals,
                retrying,
                stopwatch,
                incidents,
                zones,
                new Gatehouse(routes, rest, passes, journal, outside.clock()),
                timerSource,
                buttons);
        Inbox inbox = new Inbox(outside.events(), passes, tokens, routes::ofPortalEvent);
        Dispatcher dispatcher = new Dispatcher(
                journal,
                outside.tenants(),
                ledgers,
                registrations,
                new Listener(
                        byCode,
                        routes,
                        new Presses(routes, buttons, journal, outside.clock()),
                        new Places(journal, routes, outside.clock()),
                        timerSource,
                        buttons),
                runner,
                affairs,
                retrying,
                schedules,
                new OfflineEvents(unhurried, inbox, languages),
                languages,
                outside.threads(),
                outside.clock());
        ClockTrust trust = new ClockTrust(outside.clock(), outside.steady());
        Judge judge = new Judge(budget, incidents, settings.patience(), results, outside.clock(), trust);
        Courier courier = new Courier(
                journal,
                ledgers::recent,
                new MessageFinder(outside.tenants(), tokens, rest::once, budget, results, outside.clock()),
                new BotNamedRest(outside.tenants(), ledgers::recent, tokens, rest::once, rest::once),
                budget,
                judge,
                results,
                settings.patience(),
                longWork.typing()::isWanted,
                outside.clock());
        this.workers = new Workers(journal, dispatcher::handle, courier::send, budget, outside.threads());
        EventVerifier events = new EventVerifier(outside.tenants(), outside.clock());
        this.desk = new InstallDesk(
                installs,
                events,
                new UninstallVerifier(settings, strangers, rest),
                queue,
                outside.pendingInstalls(),
                inbox,
                outside.later(),
                outside.clock());
        this.notices = new Notices(
                journal.records(),
                outside.threads(),
                List.of(budget::notices, scopes::notices, registrations::notices, desk::notices, events::notices));
        this.reception = new Reception(events, desk, inbox, outside.clock());
        this.page = new InstallPage(installs, queue, outside.tenants(), ledgers, registrar, inbox, outside.clock());
    }

    private static Http brief(Http http) {
        return post ->
                http.post(new HttpPost(post.uri(), post.contentType(), post.body(), post.headers(), STRANGERS_TIMEOUT));
    }

    private PortalBudget.Signals signals(Outside outside) {
        return new PortalBudget.Signals() {
            @Override
            public void wakeAfter(Duration pause) {
                outside.later().after(pause, outside.journal()::wake);
            }

            @Override
            public void askTariff(PortalId portal) {
                outside.threads().run("imbot-tariff", () -> tariffs.ask(portal));
            }
        };
    }

    /** Begins to work, and in the background to bring the known portals up to date. */
    public void start() {
        workers.start();
        registrations.start();
        desk.start();
    }

    /** Where events come in. */
    public Reception reception() {
        return reception;
    }

    /** Where the install page is opened. */
    public InstallPage page() {
        return page;
    }

    /** Where bots speak of their own accord. */
    public Portals portals() {
        return portals;
    }

    /** Whether an install or an uninstall is being verified. */
    public boolean isVerifying() {
        return queue.isBusy();
    }

    /** Why the journal's storage fails; empty when it does not. */
    public Optional<String> journalTrouble() {
        return journal.trouble();
    }

    /** What somebody should look into although the process works, one line each. */
    public List<String> notices() {
        return notices.now();
    }

    /**
     * Waits until the process may stop without losing anything, then stops.
     *
     * @return whether it came to that in time
     */
    public boolean drain(Duration atMost) {
        upkeep.stop();
        desk.stop();
        long deadline = System.nanoTime() + atMost.toNanos();
        boolean drained = journal.drain(atMost);
        Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
        return workers.finish(left) && drained;
    }

    /** Stops at once, interrupting what runs. */
    @Override
    public void close() {
        upkeep.stop();
        desk.stop();
        workers.close();
    }
}
