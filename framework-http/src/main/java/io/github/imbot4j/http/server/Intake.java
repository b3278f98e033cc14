package io.github.imbot4j.http.server;

import java.util.concurrent.Semaphore;

/**
 * Bound the memory that unproven bodies take together: anybody can post, and with virtual threads nothing else limits how
 * many do at once. Small bodies, which real ones are, and large ones have a share each, so that slow large ones leave the
 * small ones through.
 *
 * <p>Safe for use by several threads.
 */
final class Intake {

    private static final int KIB = 1024;

    /** A real post has some hundred pairs, 5 to 20 KiB; a long text in percent signs makes more. */
    private static final int SMALL_BYTES = 256 * KIB;

    private static final long MOST_BYTES = 64L * KIB * KIB;

    /** Two of the largest bodies in each share, however small the heap. */
    private static final long LEAST_BYTES = 8L * FormBody.MOST_BYTES + 16L * KIB;

    private final Semaphore small;
    private final Semaphore large;

    /**
     * Shares out some memory.
     *
     * @param bytes for both shares together
     */
    Intake(long bytes) {
        int half = Math.toIntExact(Math.max(bytes, LEAST_BYTES) / 2 / KIB);
        this.small = new Semaphore(half);
        this.large = new Semaphore(half);
    }

    /** An eighth of the heap, 64 MiB at most. */
    static Intake ofHeap() {
        return new Intake(Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / 8));
    }

    /**
     * Takes room for a body, to be given back by closing.
     *
     * @param bytes how long it may get
     * @throws UnacceptableBody with 503 when there is none
     */
    Room room(int bytes) {
        Semaphore share = bytes <= SMALL_BYTES ? small : large;
        // The bytes are held twice while a form is read: as received, and as text.
        int kib = 2 * (bytes / KIB + 1);
        if (!share.tryAcquire(kib)) {
            throw new UnacceptableBody(503, "Too many bodies are being received.");
        }
        return () -> share.release(kib);
    }

    /** Room that is taken. */
    @FunctionalInterface
    interface Room {
        void close();
    }
}
