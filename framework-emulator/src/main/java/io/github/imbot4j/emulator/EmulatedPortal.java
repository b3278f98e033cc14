package io.github.imbot4j.emulator;

import io.github.imbot4j.emulator.app.Apps;
import io.github.imbot4j.emulator.app.TokenOffice;
import io.github.imbot4j.emulator.chat.Messenger;
import io.github.imbot4j.emulator.event.EventSink;
import io.github.imbot4j.emulator.event.PostOffice;
import io.github.imbot4j.emulator.fault.Faults;
import io.github.imbot4j.emulator.log.TrafficLog;
import io.github.imbot4j.emulator.state.Limits;
import io.github.imbot4j.emulator.state.PortalClock;
import io.github.imbot4j.emulator.state.PortalState;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Run a Bitrix24 portal and its OAuth server on this machine, for bots to be tried and tested against. It behaves as the
 * server's source does: REST, events, limits, tokens; and it fails on demand.
 *
 * <p>Safe for use by several threads.
 */
public final class EmulatedPortal implements AutoCloseable {

    /**
     * Say how the portal is to be.
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

    private EmulatedPortal(Options options) {
        throw new UnsupportedOperationException();
    }

    public static EmulatedPortal start(Options options) {
        return new EmulatedPortal(options);
    }

    /** Where the portal listens, such as {@code http://127.0.0.1:8080}. */
    public URI address() {
        throw new UnsupportedOperationException();
    }

    /** The REST root, with a slash at its end. */
    public String endpoint() {
        return address() + "/rest/";
    }

    /** The origin of the OAuth server, which listens on a port of its own. */
    public URI oauthServer() {
        throw new UnsupportedOperationException();
    }

    public PortalState state() {
        throw new UnsupportedOperationException();
    }

    public Messenger messenger() {
        throw new UnsupportedOperationException();
    }

    public Apps apps() {
        throw new UnsupportedOperationException();
    }

    public TokenOffice tokens() {
        throw new UnsupportedOperationException();
    }

    public PostOffice events() {
        throw new UnsupportedOperationException();
    }

    public Faults faults() {
        throw new UnsupportedOperationException();
    }

    public TrafficLog traffic() {
        throw new UnsupportedOperationException();
    }

    public PortalClock clock() {
        throw new UnsupportedOperationException();
    }

    /** Gives the portal another name: the old address answers with a redirect, and the OAuth server tells the new one. */
    public void rename() {
        throw new UnsupportedOperationException();
    }

    /** Has the page show lines about whatever runs beside the portal, such as when the bots were restarted; asked each second. */
    public void showStatus(Supplier<List<String>> status) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
