package io.github.imbot4j.benchmarks;

import io.github.imbot4j.Bots;
import io.github.imbot4j.Health;
import io.github.imbot4j.Ports;
import io.github.imbot4j.RunningBots;
import io.github.imbot4j.delivery.Budgets;
import io.github.imbot4j.delivery.MemoryJournal;
import io.github.imbot4j.emulator.EmulatedPortal;
import io.github.imbot4j.emulator.state.App;
import io.github.imbot4j.emulator.state.Limits;
import io.github.imbot4j.emulator.state.Person;
import io.github.imbot4j.emulator.state.PortalClock;
import io.github.imbot4j.install.AppSettings;
import io.github.imbot4j.install.MemoryTenants;
import io.github.imbot4j.jdbc.JdbcStore;
import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.registration.MemoryLedgers;
import io.github.imbot4j.rest.Http;
import io.github.imbot4j.rest.HttpAnswer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Compare the journal in SQLite with the one in memory: events a second from the post to the settled reply, with everything
 * in between but the network, whose every answer is the same. Both are measured in turns in one process; the best round
 * counts, since other work on the machine makes a round worse, never better. The goal is a ratio of 0.70.
 *
 * <pre>
 * mvn -q -pl benchmarks -am package -DskipTests
 * java -cp "benchmarks/target/benchmarks-0.1.0-SNAPSHOT.jar:benchmarks/target/lib/*" io.github.imbot4j.benchmarks.JournalComparison
 * </pre>
 *
 * <p>Arguments: events a round, 10000 when none is given, and rounds, 3.
 */
final class JournalComparison {

    private static final int DIALOGS = 100;
    private static final int POSTERS = 32;

    /** A journal that is full would answer 503. */
    private static final int MOST_UNDER_WAY = 2_000;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

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
            .with(Budgets.unlimited());
    private volatile boolean measuring;

    private JournalComparison() {}

    public static void main(String[] args) throws Exception {
        int events = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        new JournalComparison().compare(events, rounds);
        System.exit(0);
    }

    private void compare(int events, int rounds) throws Exception {
        Result memory = Result.NONE;
        Result sqlite = Result.NONE;
        for (int round = 0; round <= rounds; round++) {
            Result inMemory = inMemory(events);
            Result inSqlite = inSqlite(events);
            print(round == 0 ? "warm-up" : "round " + round, inMemory, inSqlite);
            if (round > 0) {
                memory = memory.best(inMemory);
                sqlite = sqlite.best(inSqlite);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "Java %s, %d processors, %d events a round%n",
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                events);
        print("best", memory, sqlite);
    }

    private static void print(String name, Result memory, Result sqlite) {
        System.out.printf(
                Locale.ROOT,
                "%-8s memory %6.0f events/s %5.0f µs CPU, SQLite %6.0f events/s %5.0f µs CPU, ratio %.2f%n",
                name,
                memory.perSecond(),
                memory.cpuMicros(),
                sqlite.perSecond(),
                sqlite.cpuMicros(),
                sqlite.perSecond() / memory.perSecond());
    }

    /** What one round came to. */
    private record Result(double perSecond, double cpuMicros) {

        static final Result NONE = new Result(0, Double.MAX_VALUE);

        Result best(Result other) {
            return new Result(Math.max(perSecond, other.perSecond), Math.min(cpuMicros, other.cpuMicros));
        }
    }

    private Result inMemory(int events) throws Exception {
        Clock clock = Clock.systemUTC();
        return measure(
                events,
                new Ports(new MemoryTenants(), new MemoryLedgers(), new MemoryJournal(clock), network(), clock));
    }

    private Result inSqlite(int events) throws Exception {
        Path directory = Files.createTempDirectory("journal");
        Clock clock = Clock.systemUTC();
        JdbcStore.Place place =
                new JdbcStore.Place("sqlite:" + directory.resolve("imbot.db"), directory, directory, Map.of());
        try (JdbcStore store = JdbcStore.open(place, clock)) {
            return measure(events, new Ports(store.tenants(), store.ledgers(), store.journal(), network(), clock));
        } finally {
            try (var files = Files.list(directory)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(directory);
        }
    }

    /** The portal while the app is installed, and nothing at all while it is measured. */
    private Http network() {
        HttpAnswer done = HttpAnswer.json(200, "{\"result\":1}");
        return post -> {
            if (!measuring) {
                return portal.http().post(post);
            }
            calls.incrementAndGet();
            return done;
        };
    }

    private int take(byte[] form) {
        if (new String(form, StandardCharsets.US_ASCII).contains("event=ONIMBOTMESSAGEADD")) {
            posted.add(form);
            return 200;
        }
        return Objects.requireNonNull(running.get()).receive(form).status();
    }

    private Result measure(int events, Ports ports) throws Exception {
        measuring = false;
        ExecutorService posters = Executors.newFixedThreadPool(POSTERS);
        try (RunningBots bots = Bots.scan("io.github.imbot4j.benchmarks").start(settings, ports)) {
            running.set(bots);
            portal.apps().install(card.clientId(), 1);
            await(() -> portal.events().isIdle() && isIdle(bots.health()));
            prepare(events);
            calls.set(0);
            measuring = true;
            long begun = System.nanoTime();
            long cpu = cpuNanos();
            List<Future<?>> posting = new ArrayList<>();
            AtomicInteger next = new AtomicInteger();
            for (int i = 0; i < POSTERS; i++) {
                posting.add(posters.submit(() -> post(bots, next, events)));
            }
            for (Future<?> one : posting) {
                one.get();
            }
            await(() -> calls.get() >= events && isIdle(bots.health()));
            return new Result(events / ((System.nanoTime() - begun) / 1e9), (cpuNanos() - cpu) / 1e3 / events);
        } finally {
            posters.shutdownNow();
        }
    }

    /** Of the whole process; what else runs on the machine does not count. */
    private static long cpuNanos() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .orElse(Duration.ZERO)
                .toNanos();
    }

    private void post(RunningBots bots, AtomicInteger next, int events) {
        for (int i = next.getAndIncrement(); i < events; i = next.getAndIncrement()) {
            while (i - calls.get() > MOST_UNDER_WAY) {
                LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
            }
            int status = bots.receive(forms.get(i)).status();
            if (status != 200) {
                throw new IllegalStateException("Event " + i + " was answered with " + status + ".");
            }
        }
    }

    /** What the portal posts for the messages of many people; the same for each round. */
    private void prepare(int events) {
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
        await(() -> portal.events().isIdle());
        forms.addAll(posted);
    }

    private static boolean isIdle(Health health) {
        return health.events() == 0 && health.calls() == 0;
    }

    private static void await(BooleanSupplier happened) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("It did not happen within " + PATIENCE.toSeconds() + " s.");
            }
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
    }
}
