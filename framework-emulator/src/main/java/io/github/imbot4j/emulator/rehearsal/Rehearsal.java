package io.github.imbot4j.http.rehearsal;

import io.github.imbot4j.Bots;
import io.github.imbot4j.Ports;
import io.github.imbot4j.RunningBots;
import io.github.imbot4j.delivery.Incident;
import io.github.imbot4j.http.server.BotServer;
import io.github.imbot4j.install.AppSettings;
import io.github.imbot4j.portal.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Play an app's life against a stand-in portal: install it, talk to each bot, click what the bots offer, remove it.
 * Everything goes through real HTTP on loopback; nothing outside is reached.
 */
public final class Rehearsal {

    private static final Duration DRAIN = Duration.ofSeconds(10);

    private Rehearsal() {}

    /**
     * Plays and gives what happened.
     *
     * @param audience told of each turn as it is over
     */
    public static List<Turn> play(Bots bots, Consumer<Turn> audience) {
        Cast cast = Cast.usual();
        try (StandIn standIn = StandIn.start()) {
            cast.enter(standIn);
            URI address = URI.create("http://127.0.0.1:" + freePort());
            AppSettings settings = new AppSettings(
                    cast.clientId(), Secret.of("rehearsal-secret"), address, List.of(standIn.oauthOrigin()), true);
            List<Incident> incidents = new CopyOnWriteArrayList<>();
            RunningBots running = bots.start(settings, Ports.inMemory(settings), incidents::add);
            try (BotServer server = BotServer.start(running, "127.0.0.1", address.getPort())) {
                URI events = address.resolve(AppSettings.EVENT_PATH);
                List<Turn> turns = new Stage(bots.models(), cast, standIn, running, incidents, events, audience).play();
                server.stop(DRAIN);
                return turns;
            }
        }
    }

    /** Free a moment ago; the address must be known before anything is listening on it. */
    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException("No free port on loopback.", none);
        }
    }
}
