package io.github.imbot4j.emulator.rehearsal;

import io.github.imbot4j.Bots;
import io.github.imbot4j.delivery.Incident;
import io.github.imbot4j.emulator.EmulatedPortal;
import io.github.imbot4j.emulator.live.LiveApp;
import io.github.imbot4j.emulator.state.Limits;
import io.github.imbot4j.emulator.state.PortalClock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The life of an app on an emulated portal: it is installed, each bot is talked to, what the bots offer is clicked, the
 * app is updated and removed. Everything uses real HTTP on loopback; no other address is contacted.
 */
public final class Rehearsal {

    private Rehearsal() {}

    /**
     * Plays and gives what happened.
     *
     * @param audience told of each turn as it is over
     */
    public static List<Turn> play(Bots bots, Consumer<Turn> audience) {
        // Without limits, since a rehearsal is not to wait for a bucket to drain.
        EmulatedPortal.Options options =
                new EmulatedPortal.Options("127.0.0.1", 0, false, Limits.NONE, PortalClock.running(), Optional.empty());
        List<Incident> incidents = new CopyOnWriteArrayList<>();
        try (EmulatedPortal portal = EmulatedPortal.start(options);
                LiveApp app = LiveApp.start(portal, bots, incidents::add)) {
            return new RehearsalRunner(portal, app, incidents, audience).play();
        }
    }
}
