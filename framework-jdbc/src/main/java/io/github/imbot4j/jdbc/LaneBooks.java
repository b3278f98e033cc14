package io.github.imbot4j.jdbc;

import io.github.imbot4j.delivery.Lane;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The lanes this process owns: which are open, which have no open items left, and which have more items to load.
 * Guarded by the schedule's lock.
 */
final class LaneBooks {

    /** So many lanes are known at once; the others wait in the store. */
    static final int MOST = 20_000;

    private final Map<Lane, LaneBook> books = new HashMap<>();
    private final Set<LaneBook> shortOfWork = new LinkedHashSet<>();

    Optional<LaneBook> find(Lane lane) {
        return Optional.ofNullable(books.get(lane));
    }

    /** Takes a lane this process owns into account. */
    LaneBook adopt(Lane lane) {
        return books.computeIfAbsent(lane, LaneBook::new);
    }

    /** Whether this process still works at the lane as it did when it opened that book. */
    boolean isCurrent(LaneBook book) {
        return books.get(book.lane) == book;
    }

    boolean hasSpace() {
        return books.size() < MOST;
    }

    int space() {
        return Math.max(0, MOST - books.size());
    }

    void forget(LaneBook book) {
        books.remove(book.lane, book);
        shortOfWork.remove(book);
    }

    /** Lanes in which nothing has been left to do for so long; all idle ones when space is getting short. */
    List<LaneBook> idle(Duration since, int most) {
        long limit = books.size() > MOST / 2 ? 0 : since.toNanos();
        long now = System.nanoTime();
        return books.values().stream()
                .filter(book -> book.isIdle() && book.pins == 0 && now - book.idleSince >= limit)
                .limit(most)
                .toList();
    }

    /** Has the lane's next work read by whoever takes it. */
    void addShort(LaneBook book) {
        shortOfWork.add(book);
    }

    /** Lanes whose next work has to be read, at most so many. */
    List<LaneBook> takeShort(int most) {
        List<LaneBook> taken = shortOfWork.stream().limit(most).toList();
        taken.forEach(shortOfWork::remove);
        return taken;
    }

    boolean isShort() {
        return !shortOfWork.isEmpty();
    }

    void clear() {
        books.clear();
        shortOfWork.clear();
    }
}
