package io.github.imbot4j.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.imbot4j.portal.EndpointPolicy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class PolicySocketFactoryTest {

    private final PolicySocketFactory open = new PolicySocketFactory(new EndpointPolicy(true));
    private final PolicySocketFactory strict = new PolicySocketFactory(new EndpointPolicy(false));
    private final InetAddress loopback = InetAddress.getLoopbackAddress();

    @Test
    void refusesPrivateAddressesHoweverASocketIsMade() {
        assertThatExceptionOfType(PolicySocketFactory.Refused.class)
                .isThrownBy(() -> strict.createSocket("127.0.0.1", 9));
        assertThatExceptionOfType(PolicySocketFactory.Refused.class).isThrownBy(() -> strict.createSocket(loopback, 9));
        assertThatExceptionOfType(PolicySocketFactory.Refused.class)
                .isThrownBy(() -> strict.createSocket("127.0.0.1", 9, loopback, 0));
        assertThatExceptionOfType(PolicySocketFactory.Refused.class)
                .isThrownBy(() -> strict.createSocket(loopback, 9, loopback, 0));
    }

    @Test
    void sendsSmallWritesAtOnce() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, loopback);
                Socket socket = open.createSocket(loopback, server.getLocalPort())) {
            assertThat(socket.getTcpNoDelay()).isTrue();
        }
    }
}
