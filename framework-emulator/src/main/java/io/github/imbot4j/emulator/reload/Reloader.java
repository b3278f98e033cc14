package io.github.imbot4j.emulator.reload;

import io.github.imbot4j.Bots;
import io.github.imbot4j.problem.DefinitionException;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Watch the classes of bots, and make the bots anew when they change. A change counts when two looks in a row see the same:
 * compilers write one file after another. Bots with problems are reported, and those before go on until a better change.
 *
 * <p>Safe for use by several threads.
 */
public final class Reloader implements AutoCloseable {

    private static final Duration PACE = Duration.ofMillis(300);

    private final ClassPlaces places;
    private final ClassLoader parent;
    private final Function<ClassLoader, Bots> loading;
    private final Consumer<Bots> replacing;
    private final Consumer<String> saying;
    private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor(Reloader::thread);
    private Map<Path, String> loaded;
    private Map<Path, String> pending = Map.of();
    private @Nullable FreshClasses current;
    private volatile List<String> status = List.of();

    private Reloader(
            ClassPlaces places,
            ClassLoader parent,
            Function<ClassLoader, Bots> loading,
            Consumer<Bots> replacing,
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
     * @param classPath as in the system property {@code java.class.path}
     * @param packages those of the bots
     * @param parent loads everything else
     * @param loading makes the bots of the classes of a loader; what it throws is reported
     * @param replacing puts the new bots in the place of the ones before, which it closes
     * @param saying told in a sentence or more what happened
     */
    public static Reloader of(
            String classPath,
            List<String> packages,
            ClassLoader parent,
            Function<ClassLoader, Bots> loading,
            Consumer<Bots> replacing,
            Consumer<String> saying) {
        return new Reloader(ClassPlaces.on(classPath, packages), parent, loading, replacing, saying);
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
        if (!places.folders().isEmpty()) {
            return "The bots restart when classes change in " + list(places.folders()) + ".";
        }
        if (!places.jars().isEmpty()) {
            return "The bots restart when " + list(places.jars()) + " is built anew. For quick changes, start the main"
                    + " class in the IDE, or with target/classes on the class path, and compile (mvn compile).";
        }
        return "Changes are not noticed: the classes of the bots are in no folder and no jar of the class path.";
    }

    /** What happened last, in lines; empty before anything did. */
    public List<String> status() {
        return status;
    }

    /** Looks once, and makes the bots anew when a change has settled. */
    synchronized void look() {
        try {
            Map<Path, String> seen = places.look();
            boolean changed = !seen.equals(loaded) && hasClasses(seen);
            if (changed && seen.equals(pending)) {
                loaded = seen;
                pending = Map.of();
                reload();
            } else {
                pending = changed ? seen : Map.of();
            }
        } catch (UncheckedIOException unreadable) {
            report("Cannot look for changes: " + unreadable.getMessage());
        }
    }

    @Override
    public void close() {
        pace.shutdownNow();
        synchronized (this) {
            close(current);
            current = null;
        }
    }

    /** Between cleaning and compiling there is nothing, and nobody wants to hear of it. */
    private static boolean hasClasses(Map<Path, String> seen) {
        return seen.keySet().stream()
                .anyMatch(file ->
                        file.toString().endsWith(".class") || file.toString().endsWith(".jar"));
    }

    private void reload() {
        FreshClasses next = places.load(parent);
        try {
            replacing.accept(loading.apply(next));
        } catch (DefinitionException problems) {
            close(next);
            String found = String.valueOf(problems.getMessage()).replaceFirst("^Refusing to start: ", "");
            report("Changed, but not restarted; the bots before go on: " + found);
            return;
        } catch (RuntimeException | LinkageError broken) {
            close(next);
            report("Changed, but not restarted; the bots before go on: " + broken);
            return;
        }
        close(current);
        current = next;
        report("Restarted the bots at " + LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS) + ".");
    }

    private void report(String text) {
        status = text.lines().toList();
        saying.accept(text);
    }

    private static void close(@Nullable FreshClasses loader) {
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
