package io.github.imbot4j.emulator;

import io.github.imbot4j.emulator.app.Apps;
import io.github.imbot4j.emulator.app.TokenService;
import io.github.imbot4j.emulator.chat.Messenger;
import io.github.imbot4j.emulator.crm.Crm;
import io.github.imbot4j.emulator.event.EventDelivery;
import io.github.imbot4j.emulator.event.EventSink;
import io.github.imbot4j.emulator.event.EventWriter;
import io.github.imbot4j.emulator.event.HttpEventSink;
import io.github.imbot4j.emulator.event.PortalEvents;
import io.github.imbot4j.emulator.event.PostHeader;
import io.github.imbot4j.emulator.fault.Faults;
import io.github.imbot4j.emulator.log.Exchange;
import io.github.imbot4j.emulator.log.TrafficLog;
import io.github.imbot4j.emulator.page.PageParts;
import io.github.imbot4j.emulator.page.PageRoutes;
import io.github.imbot4j.emulator.rest.RequestBucket;
import io.github.imbot4j.emulator.rest.RestServer;
import io.github.imbot4j.emulator.server.Addresses;
import io.github.imbot4j.emulator.server.Gate;
import io.github.imbot4j.emulator.server.InProcess;
import io.github.imbot4j.emulator.server.OAuthFront;
import io.github.imbot4j.emulator.server.PortalFront;
import io.github.imbot4j.emulator.server.TrafficRecorder;
import io.github.imbot4j.emulator.server.WebServer;
import io.github.imbot4j.emulator.state.Limits;
import io.github.imbot4j.emulator.state.PortalClock;
import io.github.imbot4j.emulator.state.PortalState;
import io.github.imbot4j.emulator.v2.SecondGeneration;
import io.github.imbot4j.rest.Http;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A Bitrix24 portal and its OAuth server on this machine, on which to try and test bots. It behaves as the server's
 * source does: REST, events, limits, tokens; and it fails on demand.
 *
 * <p>Safe for use by several threads.
 */
public final class EmulatedPortal implements AutoCloseable {

    /**
     * The options of a portal.
     *
     * @param host the address to bind, such as {@code 127.0.0.1}
     * @param port of portal and page; {@code 0} for any free one
     * @param withPage whether the page for the browser is served
     * @param events how events are posted; absent for HTTP
     */
    public record Options(
            String host, int port, boolean withPage, Limits limits, PortalClock clock, Optional<EventSink> events) {

        /** On loopback, any port, no page, the standard limits, the real time. */
        public static Options standard() {
            return new Options("127.0.0.1", 0, false, Limits.STANDARD, PortalClock.running(), Optional.empty());
        }
    }

    private final PortalClock clock;
    private final PortalState state;
    private final Messenger messenger;
    private final TokenService tokens;
    private final EventDelivery events;
    private final SecondGeneration second;
    private final Apps apps;
    private final PortalEvents business;
    private final Crm crm;
    private final Faults faults = new Faults();
    private final TrafficLog traffic = new TrafficLog();
    private final Addresses addresses;
    private final Gate gate;
    private final Optional<WebServer> server;
    private volatile Supplier<List<String>> status = List::of;
    private volatile Supplier<Map<String, String>> classes = Map::of;

    private EmulatedPortal(Options options, boolean listens) {
        this.clock = options.clock();
        this.state = new PortalState(memberId(), clock);
        this.messenger = new Messenger(state);
        this.tokens = new TokenService(state);
        this.addresses = new Addresses(
                URI.create("https://portal.bitrix24.example"), URI.create("https://oauth.bitrix24.example"));
        this.events = new EventDelivery(options.events().orElseGet(HttpEventSink::new), faults, traffic, clock);
        this.apps = new Apps(messenger, tokens, events, this::letterhead);
        messenger.listen(new EventWriter(messenger, tokens::grant, events, this::letterhead));
        this.second = new SecondGeneration(messenger, tokens::grant, events, this::letterhead);
        this.business = new PortalEvents(state, tokens::grant, events, this::letterhead);
        this.crm = new Crm(state, business);
        this.gate = gate(options.limits());
        this.server = listens
                ? Optional.of(WebServer.start(
                        options.host(),
                        options.port(),
                        gate,
                        options.withPage() ? List.of(page(options.host())::add) : List.of()))
                : Optional.empty();
    }

    private Gate gate(Limits limits) {
        TrafficRecorder book = new TrafficRecorder(traffic, clock);
        PortalFront portal = new PortalFront(
                state,
                tokens,
                new RestServer(messenger, crm, faults, limits, this::letterhead).with(second::addTo),
                new RequestBucket(limits, clock),
                faults,
                addresses,
                book);
        return new Gate(addresses, portal, new OAuthFront(state, tokens, faults, addresses, book));
    }

    private PageRoutes page(String host) {
        return new PageRoutes(new PageParts(
                messenger,
                apps,
                tokens,
                faults,
                traffic,
                clock,
                this::rename,
                crm,
                () -> classes.get(),
                () -> status.get(),
                host));
    }

    private static String memberId() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private PostHeader letterhead() {
        return new PostHeader(
                addresses.portal().getAuthority(),
                addresses.clientEndpoint(),
                addresses.serverEndpoint(),
                state.language());
    }

    /** Starts a portal that listens on ports of its own. */
    public static EmulatedPortal start(Options options) {
        return new EmulatedPortal(options, true);
    }

    /**
     * Starts a portal without sockets, to be called through {@link #http()}: its addresses are on https and exist nowhere.
     * The host, the port and the page of the options do not count.
     */
    public static EmulatedPortal inProcess(Options options) {
        return new EmulatedPortal(options, false);
    }

    /** Where the portal listens, such as {@code http://127.0.0.1:8080}. */
    public URI address() {
        return addresses.portal();
    }

    /** The REST root, with a slash at its end. */
    public String endpoint() {
        return addresses.clientEndpoint();
    }

    /** The origin of the OAuth server, which listens on a port of its own. */
    public URI oauthServer() {
        return addresses.oauth();
    }

    /** A way in without sockets, to the portal and to its OAuth server. */
    public Http http() {
        return new InProcess(addresses, gate);
    }

    public PortalState state() {
        return state;
    }

    public Messenger messenger() {
        return messenger;
    }

    public Apps apps() {
        return apps;
    }

    /** Deals, contacts and tasks. */
    public Crm crm() {
        return crm;
    }

    /** What raises events of the portal that no bot is concerned with, such as ONCRMDEALADD. */
    public PortalEvents business() {
        return business;
    }

    public TokenService tokens() {
        return tokens;
    }

    public EventDelivery events() {
        return events;
    }

    public Faults faults() {
        return faults;
    }

    public TrafficLog traffic() {
        return traffic;
    }

    public PortalClock clock() {
        return clock;
    }

    /** Closes kept connections early, as the servers of portals do: Apache after 5 s, gunicorn after 2 s. */
    public void closeIdleAfter(Duration idle) {
        server.ifPresent(web -> web.closeIdleAfter(idle));
    }

    /**
     * Listens on https too, for clients that insist on it; bots go on over http.
     *
     * @param port {@code 0} for any free one
     * @return where, with the certificate to trust: made for this run, for loopback names
     * @throws IllegalStateException if this portal does not listen, the port is taken, or the JDK has no {@code keytool}
     */
    public Https listenOnHttps(int port) {
        return server.orElseThrow(() -> new IllegalStateException(
                        "This portal does not listen; start it with EmulatedPortal.start, a kit with overHttp()."))
                .listenOnHttps(port, Https::new);
    }

    /**
     * Where the portal listens on https.
     *
     * @param address without a path
     * @param certificate a PEM file for clients to trust, deleted when the process ends
     */
    public record Https(URI address, Path certificate) {}

    /** Gives the portal another name: the old address answers with a redirect, and the OAuth server tells the new one. */
    public void rename() {
        server.ifPresentOrElse(
                WebServer::rename,
                () -> addresses.rename(URI.create("https://renamed" + state.nextId() + ".bitrix24.example")));
    }

    /** Has the page show lines about what runs beside the portal, such as "bots restarted 3 s ago"; asked every second. */
    public void showStatus(Supplier<List<String>> lines) {
        status = lines;
    }

    /** Has the page know the classes of bots, by code, for the tests it writes. */
    public void showClasses(Supplier<Map<String, String>> byCode) {
        classes = byCode;
    }

    /**
     * Shows what went wrong inside an app among the traffic.
     *
     * @param bot the bot's code
     * @param dialog where; empty outside of dialogs
     * @param text one line
     * @param trace the stack trace; may be empty
     */
    public void showFailure(String bot, String dialog, String text, String trace) {
        traffic.add(new Exchange.Failure(traffic.nextId(), clock.instant(), bot, dialog, text, trace));
    }

    /**
     * The address of a user's inbound webhook, with a slash at its end: all that a bot needs to run on this portal
     * (v2 §1). It is made when the user has none.
     */
    public URI webhook(long userId) {
        return URI.create(addresses.portal() + apps.webhook(userId).path());
    }

    /** Whether events wait that bots of these codes have not read yet with {@code imbot.v2.Event.get}. */
    public boolean hasUnread(Collection<String> codes) {
        return state.bots().where(bot -> codes.contains(bot.code())).stream()
                .anyMatch(bot -> state.hasUnread(bot.id()));
    }

    /** Stops listening and posting. */
    @Override
    public void close() {
        server.ifPresent(WebServer::close);
        events.close();
    }
}
