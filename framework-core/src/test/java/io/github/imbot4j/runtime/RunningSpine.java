package io.github.imbot4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.concurrent.WorkerThreads;
import io.github.imbot4j.delivery.ClaimedEvent;
import io.github.imbot4j.delivery.DeliveryReporter;
import io.github.imbot4j.delivery.EventEffects;
import io.github.imbot4j.delivery.InboxEntry;
import io.github.imbot4j.delivery.Journal;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.delivery.SessionChange;
import io.github.imbot4j.delivery.SessionKey;
import io.github.imbot4j.delivery.contract.SetClock;
import io.github.imbot4j.delivery.memory.MemoryJournal;
import io.github.imbot4j.event.Event;
import io.github.imbot4j.event.SampleEvents;
import io.github.imbot4j.execution.LoggedIncidents;
import io.github.imbot4j.execution.RunningHandlers;
import io.github.imbot4j.handler.ContextHandler;
import io.github.imbot4j.handler.MessageContext;
import io.github.imbot4j.install.AppSettings;
import io.github.imbot4j.install.MemoryPendingInstalls;
import io.github.imbot4j.install.MemoryTenants;
import io.github.imbot4j.install.Tenant;
import io.github.imbot4j.install.Tenants;
import io.github.imbot4j.model.BotBuilder;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.ratelimit.MemoryRequestQuota;
import io.github.imbot4j.registration.MemoryLedgers;
import io.github.imbot4j.rest.RestClient;
import io.github.imbot4j.rest.RetryPolicy;
import io.github.imbot4j.testing.Await;
import io.github.imbot4j.web.PostResult;
import io.github.imbot4j.wire.Protocols;
import io.github.imbot4j.wire.generation.Generations;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Run a whole spine against a {@link FakePortal}, with time standing still. */
final class RunningSpine implements AutoCloseable {

    static final PortalId PORTAL = SampleEvents.PORTAL;
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final int MANY = 1_000;

    final FakePortal portal;
    final MoodyTenants tenants;
    final MemoryLedgers ledgers;
    final MemoryJournal journal;
    final SetClock clock = new SetClock();
    final List<Planned> later = new CopyOnWriteArrayList<>();
    final BotRuntime spine;
    private final List<EventEffects> completed = new CopyOnWriteArrayList<>();
    private final Queue<RuntimeException> failingEnds = new ConcurrentLinkedQueue<>();

    /** Work that waits for its time. */
    record Planned(Duration delay, Runnable work) {}

    RunningSpine(BotModel... bots) {
        this(MemoryJournal.CAPACITY, bots);
    }

    RunningSpine(int capacity, BotModel... bots) {
        this(capacity, new FakePortal(), new MoodyTenants(), new MemoryLedgers(), empty -> {}, bots);
    }

    /** On a portal that is installed already, in a process that speaks several protocols. */
    static RunningSpine speaking(Protocols protocols, FakePortal portal, Tenant known, BotModel... bots) {
        MoodyTenants tenants = new MoodyTenants();
        tenants.save(known);
        return new RunningSpine(
                MemoryJournal.CAPACITY, portal, tenants, new MemoryLedgers(), empty -> {}, protocols, bots);
    }

    private RunningSpine(
            int capacity,
            FakePortal portal,
            MoodyTenants tenants,
            MemoryLedgers ledgers,
            Consumer<MemoryJournal> left,
            BotModel... bots) {
        this(capacity, portal, tenants, ledgers, left, Generations.all(), bots);
    }

    private RunningSpine(
            int capacity,
            FakePortal portal,
            MoodyTenants tenants,
            MemoryLedgers ledgers,
            Consumer<MemoryJournal> left,
            Protocols protocols,
            BotModel... bots) {
        this.portal = portal;
        this.tenants = tenants;
        this.ledgers = ledgers;
        journal = new MemoryJournal(clock, capacity, MemoryJournal.MEMORY, MANY);
        left.accept(journal);
        Journal watched = watched(journal);
        RuntimeInfrastructure runtimeInfrastructure = new RuntimeInfrastructure(
                tenants,
                ledgers,
                watched,
                watched,
                new MemoryPendingInstalls(),
                portal,
                new RestClient(portal, clock::advance, RetryPolicy.ofCalls()),
                new MemoryRequestQuota(clock),
                clock,
                clock,
                clock::advance,
                WorkerThreads.best(),
                this::plan,
                new LoggedIncidents());
        spine = new BotRuntime(
                List.of(bots), Set.of(), settings(), runtimeInfrastructure, DeliveryReporter.NONE, protocols);
        spine.start();
    }

    /** A spine started with what this one leaves in its stores, on the same portal. */
    RunningSpine restarted(BotModel... bots) {
        return restarted(empty -> {}, bots);
    }

    private RunningSpine restarted(Consumer<MemoryJournal> left, BotModel... bots) {
        close();
        portal.forgetCalls();
        return new RunningSpine(MemoryJournal.CAPACITY, portal, tenants, ledgers, left, bots);
    }

    /** Stops, and starts again with other bots and the conversations there were. */
    RunningSpine redeployed(SessionKey key, BotModel... bots) {
        return redeployed(key, UnaryOperator.identity(), bots);
    }

    /** The same, with what is kept of a conversation as an earlier version of the program kept it. */
    RunningSpine redeployed(SessionKey key, UnaryOperator<String> earlier, BotModel... bots) {
        Optional<String> kept = journal.session(key).map(earlier);
        return restarted(
                fresh -> kept.ifPresent(text -> put(fresh, new SessionChange.Put(key, text, Optional.empty()))), bots);
    }

    /** The same, with an event whose earlier attempts took their processes down. */
    RunningSpine restartedAfter(int attempts, BotModel... bots) {
        return restarted(
                fresh -> {
                    Event event = SampleEvents.message("poison");
                    fresh.accept(List.of(new InboxEntry("poison", new Lane(PORTAL, "greeter", "27"), event)));
                    for (int i = 0; i < attempts; i++) {
                        ClaimedEvent claimedEvent =
                                fresh.claim(owner -> true, LONG).orElseThrow();
                        fresh.retry(
                                claimedEvent,
                                claimedEvent.entry().event().origin().raisedAt(),
                                "the process died");
                    }
                },
                bots);
    }

    private static void put(MemoryJournal journal, SessionChange change) {
        Lane lane = Lane.ofApp(PORTAL);
        journal.accept(List.of(new InboxEntry("left", lane, SampleEvents.message("x"))));
        journal.complete(
                journal.claim(owner -> true, LONG).orElseThrow(),
                new EventEffects(List.of(), List.of(change), List.of()));
    }

    /** Has the next events fail to be done, after their handlers ran. */
    void failNextEnds(RuntimeException... failures) {
        failingEnds.addAll(List.of(failures));
    }

    /** What was committed since this was asked last. */
    List<EventEffects> committed() {
        List<EventEffects> since = List.copyOf(completed);
        completed.clear();
        return since;
    }

    private Journal watched(Journal inner) {
        return (Journal) Proxy.newProxyInstance(
                Journal.class.getClassLoader(), new Class<?>[] {Journal.class}, (proxy, method, arguments) -> {
                    if (method.isDefault()) {
                        return InvocationHandler.invokeDefault(proxy, method, arguments);
                    }
                    RuntimeException failure = method.getName().equals("complete") ? failingEnds.poll() : null;
                    if (failure != null) {
                        throw failure;
                    }
                    if (method.getName().equals("complete")) {
                        completed.add((EventEffects) arguments[1]);
                    }
                    if (method.getName().equals("remember")) {
                        completed.add(new EventEffects(List.of(), List.of((SessionChange) arguments[0]), List.of()));
                    }
                    try {
                        return method.invoke(inner, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    private Runnable plan(Duration delay, Runnable work) {
        Planned planned = new Planned(delay, work);
        later.add(planned);
        return () -> later.remove(planned);
    }

    static AppSettings settings() {
        return new AppSettings(
                        FakePortal.CLIENT_ID,
                        Secret.of("the-client-secret"),
                        URI.create("https://bots.example.com"),
                        AppSettings.OFFICIAL_OAUTH_SERVERS,
                        false)
                .in(ZoneId.of("Asia/Vladivostok"));
    }

    /** Posts and waits until all that follows from it is done. */
    PostResult post(byte[] form) {
        PostResult admission = receive(form);
        settle();
        return admission;
    }

    PostResult receive(byte[] form) {
        // A portal revokes the app's tokens with the uninstall (transport §3.5 D).
        if (Arrays.equals(form, Posts.uninstall())) {
            portal.hasTheApp = false;
        } else if (new String(form, StandardCharsets.UTF_8).contains("ONAPPINSTALL")) {
            portal.hasTheApp = true;
        }
        return receive(form, "192.0.2.1");
    }

    /** Takes a post that changes nothing on the portal. */
    PostResult receive(byte[] form, String address) {
        return spine.reception().receive(form, address);
    }

    void posted(byte[] form) {
        assertThat(post(form)).extracting(PostResult::status).isEqualTo(200);
    }

    /** One installed bot, which handles every message so. */
    static RunningSpine greeter(ContextHandler<? super MessageContext> handler) {
        return new RunningSpine(BotBuilder.of("greeter", "Greeter")
                        .withoutHelp()
                        .onMessage(handler)
                        .build())
                .installed();
    }

    /** Installs, and forgets the calls that took. */
    RunningSpine installed() {
        posted(Posts.install());
        portal.forgetCalls();
        return this;
    }

    void settle() {
        Await.until(LONG, () -> !spine.isVerifying());
        assertThat(journal.drain(LONG)).isTrue();
    }

    /** The same, with time passing whenever nothing else happens. */
    void settleInTime() {
        for (int i = 0; i < MANY && !journal.drain(SHORT); i++) {
            pass(Duration.ofSeconds(1));
        }
        settle();
    }

    /** Lets time pass. */
    void pass(Duration time) {
        clock.advance(time);
        journal.wake();
    }

    /** Makes whoever handles an event wait until {@link #release()}. */
    void hold() {
        tenants.held.set(true);
    }

    void release() {
        tenants.held.set(false);
        tenants.gate.release(MANY);
    }

    /** Does what waits for its time. */
    void passTime() {
        List<Planned> due = new ArrayList<>(later);
        later.removeAll(due);
        due.stream().map(Planned::delay).max(Comparator.naturalOrder()).ifPresent(clock::advance);
        due.forEach(planned -> planned.work().run());
        settle();
    }

    /** What waits for its time, but the look at handlers that take long. */
    List<Planned> waits() {
        return later.stream()
                .filter(planned -> !planned.work().getClass().getName().startsWith(RunningHandlers.class.getName()))
                .toList();
    }

    Instant now() {
        return clock.instant();
    }

    @Override
    public void close() {
        spine.close();
    }

    /** Tenants that can fail, and can keep the framework's own threads waiting. */
    static final class MoodyTenants implements Tenants {

        private final MemoryTenants known = new MemoryTenants();
        private final AtomicReference<Optional<RuntimeException>> failing = new AtomicReference<>(Optional.empty());
        private final AtomicBoolean failingSave = new AtomicBoolean();
        private final AtomicBoolean held = new AtomicBoolean();
        private final Semaphore gate = new Semaphore(0);

        void failNextSave() {
            failingSave.set(true);
        }

        void failNext() {
            failNext(new IllegalStateException("the disk is gone"));
        }

        void failNext(RuntimeException failure) {
            failing.set(Optional.of(failure));
        }

        @Override
        public Optional<Tenant> find(PortalId id) {
            failing.getAndSet(Optional.empty()).ifPresent(failure -> {
                throw failure;
            });
            if (held.get() && Thread.currentThread().getName().startsWith("imbot-events")) {
                gate.acquireUninterruptibly();
            }
            return known.find(id);
        }

        @Override
        public List<Tenant> all() {
            return known.all();
        }

        @Override
        public void save(Tenant tenant) {
            if (failingSave.compareAndSet(true, false)) {
                throw new IllegalStateException("the disk is full");
            }
            known.save(tenant);
        }

        @Override
        public Optional<Tenant> update(PortalId id, UnaryOperator<Tenant> change) {
            return known.update(id, change);
        }

        @Override
        public <T> T exclusively(PortalId id, Supplier<T> work) {
            return known.exclusively(id, work);
        }
    }
}
