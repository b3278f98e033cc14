package io.github.imbot4j.emulator.server;

import io.github.imbot4j.portal.WebAddress;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinLogger;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * The portal and the OAuth server over HTTP, each on a port of its own.
 *
 * <p>Safe for use by several threads.
 */
public final class WebServer implements AutoCloseable {

    private final String host;
    private final Addresses addresses;
    private final WebRoutes routes;
    private final HttpConfiguration settings = new HttpConfiguration();
    private final List<ServerConnector> connectors = new ArrayList<>();
    private final Javalin http;
    private long idleMillis;

    private WebServer(String host, int port, Gate gate, List<Consumer<JavalinConfig>> more) {
        this.host = host;
        this.addresses = gate.addresses();
        this.routes = new WebRoutes(gate, this::authority);
        settings.setUriCompliance(
                UriCompliance.DEFAULT.with("empty segments", UriCompliance.Violation.AMBIGUOUS_EMPTY_SEGMENT));
        settings.setSendServerVersion(false);
        settings.setSendXPoweredBy(false);
        settings.setSendDateHeader(false);
        settings.addCustomizer(WebRoutes::rememberConnection);
        this.http = Javalin.create(config -> {
            configure(config);
            config.jetty.addConnector((server, ignored) -> connector(server, port));
            config.jetty.addConnector((server, ignored) -> connector(server, 0));
            routes.addTo(config);
            more.forEach(routes -> routes.accept(config));
        });
    }

    /**
     * Starts, and tells the addresses of the gate where it listens.
     *
     * @param port of the portal; {@code 0} for any free one
     * @param more other routes beside the portal's own
     */
    public static WebServer start(String host, int port, Gate gate, List<Consumer<JavalinConfig>> more) {
        WebServer server = new WebServer(host, port, gate, more);
        try {
            quietly(server.http::start);
        } catch (RuntimeException failure) {
            server.close();
            throw new IllegalStateException(
                    "The portal cannot listen on " + host + ":" + port + ": "
                            + rootOf(failure).getMessage() + ". Stop what listens there, or choose another port.",
                    failure);
        }
        gate.addresses().bind(server.uri(server.connectors.get(0)), server.uri(server.connectors.get(1)));
        return server;
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
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

    private static void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = Runtime.version().feature() >= 21;
        config.jetty.modifyServer(server -> server.setStopTimeout(0));
    }

    private ServerConnector connector(Server server, int port) {
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(settings));
        connector.setHost(host);
        connector.setPort(port);
        synchronized (connectors) {
            if (idleMillis > 0) {
                connector.setIdleTimeout(idleMillis);
            }
            connectors.add(connector);
        }
        return connector;
    }

    private String authority(int port) {
        return WebAddress.authority(host.equals("0.0.0.0") ? "127.0.0.1" : host.equals("::") ? "::1" : host, port);
    }

    private URI uri(ServerConnector connector) {
        return URI.create("http://" + authority(connector.getLocalPort()));
    }

    /** Closes connections that are opened from now on when nothing was said on them for so long. */
    public void closeIdleAfter(Duration idle) {
        synchronized (connectors) {
            idleMillis = idle.toMillis();
            connectors.forEach(connector -> connector.setIdleTimeout(idleMillis));
        }
    }

    /**
     * Listens on https too, with a certificate made for this run.
     *
     * @param port {@code 0} for any free one
     * @param told where, and the certificate to trust, a PEM file
     */
    public <T> T listenOnHttps(int port, BiFunction<URI, Path, T> told) {
        LocalCertificate certificate = LocalCertificate.make();
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setKeyStore(certificate.keys());
        tls.setKeyStorePassword(certificate.password());
        Server server = connectors.get(0).getServer();
        ServerConnector secure = new ServerConnector(
                server, new SslConnectionFactory(tls, "http/1.1"), new HttpConnectionFactory(settings));
        secure.setHost(host);
        secure.setPort(port);
        open(secure, "https on port " + port);
        return told.apply(URI.create("https://" + authority(secure.getLocalPort())), certificate.file());
    }

    private void open(ServerConnector connector, String what) {
        try {
            connector.open();
            connector.getServer().addConnector(connector);
            connector.start();
        } catch (IOException failure) {
            throw new IllegalStateException(
                    "The portal cannot listen on " + host + ", " + what + ": "
                            + rootOf(failure).getMessage() + ". Stop what listens there, or choose another port.",
                    failure);
        } catch (Exception failure) {
            throw new IllegalStateException("The portal cannot listen on " + host + ", " + what + ".", failure);
        }
    }

    /** Gives the portal another port; at the old one everything is redirected. */
    public void rename() {
        ServerConnector next = connector(connectors.get(0).getServer(), 0);
        open(next, "a free port for its new name");
        addresses.rename(uri(next));
    }

    /** Stops at once; answers that hang end. */
    @Override
    public void close() {
        routes.close();
        http.stop();
    }
}
