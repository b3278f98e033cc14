package io.github.imbot4j.http.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The way out when the heap is exhausted: the program says so, starts itself anew unless something supervises it, and ends at
 * once with {@link #CODE}. Nothing is finished first: what is in memory cannot be relied on, and what was accepted is in the store.
 */
final class HeapExit implements Thread.UncaughtExceptionHandler {

    /** The exit code. */
    static final int CODE = 3;

    /** A program that runs out of memory sooner does not start itself again. */
    private static final Duration YOUNG = Duration.ofMinutes(1);

    private static final String TEXT = "The heap is exhausted, so the program ends with exit code " + CODE
            + "; the store has what was accepted. Raise -Xmx when it happens again.";

    private final PrintStream out;
    private final Runnable end;
    private final AtomicBoolean ending = new AtomicBoolean();

    /** Given up when there is no other memory, so that the last words can be said. */
    private final List<byte[]> reserve = new ArrayList<>(List.of(new byte[1024 * 1024]));

    HeapExit(PrintStream out, Runnable end) {
        this.out = out;
        this.end = end;
    }

    /** Watches this process from now on. */
    static void install() {
        install(YOUNG);
    }

    /** @param young how old a process must be to start itself again */
    static void install(Duration young) {
        Thread.setDefaultUncaughtExceptionHandler(new HeapExit(System.err, () -> {
            restart(young);
            Runtime.getRuntime().halt(CODE);
        }));
    }

    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
        if (!(failure instanceof OutOfMemoryError)) {
            out.println("Uncaught in thread \"" + thread.getName() + "\": " + failure);
        } else if (ending.compareAndSet(false, true)) {
            reserve.clear();
            try {
                out.println(TEXT);
                out.flush();
            } finally {
                end.run();
            }
        }
    }

    /** A supervisor restarts the program by itself; beside its own, a second one would be in the way. */
    private static void restart(Duration young) {
        ProcessHandle self = ProcessHandle.current();
        boolean isSupervised = self.pid() == 1 || System.getenv("INVOCATION_ID") != null;
        Optional<String> command = self.info().command();
        Optional<String[]> arguments = self.info().arguments();
        boolean isYoung = self.info()
                .startInstant()
                .filter(start -> Instant.now().isBefore(start.plus(young)))
                .isPresent();
        if (isSupervised || isYoung || command.isEmpty() || arguments.isEmpty()) {
            return;
        }
        List<String> line = new ArrayList<>();
        line.add(command.get());
        line.addAll(List.of(arguments.get()));
        try {
            new ProcessBuilder(line).inheritIO().start();
            System.err.println("It starts itself again.");
        } catch (IOException impossible) {
            System.err.println("It cannot start itself again: " + impossible.getMessage());
        }
    }
}
