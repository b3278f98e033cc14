package io.github.imbot4j.emulator.reload;

import io.github.imbot4j.Bots;
import io.github.imbot4j.http.cli.CommandFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The watcher of bot classes, which recreates the bots when the classes change. A change takes effect when two checks
 * in a row see the same files, because compilers write one file after another. Bots with problems are reported, and the
 * previous ones continue until a correct change.
 *
 * <p>Safe for use by several threads.
 */
public final class Reloader implements AutoCloseable {

    private static final Duration PACE = Duration.ofMillis(300);

    /** So many looks at something unfinished are normal while a build is under way. */
    private static final int LOOKS = 10;

    private static final String NOT_RESTARTED = "Changed, but not restarted; the bots before go on: ";

    private final ClassPlaces places;
    private final ClassLoader parent;
    private final Function<ReloadingClassLoader, Bots> loading;
    private final BiConsumer<Bots, ReloadingClassLoader> replacing;
    private final Consumer<String> saying;
    private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor(Reloader::thread);
    private final Lock looking = new ReentrantLock();
    private Map<Path, String> loaded;
    private Map<Path, String> pending = Map.of();
    private int unfinished;
    private @Nullable ReloadingClassLoader current;
    private Map<String, Long> contents = Map.of();
    private volatile List<String> status = List.of();

    private Reloader(
            ClassPlaces places,
            ClassLoader parent,
            Function<ReloadingClassLoader, Bots> loading,
            BiConsumer<Bots, ReloadingClassLoader> replacing,
            Consumer<String> saying) {
        this.places = places;
        this.parent = parent;
        this.loading = loading;
        this.replacing = replacing;
        this.saying = saying;
        this.loaded = places.look();
    }

    /**
     * Gets ready to watch; what is there now counts as loaded.
     *
     * @param parent loads everything else
     * @param loading makes the bots of the classes of a loader; what it throws is reported
     * @param replacing puts the new bots, of these classes, in the place of the ones before, which it closes
     * @param saying told in a sentence or more what happened
     */
    public static Reloader of(
            ClassPlaces places,
            ClassLoader parent,
            Function<ReloadingClassLoader, Bots> loading,
            BiConsumer<Bots, ReloadingClassLoader> replacing,
            Consumer<String> saying) {
        return new Reloader(places, parent, loading, replacing, saying);
    }

    /** Says which classes the bots that run now come from; they are let go of when the bots are replaced. */
    public Reloader running(ReloadingClassLoader classes) {
        looking.lock();
        try {
            current = classes;
            contents = ClassPlaces.contents(classes);
            return this;
        } finally {
            looking.unlock();
        }
    }

    /** Looks for changes a few times a second from now on. */
    public void start() {
        if (!places.isEmpty()) {
            var unused =
                    pace.scheduleWithFixedDelay(this::look, PACE.toMillis(), PACE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** One sentence on what is watched, and how there could be more of it. */
    public String watched() {
        if (places.source().isPresent()) {
            return "The bots restart when " + places.source().get().file().getFileName() + " is saved.";
        }
        if (!places.folders().isEmpty()) {
            return "The bots restart when classes change in " + list(places.folders()) + ".";
        }
        if (!places.jars().isEmpty()) {
            return "The bots restart when " + list(places.jars())
                    + " is rebuilt. For quicker changes, start the main"
                    + " class in the IDE, or with target/classes on the class path, and compile (mvn compile).";
        }
        return "Changes are not noticed: the classes of the bots are in no folder and no jar of the class path.";
    }

    /** What happened last, in lines; empty before anything did. */
    public List<String> status() {
        return status;
    }

    /** Looks once, and makes the bots anew when a change has settled. Whatever goes wrong is said, and the next look comes. */
    void look() {
        looking.lock();
        try {
            Map<Path, String> seen = places.look();
            boolean changed = !seen.equals(loaded);
            if (changed && seen.equals(pending)) {
                reload();
                loaded = seen;
                pending = Map.of();
                unfinished = 0;
            } else {
                pending = changed ? seen : Map.of();
            }
        } catch (UnfinishedException building) {
            unfinished++;
            if (unfinished == LOOKS) {
                report("Waiting for the next build: " + building.getMessage());
            }
        } catch (VirtualMachineError | RuntimeException failure) {
            report("Cannot look for changes: " + Failures.text(failure));
        } finally {
            looking.unlock();
        }
    }

    /** Does not wait for a restart that is under way. */
    @Override
    public void close() {
        pace.shutdownNow();
        if (looking.tryLock()) {
            try {
                close(current);
                current = null;
            } finally {
                looking.unlock();
            }
        }
    }

    private void reload() {
        ReloadingClassLoader next;
        try {
            // Between cleaning and compiling there is nothing.
            places.requireClasses();
            next = places.load(parent);
        } catch (CommandFailure compilerErrors) {
            report(NOT_RESTARTED + Failures.text(compilerErrors));
            return;
        }
        Map<String, Long> after = ClassPlaces.contents(next);
        if (current != null && !places.differ(contents, after)) {
            close(next);
            return;
        }
        try {
            replacing.accept(loading.apply(next), next);
        } catch (Throwable broken) {
            close(next);
            report(NOT_RESTARTED + Failures.text(broken));
            return;
        }
        close(current);
        current = next;
        contents = after;
        report("Restarted the bots at " + LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS) + ".");
    }

    private void report(String text) {
        status = text.lines().toList();
        saying.accept(text);
    }

    private static void close(@Nullable ReloadingClassLoader loader) {
        try {
            if (loader != null) {
                loader.close();
            }
        } catch (IOException stillOpen) {
            // A file that cannot be closed or deleted harms nobody here.
        }
    }

    private static String list(List<Path> places) {
        return String.join(", ", places.stream().map(Path::toString).toList());
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "reloader");
        thread.setDaemon(true);
        return thread;
    }
}
