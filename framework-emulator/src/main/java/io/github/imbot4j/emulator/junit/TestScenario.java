package io.github.imbot4j.emulator.junit;

import io.github.imbot4j.Bots;
import io.github.imbot4j.Infrastructure;
import io.github.imbot4j.RunningBots;
import io.github.imbot4j.TimeSource;
import io.github.imbot4j.chat.Portals;
import io.github.imbot4j.delivery.Incident;
import io.github.imbot4j.delivery.memory.MemoryJournal;
import io.github.imbot4j.emulator.EmulatedPortal;
import io.github.imbot4j.emulator.chat.Refusal;
import io.github.imbot4j.emulator.state.App;
import io.github.imbot4j.emulator.state.PortalClock;
import io.github.imbot4j.http.server.BotServer;
import io.github.imbot4j.install.AppSettings;
import io.github.imbot4j.install.MemoryTenants;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.CommandModel;
import io.github.imbot4j.portal.EndpointPolicy;
import io.github.imbot4j.portal.InboundWebhook;
import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.ratelimit.RateLimits;
import io.github.imbot4j.registration.MemoryLedgers;
import io.github.imbot4j.rest.Http;
import io.github.imbot4j.rest.HttpTransport;
import io.github.imbot4j.web.WebRequest;
import io.github.imbot4j.web.WebResponse;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A portal and bots between which one act after another takes place: an act is over when portal and bots are idle. */
final class TestScenario implements AutoCloseable {

    /** Installing loads most classes there are; what a test allows is for what it does afterwards. */
    private static final Duration PATIENCE_FOR_INSTALL = Duration.ofSeconds(30);

    /** A day in the middle of a week, far from any change of the clocks. */
    private static final Instant NOON = Instant.parse("2026-03-11T12:00:00Z");

    private static final long ADMIN = 1;

    /** How the lane of polls begins: bots fetch when something waits, so time need not stop for each poll. */
    private static final String POLLS = "fetch:";

    /** Posts tell the time in seconds: two acts within one could be taken for one that came twice. */
    private static final Duration TICK = Duration.ofSeconds(1);

    /** The portal never resolves it: events are handed over, or posted to where the server listens. */
    private static final URI PUBLIC_URL = URI.create("https://bots.example.com");

    private final EmulatedPortal portal;
    private final VirtualScheduler alarm;
    private final TranscriptRecorder transcriptRecorder;
    private final TranscriptMessageReader reader;
    private final MadeBots made;
    private final List<BotModel> models;
    private final App app;
    private final RunningBots running;
    private final Optional<BotServer> server;
    private final MemoryJournal journal;
    private final QuiescenceWaiter watch;
    private final BotConnection connection;
    private Duration patience;
    private final List<Incident> incidents = new CopyOnWriteArrayList<>();
    private long began;
    private long lastAct;
    private long lastExchangeBefore;
    private Optional<Instant> lastActAt = Optional.empty();

    /** Opens the curtain: the app is installed and the bots are registered. */
    TestScenario(BotKit.Options options) {
        PortalClock clock = PortalClock.standingAt(NOON);
        EventHandOver handOver = new EventHandOver();
        made = new MadeBots(clock, options.factory());
        Bots bots = options.classes().make(made);
        models = bots.models();
        EmulatedPortal.Options wanted =
                new EmulatedPortal.Options("127.0.0.1", 0, false, options.limits(), clock, Optional.of(handOver));
        portal = options.server() ? EmulatedPortal.start(wanted) : EmulatedPortal.inProcess(wanted);
        alarm = new VirtualScheduler(clock);
        reader = new TranscriptMessageReader(portal.state());
        transcriptRecorder = new TranscriptRecorder(reader);
        portal.messenger().listen(transcriptRecorder::happening);
        portal.traffic().listen(transcriptRecorder::exchange);
        journal = new MemoryJournal(clock);
        connection = options.connection().resolved();
        watch = new QuiescenceWaiter(portal.events(), journal, alarm, transcriptRecorder, clock, new Background());
        patience = PATIENCE_FOR_INSTALL;
        app = portal.apps().add("The app under test", PUBLIC_URL + AppSettings.EVENT_PATH);
        AppSettings settings = (connection.isWebhook()
                        ? new AppSettings("", Secret.none(), PUBLIC_URL, List.of(portal.oauthServer()), true)
                        : new AppSettings(
                                app.clientId(),
                                Secret.of(app.clientSecret()),
                                PUBLIC_URL,
                                List.of(portal.oauthServer()),
                                true))
                .with(connection.settings(
                        InboundWebhook.of(portal.webhook(ADMIN).toString())))
                .with(options.limits().perSecond() > 0 ? RateLimits.cloud() : RateLimits.unlimited());
        Http http = options.server() ? new HttpTransport(new EndpointPolicy(true)) : portal.http();
        Infrastructure infrastructure = new Infrastructure(
                new MemoryTenants(), new MemoryLedgers(), journal, http, new TimeSource(clock, this::pause, alarm));
        running = bots.start(settings, infrastructure, this::tell);
        server = options.server() ? Optional.of(BotServer.start(running, "127.0.0.1", 0)) : Optional.empty();
        server.ifPresentOrElse(handOver::over, () -> handOver.to(running));
        try {
            install();
            patience = options.patience();
        } catch (RuntimeException | Error failure) {
            close();
            throw failure;
        }
    }

    /** What bots do besides their journal: they verify installs, and fetch events. */
    private final class Background implements QuiescenceWaiter.Background {

        @Override
        public boolean isBusy() {
            return running.isVerifying();
        }

        @Override
        public boolean fetches() {
            boolean waiting = connection.fetches() && portal.hasUnread(codes());
            if (waiting) {
                running.fetch();
            }
            return waiting;
        }
    }

    private List<String> codes() {
        return models.stream().map(BotModel::code).toList();
    }

    /** Bots with a webhook register when they start. */
    private void install() {
        if (connection.isWebhook()) {
            settle("starting with an inbound webhook");
        } else {
            act("installing the app", () -> portal.apps().install(app.clientId(), ADMIN));
        }
        List<String> missing = models.stream()
                .filter(model -> !isRegistered(model))
                .map(BotModel::code)
                .toList();
        if (!missing.isEmpty()) {
            throw failure("The app was " + (connection.isWebhook() ? "started" : "installed") + ", but " + missing
                    + " did not register.");
        }
    }

    private boolean isRegistered(BotModel model) {
        return portal.state()
                .hasBot(
                        model.code(),
                        model.registered().stream().map(CommandModel::name).toList());
    }

    WebResponse answer(WebRequest request) {
        try {
            return running.answer(request);
        } catch (Exception failure) {
            throw new AssertionError(request + " failed: " + failure, failure);
        }
    }

    /** Where the bots speak without an event. */
    Portals portals() {
        return running;
    }

    EmulatedPortal portal() {
        return portal;
    }

    TranscriptRecorder chronicle() {
        return transcriptRecorder;
    }

    TranscriptMessageReader reader() {
        return reader;
    }

    MadeBots made() {
        return made;
    }

    List<BotModel> models() {
        return models;
    }

    App app() {
        return app;
    }

    List<Incident> incidents() {
        return List.copyOf(incidents);
    }

    /** A message with a greater number was posted since the test began. */
    long began() {
        return began;
    }

    /** A message with a greater number was posted since the last act began. */
    long lastAct() {
        return lastAct;
    }

    /** An exchange with a greater number began since the test did. */
    long lastExchangeBefore() {
        return lastExchangeBefore;
    }

    /** Says that all until now was preparation. */
    void begin() {
        began = portal.state().nextId();
        lastAct = began;
        lastActAt = Optional.empty();
        lastExchangeBefore = portal.traffic().nextId();
        transcriptRecorder.begin();
    }

    /**
     * Does something on the portal, a second after the act before, and waits until everything that comes of it is over.
     *
     * @param what for failures, such as {@code alice saying "hi"}
     */
    <T> T act(String what, Supplier<T> deed) {
        PortalClock clock = portal.clock();
        if (lastActAt.filter(clock.instant()::equals).isPresent()) {
            clock.advance(TICK);
        }
        lastActAt = Optional.of(clock.instant());
        lastAct = portal.state().nextId();
        try {
            T done = deed.get();
            settle(what);
            return done;
        } catch (Refusal refusal) {
            throw failure("The portal refused " + what + ": " + refusal.getMessage() + " (" + refusal.code() + ")");
        }
    }

    /** An error that tells what happened. */
    AssertionError failure(String message) {
        AssertionError failure = new AssertionError(message + "\n\n" + transcriptRecorder.text());
        incidents.stream()
                .filter(Incident.HandlerFailed.class::isInstance)
                .map(incident -> ((Incident.HandlerFailed) incident).cause())
                .forEach(failure::addSuppressed);
        return failure;
    }

    /**
     * Moves the clock, with a stop at each moment something was planned for.
     *
     * @param by a positive time
     */
    void advance(Duration by) {
        PortalClock clock = portal.clock();
        Instant target = clock.instant().plus(by);
        Optional<Instant> stop = next(target);
        while (stop.isPresent()) {
            move(Duration.between(clock.instant(), stop.get()));
            stop = next(target);
        }
        move(Duration.between(clock.instant(), target));
    }

    /** When the portal, or a timer of the bots, has something to do. */
    private Optional<Instant> next(Instant before) {
        return Stream.concat(
                        alarm.next().stream(),
                        journal.nextTimer(entry -> !entry.lane().dialog().startsWith(POLLS)).stream())
                .filter(due -> due.isBefore(before))
                .min(Comparator.naturalOrder());
    }

    private void move(Duration by) {
        if (!by.isNegative()) {
            lastAct = portal.state().nextId();
            portal.clock().advance(by);
            journal.wake();
            settle("moving the clock by " + by);
        }
    }

    /** Bots do not wait for a call to be made again: the portal's time passes instead. */
    private void pause(Duration duration) {
        transcriptRecorder.note("the bots pause for " + duration.toMillis() + " ms: the clock moves");
        portal.clock().advance(duration);
    }

    private void tell(Incident incident) {
        incidents.add(incident);
        transcriptRecorder.incident(incident);
    }

    private void settle(String what) {
        Optional<String> pending = watch.await(patience);
        if (pending.isPresent()) {
            throw failure("After " + what + " it did not come to rest " + pending.get());
        }
    }

    @Override
    public void close() {
        server.ifPresentOrElse(BotServer::close, running::close);
        alarm.close();
        portal.close();
    }
}
