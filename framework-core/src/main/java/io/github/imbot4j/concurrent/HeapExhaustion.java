package io.github.imbot4j.concurrent;

import org.jspecify.annotations.Nullable;

/**
 * The end of the heap. After it any object of the process may be half changed, so whoever catches everything tells of it here, and
 * the program ends and begins anew; a durable journal has what was accepted.
 */
public final class HeapExhaustion {

    private HeapExhaustion() {}

    /**
     * Hands an {@link OutOfMemoryError}, or what one caused, to the default handler of uncaught exceptions, which the command
     * {@code run} sets. Threads that cannot be had are not it.
     */
    public static void check(Throwable failure) {
        OutOfMemoryError error = find(failure);
        Thread.UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();
        if (error != null && handler != null) {
            handler.uncaughtException(Thread.currentThread(), error);
        }
    }

    private static @Nullable OutOfMemoryError find(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            if (cause instanceof OutOfMemoryError error) {
                return isThreads(error) ? null : error;
            }
            cause = cause.getCause();
        }
        return null;
    }

    private static boolean isThreads(OutOfMemoryError error) {
        String message = error.getMessage();
        return message != null && message.contains("native thread");
    }
}
