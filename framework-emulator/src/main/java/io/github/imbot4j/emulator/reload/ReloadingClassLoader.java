package io.github.imbot4j.emulator.reload;

import io.github.imbot4j.RunningBots;
import io.github.imbot4j.http.cli.CliContext;
import io.github.imbot4j.http.cli.MainMethod;
import io.github.imbot4j.http.cli.ProgramHost;
import io.github.imbot4j.http.cli.StartedProgram;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The classes of an application as they are at one moment, and the run of its main method that was started with them. What
 * the given places hold is loaded from there, even though the parent has it too; everything else from the parent.
 *
 * <p>Safe for use by several threads.
 */
public final class ReloadingClassLoader extends URLClassLoader implements ProgramHost {

    /** How long a main method may take until it calls the framework: containers are slow. */
    private static final long PATIENCE_SECONDS = 60;

    static {
        registerAsParallelCapable();
    }

    /** The error that ends the main method of a replaced application. */
    private static final class Replaced extends Error {

        private static final long serialVersionUID = 1L;

        Replaced() {
            super("The application was replaced.", null, false, false);
        }
    }

    /** The bots of this version, for a main method that goes on beside them. */
    private final class Started implements StartedProgram {

        private final RunningBots bots;
        private final int port;

        Started(RunningBots bots, int port) {
            this.bots = bots;
            this.port = port;
        }

        @Override
        public RunningBots bots() {
            return bots;
        }

        @Override
        public int port() {
            return port;
        }

        @Override
        public void awaitClose() throws InterruptedException {
            over.await();
        }

        /** Leaves the bots to whoever hosts them. */
        @Override
        public void close() {
            over.countDown();
        }
    }

    private final Predicate<String> own;
    private final List<Path> temporary;
    private final CompletableFuture<CliContext> application = new CompletableFuture<>();
    private final CompletableFuture<Started> started = new CompletableFuture<>();
    private final CountDownLatch over = new CountDownLatch(1);

    /**
     * Loads afresh.
     *
     * @param own the names of the classes that are taken from the places
     * @param temporary files and folders that are deleted when the loader is closed
     */
    ReloadingClassLoader(URL[] places, Predicate<String> own, List<Path> temporary, ClassLoader parent) {
        super("bots", places, parent);
        this.own = own;
        this.temporary = List.copyOf(temporary);
    }

    /**
     * Runs a main method of these classes, in a thread of its own, until it calls the framework.
     *
     * @return the application as it was handed over
     * @throws IllegalStateException when it ends or fails before that, or takes longer than a minute
     */
    public CliContext run(String mainClass, String... args) {
        Thread thread = new Thread(() -> runMain(mainClass, args), "main");
        thread.setContextClassLoader(this);
        thread.setDaemon(true);
        thread.start();
        try {
            return application.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (TimeoutException late) {
            thread.interrupt();
            throw new IllegalStateException(
                    mainClass + ".main did not call BotApplication.run or start within " + PATIENCE_SECONDS + " s.",
                    late);
        } catch (InterruptedException stop) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while " + mainClass + ".main ran.", stop);
        }
    }

    private void runMain(String mainClass, String... args) {
        try {
            MainMethod.invoke(Class.forName(mainClass, true, this), args);
            application.completeExceptionally(new IllegalStateException(
                    mainClass + ".main returned without calling BotApplication.run or start."));
        } catch (Replaced ended) {
            // As intended.
        } catch (Throwable failure) {
            application.completeExceptionally(failure);
        }
    }

    @Override
    public void host(CliContext handed) {
        application.complete(handed);
        try {
            over.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        throw new Replaced();
    }

    @Override
    public StartedProgram start(CliContext handed) {
        application.complete(handed);
        try {
            return started.get();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new Replaced();
        } catch (ExecutionException replaced) {
            throw new Replaced();
        }
    }

    /** Lets the main method go on beside its bots, which run now and listen on a port. */
    public void started(RunningBots bots, int port) {
        started.complete(new Started(bots, port));
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            @Nullable Class<?> known = findLoadedClass(name);
            if (known == null && own.test(name)) {
                known = find(name);
            }
            return known == null ? super.loadClass(name, resolve) : known;
        }
    }

    private @Nullable Class<?> find(String name) {
        try {
            return findClass(name);
        } catch (ClassNotFoundException elsewhere) {
            return null;
        }
    }

    /** Ends the main method, and closes and deletes the files. */
    @Override
    public void close() throws IOException {
        over.countDown();
        started.completeExceptionally(new Replaced());
        super.close();
        temporary.forEach(TemporaryFiles::delete);
    }

    @Override
    public @Nullable URL getResource(String name) {
        @Nullable URL found = findResource(name);
        return found == null ? super.getResource(name) : found;
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        List<URL> all = Collections.list(findResources(name));
        for (URL other : Collections.list(getParent().getResources(name))) {
            if (all.stream().noneMatch(own -> own.toExternalForm().equals(other.toExternalForm()))) {
                all.add(other);
            }
        }
        return Collections.enumeration(all);
    }
}
