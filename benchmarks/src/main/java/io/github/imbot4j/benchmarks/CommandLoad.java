package io.github.imbot4j.benchmarks;

import com.sun.management.ThreadMXBean;
import io.github.imbot4j.Infrastructure;
import io.github.imbot4j.RunningBots;
import io.github.imbot4j.delivery.memory.MemoryJournal;
import io.github.imbot4j.emulator.EmulatedPortal;
import io.github.imbot4j.emulator.state.App;
import io.github.imbot4j.emulator.state.Limits;
import io.github.imbot4j.emulator.state.Person;
import io.github.imbot4j.emulator.state.PortalClock;
import io.github.imbot4j.install.AppSettings;
import io.github.imbot4j.install.MemoryTenants;
import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.ratelimit.RateLimits;
import io.github.imbot4j.registration.MemoryLedgers;
import io.github.imbot4j.rest.Http;
import io.github.imbot4j.rest.HttpResponse;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** One running bot and the cost of its commands. */
final class CommandLoad implements AutoCloseable {

    private static final int DIALOGS = 200;
    private static final int MOST_UNDER_WAY = 500;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final List<byte[]> forms = new ArrayList<>();
    private final Queue<byte[]> posted = new ConcurrentLinkedQueue<>();
    private final AtomicReference<RunningBots> running = new AtomicReference<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final EmulatedPortal portal = EmulatedPortal.inProcess(new EmulatedPortal.Options(
            "127.0.0.1", 0, false, Limits.NONE, PortalClock.running(), Optional.of((url, form) -> take(form))));
    private volatile boolean measuring;

    /**
     * The cost of an event.
     *
     * @param nanos from the first post to the last settled call, divided by the events
     * @param bytes allocated by all threads of the process
     */
    record Cost(double nanos, double bytes) {}

    static CommandLoad start(int commands, int events) throws Exception {
        CommandLoad load = new CommandLoad();
        App card = load.portal.apps().add("Many", "https://bots.example.com" + AppSettings.EVENT_PATH);
        AppSettings settings = new AppSettings(
                        card.clientId(),
                        Secret.of(card.clientSecret()),
                        URI.create("https://bots.example.com"),
                        List.of(load.portal.oauthServer()),
                        true)
                .with(RateLimits.unlimited());
        Clock clock = Clock.systemUTC();
        MemoryJournal journal =
                new MemoryJournal(clock, MemoryJournal.CAPACITY, MemoryJournal.MEMORY, Math.max(1, events / 2));
        Infrastructure infrastructure =
                new Infrastructure(new MemoryTenants(), new MemoryLedgers(), journal, load.network(), clock);
        RunningBots bots = WrittenBot.of(commands).start(settings, infrastructure);
        load.running.set(bots);
        load.portal.apps().install(card.clientId(), 1);
        Quiet.await(PATIENCE, () -> load.portal.events().isIdle() && Quiet.isIdle(bots.health()));
        load.prepare(commands, events);
        load.measuring = true;
        return load;
    }

    /** The portal while the app is installed; afterwards every call is done at once. */
    private Http network() {
        HttpResponse done = HttpResponse.json(200, "{\"result\":1}");
        return post -> {
            if (!measuring) {
                return portal.http().post(post);
            }
            calls.incrementAndGet();
            return done;
        };
    }

    private int take(byte[] form) {
        if (new String(form, StandardCharsets.US_ASCII).contains("event=ONIMCOMMANDADD")) {
            posted.add(form);
            return 200;
        }
        return Objects.requireNonNull(running.get()).receive(form).status();
    }

    /** What the portal posts for commands that many people type, each of the bot's in its turn. */
    private void prepare(int commands, int events) {
        long bot = portal.state().bots().first(any -> true).orElseThrow().id();
        List<Person> people = new ArrayList<>();
        for (int d = 0; d < DIALOGS; d++) {
            people.add(portal.messenger().addPerson("Person", "No. " + d, Person.Kind.EMPLOYEE, "en", false));
        }
        for (int i = 0; i < events; i++) {
            long person = people.get(i % DIALOGS).id();
            long chat = portal.messenger().open(person, bot).id();
            portal.messenger().say(person, chat, "/c" + i % commands + " word");
        }
        Quiet.await(PATIENCE, () -> portal.events().isIdle());
        forms.addAll(posted);
    }

    /** One round; the journal remembers fewer events than that, so that the same ones count as new in the next. */
    Cost measure() {
        RunningBots bots = Objects.requireNonNull(running.get());
        calls.set(0);
        long bytes = allocated();
        long begun = System.nanoTime();
        for (int i = 0; i < forms.size(); i++) {
            while (i - calls.get() > MOST_UNDER_WAY) {
                LockSupport.parkNanos(100_000);
            }
            int status = bots.receive(forms.get(i)).status();
            if (status != 200) {
                throw new IllegalStateException("Event " + i + " was answered with " + status + ".");
            }
        }
        Quiet.await(PATIENCE, () -> calls.get() >= forms.size() && Quiet.isIdle(bots.health()));
        double nanos = System.nanoTime() - begun;
        return new Cost(nanos / forms.size(), (double) (allocated() - bytes) / forms.size());
    }

    private static long allocated() {
        long sum = 0;
        for (long bytes : THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds())) {
            sum += Math.max(bytes, 0);
        }
        return sum;
    }

    @Override
    public void close() {
        Objects.requireNonNull(running.get()).close();
    }
}
