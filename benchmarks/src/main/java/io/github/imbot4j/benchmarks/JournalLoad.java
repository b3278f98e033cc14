package io.github.imbot4j.benchmarks;

import io.github.imbot4j.Bots;
import io.github.imbot4j.Infrastructure;
import io.github.imbot4j.RunningBots;
import io.github.imbot4j.emulator.EmulatedPortal;
import io.github.imbot4j.emulator.state.App;
import io.github.imbot4j.emulator.state.Limits;
import io.github.imbot4j.emulator.state.Person;
import io.github.imbot4j.emulator.state.PortalClock;
import io.github.imbot4j.install.AppSettings;
import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.ratelimit.RateLimits;
import io.github.imbot4j.rest.Http;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The measurement of one journal in one setup: from the first post to the last settled reply. The events are the same
 * each time.
 */
final class JournalLoad {

    private static final int DIALOGS = 400;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final int events;
    private final List<byte[]> forms = new ArrayList<>();
    private final Queue<byte[]> posted = new ConcurrentLinkedQueue<>();
    private final AtomicReference<RunningBots> running = new AtomicReference<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final EmulatedPortal portal = EmulatedPortal.inProcess(new EmulatedPortal.Options(
            "127.0.0.1", 0, false, Limits.NONE, PortalClock.running(), Optional.of((url, form) -> take(form))));
    private final App card = portal.apps().add("Answers", "https://bots.example.com" + AppSettings.EVENT_PATH);
    private final AppSettings settings = new AppSettings(
                    card.clientId(),
                    Secret.of(card.clientSecret()),
                    URI.create("https://bots.example.com"),
                    List.of(portal.oauthServer()),
                    true)
            .with(RateLimits.unlimited());
    private volatile boolean measuring;

    JournalLoad(int events) {
        this.events = events;
    }

    JournalResult measure(JournalSubject subject, JournalRoad road) throws Exception {
        return subject.open(network(road.network()), infrastructure -> measure(infrastructure, road));
    }

    /** The portal while the app is installed, and the road while it is measured. */
    private Http network(Http road) {
        return post -> {
            if (!measuring) {
                return portal.http().post(post);
            }
            try {
                return road.post(post);
            } finally {
                calls.incrementAndGet();
            }
        };
    }

    private int take(byte[] form) {
        if (new String(form, StandardCharsets.US_ASCII).contains("event=ONIMBOTMESSAGEADD")) {
            posted.add(form);
            return 200;
        }
        return Objects.requireNonNull(running.get()).receive(form).status();
    }

    private JournalResult measure(Infrastructure infrastructure, JournalRoad road) throws Exception {
        measuring = false;
        try (RunningBots bots = Bots.scan("io.github.imbot4j.benchmarks").start(settings, infrastructure)) {
            running.set(bots);
            portal.apps().install(card.clientId(), 1);
            Quiet.await(PATIENCE, () -> portal.events().isIdle() && Quiet.isIdle(bots.health()));
            prepare();
            calls.set(0);
            measuring = true;
            return road.post(
                    bots,
                    forms,
                    () -> Quiet.await(PATIENCE, () -> calls.get() >= events && Quiet.isIdle(bots.health())));
        }
    }

    /** What the portal posts for the messages of many people; the same for each round. */
    private void prepare() {
        if (!forms.isEmpty()) {
            return;
        }
        long bot = portal.state().bots().first(any -> true).orElseThrow().id();
        List<Person> people = new ArrayList<>();
        for (int d = 0; d < DIALOGS; d++) {
            people.add(portal.messenger().addPerson("Person", "No. " + d, Person.Kind.EMPLOYEE, "en", false));
        }
        for (int i = 0; i < events; i++) {
            long person = people.get(i % DIALOGS).id();
            portal.messenger().say(person, portal.messenger().open(person, bot).id(), "This is message " + i + ".");
        }
        Quiet.await(PATIENCE, () -> portal.events().isIdle());
        forms.addAll(posted);
    }
}
