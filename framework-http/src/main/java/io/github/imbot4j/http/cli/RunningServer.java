package io.github.imbot4j.http.cli;

import io.github.imbot4j.Bots;
import io.github.imbot4j.RunningBots;
import io.github.imbot4j.http.server.BotServer;
import io.github.imbot4j.http.server.TrustedProxies;
import io.github.imbot4j.install.AppSettings;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** The bots on their server, with the store they use, until they are stopped or the process is. */
final class RunningServer implements StartedProgram {

    /** How long a stop waits for what was accepted. */
    private static final Duration DRAIN = Duration.ofSeconds(20);

    private final RunningBots bots;
    private final BotServer server;
    private final OpenStore store;
    private final PrintWriter out;
    private final Thread atExit = new Thread(this::stop, "stop");
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final CountDownLatch stopped = new CountDownLatch(1);

    private RunningServer(RunningBots bots, BotServer server, OpenStore store, PrintWriter out) {
        this.bots = bots;
        this.server = server;
        this.store = store;
        this.out = out;
    }

    /** Starts the bots and listens; closes the store if that fails. */
    static RunningServer start(CliContext around, Bots found, AppSettings app, Settings settings) {
        String host = settings.text(Setting.HOST);
        int port = settings.port(Setting.PORT);
        TrustedProxies proxies = settings.proxies(Setting.TRUSTED_PROXIES);
        OpenStore store = OpenStore.open(around, settings);
        try {
            RunningBots bots = found.start(app, store.ports(app));
            RunningServer running = new RunningServer(bots, serve(bots, host, port, proxies), store, around.out());
            Runtime.getRuntime().addShutdownHook(running.atExit);
            running.say(Banner.of(found.models(), app, host, running.port(), store.shown()) + routes(app, bots));
            return running;
        } catch (RuntimeException | Error failure) {
            store.close();
            throw failure;
        }
    }

    private static BotServer serve(RunningBots bots, String host, int port, TrustedProxies proxies) {
        try {
            return BotServer.start(bots, host, port, proxies);
        } catch (IllegalStateException portTaken) {
            bots.close();
            throw portTaken;
        }
    }

    private static String routes(AppSettings app, RunningBots bots) {
        if (bots.addresses().isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("Routes of this program:\n");
        for (String address : bots.addresses()) {
            text.append("  ")
                    .append(address.replace(" ", " " + app.publicUrl()))
                    .append('\n');
        }
        return text.toString();
    }

    @Override
    public RunningBots bots() {
        return bots;
    }

    @Override
    public int port() {
        return server.port();
    }

    @Override
    public void awaitClose() throws InterruptedException {
        stopped.await();
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException exiting) {
            // The hook stops it, or has.
        }
        stop();
    }

    private void stop() {
        if (!stopping.compareAndSet(false, true)) {
            return;
        }
        say("Stopping: finishing accepted events, " + DRAIN.toSeconds() + " s at most.\n");
        boolean done = server.stop(DRAIN);
        store.close();
        say((done ? "Stopped." : "Stopped; unfinished events are handled after the next start.") + "\n");
        stopped.countDown();
    }

    private void say(String text) {
        out.print(text);
        out.flush();
    }
}
