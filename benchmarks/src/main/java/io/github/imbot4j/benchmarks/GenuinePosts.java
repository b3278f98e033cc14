package io.github.imbot4j.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;

/** Genuine posts, each over a connection of its own, one every 200 ms whatever becomes of those before. */
final class GenuinePosts {

    private static final long EVERY = TimeUnit.MILLISECONDS.toNanos(200);

    private final List<Long> millis = Collections.synchronizedList(new ArrayList<>());
    private int posted;

    private GenuinePosts() {}

    /**
     * Posts for a while, and waits until all are answered or have failed.
     *
     * @param poster posts one, and returns the status
     */
    static GenuinePosts during(int seconds, IntSupplier poster) throws InterruptedException {
        GenuinePosts posts = new GenuinePosts();
        int count = seconds * 5;
        ExecutorService threads = Executors.newCachedThreadPool();
        CountDownLatch done = new CountDownLatch(count);
        long begun = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long due = begun + i * EVERY;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            posts.posted++;
            threads.execute(() -> {
                if (poster.getAsInt() == 200) {
                    posts.millis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - due));
                }
                done.countDown();
            });
        }
        if (!done.await(60, TimeUnit.SECONDS)) {
            threads.shutdownNow();
        }
        threads.shutdown();
        return posts;
    }

    /** Answered of posted, median, 95% and the longest wait in milliseconds. */
    String shown() {
        List<Long> sorted = new ArrayList<>(millis);
        Collections.sort(sorted);
        if (sorted.isEmpty()) {
            return "0 of " + posted;
        }
        return String.format(
                Locale.ROOT,
                "%d of %d, median %d ms, 95%% %d ms, longest %d ms",
                sorted.size(),
                posted,
                sorted.get(sorted.size() / 2),
                sorted.get((int) (sorted.size() * 0.95)),
                sorted.get(sorted.size() - 1));
    }
}
