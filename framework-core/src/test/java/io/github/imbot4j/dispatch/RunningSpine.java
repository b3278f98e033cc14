package io.github.imbot4j.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.delivery.MemoryJournal;
import io.github.imbot4j.delivery.Threads;
import io.github.imbot4j.event.SampleEvents;
import io.github.imbot4j.install.AppSettings;
import io.github.imbot4j.install.MemoryTenants;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.registration.MemoryLedgers;
import io.github.imbot4j.rest.Backoff;
import io.github.imbot4j.rest.RestClient;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Run a whole spine against a {@link FakePortal}, with time standing still. */
final class RunningSpine implements AutoCloseable {

    static final PortalId PORTAL = SampleEvents.PORTAL;
    private static final Duration LONG = Duration.ofSeconds(30);

    final FakePortal portal = new FakePortal();
    final MemoryTenants tenants = new MemoryTenants();
    final MemoryLedgers ledgers = new MemoryLedgers();
    final MemoryJournal journal;
    final List<Planned> later = new CopyOnWriteArrayList<>();
    final Spine spine;

    /** Work that waits for its time. */
    record Planned(Duration delay, Runnable work) {}

    RunningSpine(BotModel... bots) {
        this(MemoryJournal.CAPACITY, bots);
    }

    RunningSpine(int capacity, BotModel... bots) {
        Clock clock = Clock.fixed(SampleEvents.NOON, ZoneOffset.UTC);
        journal = new MemoryJournal(clock, capacity, MemoryJournal.MEMORY, 1000);
        spine = new Spine(List.of(bots), Set.of(), settings(), outside(clock));
        spine.start();
    }

    private Outside outside(Clock clock) {
        return new Outside(
                tenants,
                ledgers,
                journal,
                portal,
                new RestClient(portal, pause -> {}, Backoff.standard()),
                clock,
                Threads.best(),
                this::plan);
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
                false);
    }

    /** Posts and waits until all that follows from it is done. */
    Admission post(byte[] form) {
        Admission admission = spine.reception().receive(form);
        settle();
        return admission;
    }

    void posted(byte[] form) {
        assertThat(post(form)).extracting(Admission::status).isEqualTo(200);
    }

    /** Installs, and forgets the calls that took. */
    RunningSpine installed() {
        posted(Posts.install());
        portal.forgetCalls();
        return this;
    }

    void settle() {
        assertThat(journal.drain(LONG)).isTrue();
    }

    /** Does what waits for its time. */
    void passTime() {
        List<Planned> due = new ArrayList<>(later);
        later.removeAll(due);
        due.forEach(planned -> planned.work().run());
        settle();
    }

    Instant now() {
        return SampleEvents.NOON;
    }

    @Override
    public void close() {
        spine.close();
    }
}
