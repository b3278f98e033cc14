package io.github.imbot4j;

import io.github.imbot4j.chat.PortalSender;
import io.github.imbot4j.chat.Portals;
import io.github.imbot4j.concurrent.WorkerThreads;
import io.github.imbot4j.delivery.Backlog;
import io.github.imbot4j.delivery.DeliveryEvent;
import io.github.imbot4j.delivery.DeliveryReporter;
import io.github.imbot4j.delivery.Incident;
import io.github.imbot4j.delivery.JournalException;
import io.github.imbot4j.install.AppSettings;
import io.github.imbot4j.install.InstallQueue;
import io.github.imbot4j.lifecycle.InstallPage;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.pipeline.EventReceiver;
import io.github.imbot4j.portal.Portal;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.rest.RestClient;
import io.github.imbot4j.rest.RetryPolicy;
import io.github.imbot4j.runtime.BotRuntime;
import io.github.imbot4j.runtime.RuntimeInfrastructure;
import io.github.imbot4j.web.PostResult;
import io.github.imbot4j.web.WebRequest;
import io.github.imbot4j.web.WebResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The started bots: they receive posts until they are stopped. An HTTP server needs nothing else of the framework.
 *
 * <p>Safe for use by several threads.
 */
public final class RunningBots implements Portals, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunningBots.class);

    private final Infrastructure infrastructure;
    private final BotRuntime botRuntime;
    private final EventReceiver receiver;
    private final DeliveryReporter reporter;
    private final boolean isHeard;
    private final RunningExtensions extensions;
    private final ReadWriteLock posts = new ReentrantReadWriteLock();
    private volatile boolean draining;
    private volatile boolean stopped;

    RunningBots(
            List<BotModel> models,
            Set<String> leftAlone,
            AppSettings settings,
            Infrastructure infrastructure,
            Consumer<Incident> incidents,
            DeliveryReporter reporter) {
        this.reporter = reporter;
        this.isHeard = reporter.isHeard();
        this.infrastructure = infrastructure;
        this.extensions = new RunningExtensions(models);
        WorkerThreads workerThreads = WorkerThreads.best();
        TimeSource timeSource = infrastructure.time();
        this.botRuntime = new BotRuntime(
                models,
                leftAlone,
                settings,
                new RuntimeInfrastructure(
                        infrastructure.tenants(),
                        infrastructure.ledgers(),
                        infrastructure.events(),
                        infrastructure.journal(),
                        infrastructure.pendingInstalls(),
                        infrastructure.http(),
                        new RestClient(infrastructure.http(), timeSource.sleeper(), RetryPolicy.ofCalls()),
                        infrastructure.allowance(),
                        timeSource.clock(),
                        timeSource.steady(),
                        timeSource.sleeper(),
                        workerThreads,
                        timeSource.later(),
                        incidents),
                reporter);
        this.receiver = botRuntime.reception();
    }

    /** Starts the extensions, then begins to work. */
    RunningBots begin() {
        try {
            extensions.start(this);
            botRuntime.start();
        } catch (RuntimeException | Error failure) {
            close();
            throw failure;
        }
        return this;
    }

    /** Takes one post of an event, body as posted, from an address that is not known. */
    public PostResult receive(byte[] form) {
        return receive(form, "");
    }

    /**
     * Takes one post of an event, body as posted. Events are verified from memory and answered within milliseconds; an install or
     * uninstall waits for the OAuth server for two seconds at most, and is verified later when that does not do.
     *
     * @param address the IP address it was posted from, by which strangers are told apart; empty when that is not known
     */
    public PostResult receive(byte[] form, String address) {
        if (!isHeard) {
            return take(form, address);
        }
        long begun = System.nanoTime();
        PostResult result = take(form, address);
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        reporter.report(() -> new DeliveryEvent.Posted(result.status(), took));
        return result;
    }

    private PostResult take(byte[] form, String address) {
        Lock taking = posts.readLock();
        if (!taking.tryLock()) {
            return new PostResult(503, "stopping");
        }
        try {
            if (draining) {
                return new PostResult(503, "stopping");
            }
            return receiver.receive(form, address);
        } finally {
            taking.unlock();
        }
    }

    /**
     * Takes one opening of the install page, and blocks until the install is verified and the bots are registered, or
     * refused.
     *
     * @param query the raw query of the address, without {@code ?}; may be empty
     * @param form the body as posted; empty for a GET
     */
    public InstallPageResult install(String query, byte[] form) {
        return install(query, form, "");
    }

    /**
     * Takes one opening of the install page as {@link #install(String, byte[])} does.
     *
     * @param address the IP address it was posted from, by which strangers are told apart; empty when that is not known
     */
    public InstallPageResult install(String query, byte[] form, String address) {
        if (draining) {
            return new InstallPageResult(
                    503, false, Optional.empty(), "The app is restarting. Open it again in a minute.");
        }
        InstallPage.Shown shown = botRuntime.page().open(query, form, InstallQueue.network(address));
        return new InstallPageResult(shown.status(), shown.finished(), shown.portalOrigin(), shown.message());
    }

    /**
     * Has an address of the program's own answer, see {@link io.github.imbot4j.model.AppExtension#routes}: 404 where there is none, 405
     * for another method of one.
     *
     * @throws Exception what the program's handler throws
     */
    public WebResponse answer(WebRequest request) throws Exception {
        return draining ? WebResponse.of(503) : extensions.answer(request, this);
    }

    /** The addresses of the program's own, such as {@code POST /app/builds}. */
    public List<String> addresses() {
        return extensions.addresses();
    }

    /** Returns whether an install or an uninstall is being verified now, or a portal brought up to date. */
    public boolean isVerifying() {
        return botRuntime.isVerifying();
    }

    /**
     * Fetches events now, where bots fetch them, instead of at the time that is planned; what comes is handled in the
     * background. For tests, which would wait otherwise.
     */
    public void fetch() {
        botRuntime.fetch();
    }

    /** Says how things are, at once. */
    public Health health() {
        List<String> reasons = new ArrayList<>();
        if (stopped) {
            reasons.add("stopped");
        } else if (draining) {
            reasons.add("draining");
        }
        botRuntime.journalTrouble().ifPresent(why -> reasons.add("the journal fails: " + why));
        try {
            if (!infrastructure.events().hasRoom()) {
                reasons.add("the journal is full");
            }
            Backlog backlog = infrastructure.journal().backlog();
            return new Health(
                    !stopped, reasons.isEmpty(), reasons, backlog.events(), backlog.calls(), botRuntime.notices());
        } catch (JournalException failure) {
            reasons.add("the journal cannot be read: " + failure.getMessage());
            return new Health(!stopped, false, reasons, 0, 0, List.of());
        }
    }

    /**
     * Speaks on a portal when nothing happened there: {@code running.portal(id).bot("greeter").to("27").send(text("…"))}.
     *
     * @throws IllegalStateException when the app is not installed there, or the bots are stopping
     */
    @Override
    public PortalSender portal(PortalId id) {
        if (draining) {
            throw new IllegalStateException("The bots are stopping; what is said now would be lost.");
        }
        return botRuntime.portals().portal(id);
    }

    @Override
    public List<Portal> installed() {
        return botRuntime.portals().installed();
    }

    /**
     * Stops taking posts, then waits until what was accepted is done.
     *
     * @return whether everything was done in time
     */
    public boolean drain(Duration atMost) {
        draining = true;
        long begun = System.nanoTime();
        boolean drained = awaitPosts(atMost) && botRuntime.drain(atMost.minusNanos(System.nanoTime() - begun));
        if (!drained) {
            LOG.warn(
                    "Not everything was done within {} s: {}.",
                    atMost.toSeconds(),
                    infrastructure.journal().backlog());
        }
        return drained;
    }

    /** What is being taken right now is acknowledged yet, so it has to be in the journal before that is drained. */
    private boolean awaitPosts(Duration atMost) {
        try {
            boolean quiet = posts.writeLock().tryLock(atMost.toNanos(), TimeUnit.NANOSECONDS);
            if (quiet) {
                posts.writeLock().unlock();
            }
            return quiet;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Stops at once; what is not done stays in the journal, which a journal in memory forgets. */
    @Override
    public void close() {
        draining = true;
        extensions.stop();
        stopped = true;
        botRuntime.close();
        close("time", infrastructure.time().later());
        close("the network", infrastructure.http());
    }

    private static void close(String name, Object port) {
        if (port instanceof AutoCloseable open) {
            try {
                open.close();
            } catch (Exception failure) {
                LOG.warn("Could not close {}.", name, failure);
            }
        }
    }
}
