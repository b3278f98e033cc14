package io.github.imbot4j.rest;

import io.github.imbot4j.portal.EndpointPolicy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Optional;
import javax.net.SocketFactory;

/**
 * A factory of sockets that connect only where the policy allows. The address that is checked is the address that is
 * connected to, so a name server that changes its answer in between gains nothing (transport §5.4 nos 1, 18). No proxy
 * is used, not even a system-wide one: behind it the policy would see only the proxy.
 */
final class PolicySocketFactory extends SocketFactory {

    private final EndpointPolicy policy;

    PolicySocketFactory(EndpointPolicy policy) {
        this.policy = policy;
    }

    @Override
    public Socket createSocket() {
        return new GuardedSocket(policy);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localAddress, int localPort) throws IOException {
        return createSocket(host, port);
    }

    private Socket connected(SocketAddress address) throws IOException {
        Socket socket = createSocket();
        socket.connect(address);
        return socket;
    }

    /** The policy does not let us connect there. */
    static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    private static final class GuardedSocket extends Socket {

        private final EndpointPolicy policy;

        GuardedSocket(EndpointPolicy policy) {
            super(Proxy.NO_PROXY);
            this.policy = policy;
        }

        @Override
        public void connect(SocketAddress address, int timeoutMillis) throws IOException {
            InetAddress target = address instanceof InetSocketAddress internet ? internet.getAddress() : null;
            if (target != null) {
                Optional<String> refusal = policy.refusal(target);
                if (refusal.isPresent()) {
                    throw new Refused(refusal.get());
                }
            }
            super.connect(address, timeoutMillis);
            setTcpNoDelay(true);
        }
    }
}
