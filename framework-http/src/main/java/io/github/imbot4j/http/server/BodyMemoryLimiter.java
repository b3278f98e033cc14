package io.github.imbot4j.http.server;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The memory that unproven bodies take together. Room is taken as bytes arrive, not as a sender announces them. When it is used
 * up, the bodies that have been arriving for longest are given up, so that slow senders cannot keep others out. Small bodies,
 * which real ones are, and large ones have a share each.
 *
 * <p>Safe for use by several threads.
 */
final class BodyMemoryLimiter {

    private static final int KIB = 1024;

    /** A real post has some hundred pairs, 5 to 20 KiB; a long text in percent signs makes more. */
    private static final int SMALL_BYTES = 256 * KIB;

    private static final long MOST_BYTES = 64L * KIB * KIB;

    /** Two of the largest bodies in each share, however small the heap. */
    private static final long LEAST_BYTES = 8L * BodyReceiver.MOST_BYTES + 16L * KIB;

    private final long half;
    private final Share small = new Share();
    private final Share large = new Share();

    private static final class Share {

        private final Set<Room> rooms = new LinkedHashSet<>();
        private long taken;
    }

    /**
     * Shares out some memory.
     *
     * @param bytes for both shares together
     */
    BodyMemoryLimiter(long bytes) {
        this.half = Math.max(bytes, LEAST_BYTES) / 2;
    }

    /** An eighth of the heap, 64 MiB at most. */
    static BodyMemoryLimiter ofHeap() {
        return new BodyMemoryLimiter(Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / 8));
    }

    /**
     * Begins a body, without room yet.
     *
     * @param giveUp ends its reception; called when others need its room, at most once
     */
    Room room(Runnable giveUp) {
        return new Room(giveUp);
    }

    /** The room of one body. */
    final class Room {

        private final Runnable giveUp;
        private Share share = small;
        private long taken;
        private boolean arriving = true;

        private Room(Runnable giveUp) {
            this.giveUp = giveUp;
        }

        /**
         * Takes room for a body that has grown, from bodies that are older and still arriving if need be.
         *
         * @param bytes how long it may be now
         * @throws UnacceptableBody with 503 when there is no room
         */
        void grow(int bytes) {
            List<Room> older = new ArrayList<>();
            boolean fits = resize(bytes, older);
            older.forEach(room -> room.giveUp.run());
            if (!fits) {
                throw new UnacceptableBody(503, "Too many bodies are being received.");
            }
        }

        private boolean resize(int bytes, List<Room> older) {
            synchronized (BodyMemoryLimiter.this) {
                if (!arriving) {
                    return false;
                }
                release();
                share = bytes <= SMALL_BYTES ? small : large;
                // The bytes are held twice while a form is read: as received, and as text.
                long wanted = 2L * bytes;
                var oldest = share.rooms.iterator();
                while (share.taken + wanted > half && oldest.hasNext()) {
                    Room next = oldest.next();
                    if (next.arriving) {
                        oldest.remove();
                        share.taken -= next.taken;
                        next.taken = 0;
                        next.arriving = false;
                        older.add(next);
                    }
                }
                if (share.taken + wanted > half) {
                    return false;
                }
                taken = wanted;
                share.taken += wanted;
                share.rooms.add(this);
                return true;
            }
        }

        /** The body is whole: it is not given up any more. */
        void arrived() {
            synchronized (BodyMemoryLimiter.this) {
                arriving = false;
            }
        }

        /** Gives the room back. */
        void close() {
            synchronized (BodyMemoryLimiter.this) {
                release();
                arriving = false;
            }
        }

        private void release() {
            share.rooms.remove(this);
            share.taken -= taken;
            taken = 0;
        }
    }
}
