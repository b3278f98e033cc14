package io.github.imbot4j.rest;

import java.util.HashMap;
import java.util.Map;

/**
 * The heap that answers may take while they are read: so much in all, and so much of one portal, so that a portal with large
 * answers slows down itself only. Answers of a few kilobytes are not counted.
 *
 * <p>Safe for use by several threads.
 */
final class ResponseMemory {

    /** Bytes that an answer takes without being counted. */
    static final int FREE = 16 * 1024;

    /** The bytes themselves, and their text in UTF-16. */
    private static final int COPIES = 3;

    private final long most;
    private final long mostOfOne;
    private final Map<String, Long> used = new HashMap<>();
    private long usedInAll;

    /** Gives out so many bytes in all, and so many of one portal. */
    ResponseMemory(long most, long mostOfOne) {
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    /** An eighth of the heap in all, a quarter of that for one portal. */
    static ResponseMemory ofHeap() {
        long most = Runtime.getRuntime().maxMemory() / 8;
        return new ResponseMemory(most, most / 4);
    }

    /** Begins an answer of a portal. */
    Lease lease(String portal) {
        return new Lease(portal);
    }

    private synchronized boolean take(String portal, long bytes) {
        long ofPortal = used.getOrDefault(portal, 0L) + bytes;
        if (usedInAll + bytes > most || ofPortal > mostOfOne) {
            return false;
        }
        usedInAll += bytes;
        used.put(portal, ofPortal);
        return true;
    }

    private synchronized void giveBack(String portal, long bytes) {
        usedInAll -= bytes;
        used.computeIfPresent(portal, (id, taken) -> taken > bytes ? taken - bytes : null);
    }

    synchronized long usedInAll() {
        return usedInAll;
    }

    /** The memory of one answer; closing it gives the memory back. For one thread. */
    final class Lease implements AutoCloseable {

        private final String portal;
        private long held;

        private Lease(String portal) {
            this.portal = portal;
        }

        /**
         * Makes room for an answer of so many bytes in all.
         *
         * @return false when there is none
         */
        boolean growTo(long bytes) {
            long wanted = Math.max(0, bytes - FREE) * COPIES;
            if (wanted <= held) {
                return true;
            }
            if (!take(portal, wanted - held)) {
                return false;
            }
            held = wanted;
            return true;
        }

        @Override
        public void close() {
            if (held > 0) {
                giveBack(portal, held);
                held = 0;
            }
        }
    }
}
