package io.github.imbot4j.http.server;

import io.github.imbot4j.RunningBots;
import io.github.imbot4j.install.AppSettings;
import io.github.imbot4j.portal.WebAddress;
import io.github.imbot4j.web.WebRoute;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinLogger;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ErrorHandler;

/**
 * An HTTP server for started bots: events, the install page, the health probes and the program's own routes.
 *
 * <pre>{@code
 * RunningBots bots = Bots.scan("com.acme.bots").start(settings, Ports.inMemory(settings));
 * BotServer server = BotServer.start(bots, "0.0.0.0", 8080);
 * …
 * server.stop(Duration.ofSeconds(20));
 * }</pre>
 *
 * <p>TLS is for the proxy in front. Safe for use by several threads.
 */
public final class BotServer implements AutoCloseable {

    /** How long a connection may be silent. */
    private static final Duration IDLE = Duration.ofSeconds(15);

    /** Bytes of answers the system keeps for who does not read them; some pages, and not the megabytes that it would. */
    private static final int UNREAD = 64 * 1024;

    /** Connections the system keeps until they are accepted; with the usual 50 a burst makes genuine senders wait seconds. */
    private static final int BACKLOG = 1_024;

    private static final List<HandlerType> ROUTED =
            List.of(HandlerType.GET, HandlerType.POST, HandlerType.PUT, HandlerType.PATCH, HandlerType.DELETE);

    private final AtomicReference<RunningBots> bots;
    private final RouteEndpoint routes;
    private final Javalin http;

    private BotServer(AtomicReference<RunningBots> bots, RouteEndpoint routes, Javalin http) {
        this.bots = bots;
        this.routes = routes;
        this.http = http;
    }

    /**
     * Starts to listen.
     *
     * @param bots what answers; stopped together with the server
     * @param host the address to bind, such as {@code 127.0.0.1} or {@code 0.0.0.0}
     * @param port {@code 0} for any free one
     * @throws IllegalStateException when the address cannot be bound
     */
    public static BotServer start(RunningBots bots, String host, int port) {
        return start(bots, host, port, TrustedProxies.none());
    }

    /**
     * Starts to listen behind proxies.
     *
     * @param bots what answers; stopped together with the server
     * @param host the address to bind, such as {@code 127.0.0.1} or {@code 0.0.0.0}
     * @param port {@code 0} for any free one
     * @param proxies believed when they say whose request they pass on
     * @throws IllegalStateException when the address cannot be bound
     */
    public static BotServer start(RunningBots bots, String host, int port, TrustedProxies proxies) {
        // A stranger does not come from loopback; a proxy does.
        Connections connections = new Connections(address -> address.isLoopbackAddress() || proxies.contains(address));
        return start(bots, host, port, proxies, connections, IDLE);
    }

    static BotServer start(
            RunningBots first, String host, int port, TrustedProxies proxies, Connections connections, Duration idle) {
        AtomicReference<RunningBots> bots = new AtomicReference<>(first);
        Refusals refusals = new Refusals(proxies);
        RouteEndpoint routes = new RouteEndpoint(bots::get, refusals, RouteEndpoint.LONGEST);
        Javalin http = Javalin.create(config -> {
            configure(config, refusals);
            config.jetty.modifyServer(server ->
                    server.setHandler(new BodyReceiver(BodyMemoryLimiter.ofHeap(), connections, refusals, idle)));
            config.jetty.addConnector((server, settings) -> connector(server, settings, host, port, idle, connections));
            routes(config, bots::get, refusals);
            ROUTED.forEach(method -> config.routes.addHttpHandler(method, WebRoute.PREFIX + "*", routes::answer));
        });
        try {
            quietly(http::start);
        } catch (RuntimeException failure) {
            routes.close();
            http.stop();
            throw new IllegalStateException(
                    "Cannot listen on " + WebAddress.authority(host, port) + ": " + BindFailure.why(failure), failure);
        }
        return new BotServer(bots, routes, http);
    }

    /** What goes wrong is thrown, and said by whoever catches it; Javalin would log it first, with its own advice. */
    private static void quietly(Runnable start) {
        boolean before = JavalinLogger.enabled;
        JavalinLogger.enabled = false;
        try {
            start.run();
        } finally {
            JavalinLogger.enabled = before;
        }
    }

    /** The port listened on. */
    public int port() {
        return http.port();
    }

    /**
     * Lets other bots take everything that comes from now on.
     *
     * @return the ones before, which work on what they accepted; draining and closing them is the caller's
     */
    public RunningBots replace(RunningBots next) {
        return Objects.requireNonNull(bots.getAndSet(next));
    }

    /**
     * Stops gently: says it is not ready, takes nothing more, finishes what was accepted, then stops listening.
     *
     * @param atMost how long to wait for what was accepted
     * @return whether everything was finished in time
     */
    public boolean stop(Duration atMost) {
        boolean done = active().drain(atMost);
        close();
        return done;
    }

    /** Stops at once. */
    @Override
    public void close() {
        http.stop();
        routes.close();
        active().close();
    }

    private static void configure(JavalinConfig config, Refusals refusals) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = Runtime.version().feature() >= 21;
        config.jetty.modifyHttpConfiguration(BotServer::keepQuiet);
        config.jetty.modifyServer(server -> server.setErrorHandler(bareErrors(refusals)));
        config.jetty.modifyServletContextHandler(context -> context.setErrorHandler(bareErrors(refusals)));
    }

    private RunningBots active() {
        return Objects.requireNonNull(bots.get());
    }

    private static void routes(JavalinConfig config, Supplier<RunningBots> bots, Refusals refusals) {
        EventEndpoint events = new EventEndpoint(bots, refusals);
        InstallEndpoint install = new InstallEndpoint(bots, refusals);
        HealthEndpoint health = new HealthEndpoint(bots);
        config.routes.before(
                context -> context.header("Cache-Control", "no-store").header("X-Content-Type-Options", "nosniff"));
        config.routes.post(AppSettings.EVENT_PATH, events::post);
        config.routes.get(AppSettings.EVENT_PATH, EventEndpoint::notPosted);
        config.routes.head(AppSettings.EVENT_PATH, EventEndpoint::notPosted);
        config.routes.post(AppSettings.INSTALL_PATH, install::post);
        config.routes.get(AppSettings.INSTALL_PATH, install::get);
        config.routes.get("/health/live", health::live);
        config.routes.get("/health/ready", health::ready);
        config.routes.exception(UnacceptableBody.class, (refused, context) -> {
            refusals.refused("Post", context.req(), refused.status(), String.valueOf(refused.getMessage()));
            context.status(refused.status());
        });
        config.routes.exception(
                HttpResponseException.class,
                (missing, context) -> context.status(missing.getStatus()).result(""));
        config.routes.exception(Exception.class, (failure, context) -> {
            refusals.failed(context.method() + " of \"" + context.path() + "\"", context.req(), failure);
            context.status(500);
        });
    }

    private static Connector connector(
            Server server, HttpConfiguration settings, String host, int port, Duration idle, Connections connections) {
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(settings));
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(idle.toMillis());
        connector.setAcceptQueueSize(BACKLOG);
        connector.setAcceptedSendBufferSize(UNREAD);
        connector.addBean(connections);
        connector.addBean(new ConnectorTask(connector.getScheduler(), connections::sweep));
        return connector;
    }

    private static void keepQuiet(HttpConfiguration settings) {
        settings.setSendServerVersion(false);
        settings.setSendXPoweredBy(false);
    }

    /** Answers what never reaches a route, such as a broken request line, with its bare status. */
    private static Request.Handler bareErrors(Refusals refusals) {
        return (request, response, callback) -> {
            int status = response.getStatus();
            Object cause = request.getAttribute(ErrorHandler.ERROR_EXCEPTION);
            if (cause instanceof IOException) {
                refusals.refused(request, status, "the connection broke off");
            } else if (status == 500 && cause instanceof Throwable failure && !(cause instanceof HttpException)) {
                refusals.failed(request, failure);
            } else {
                refusals.refused(request, status, String.valueOf(request.getAttribute(ErrorHandler.ERROR_MESSAGE)));
            }
            callback.succeeded();
            return true;
        };
    }
}
