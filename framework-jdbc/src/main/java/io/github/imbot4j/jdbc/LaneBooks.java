package io.github.imbot4j.jdbc;

import io.github.imbot4j.delivery.LaneScheduler;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which of the lanes this process owns have nothing left to do, and which have to be read on. Guarded by the schedule's lock. */
final class LaneBooks {

    /** So many lanes are known at once; the others wait in the store. */
    static final int MOST = 20_000;

    private final LaneScheduler<LaneBook> lanes;
    private final Set<LaneBook> shortOfWork = new LinkedHashSet<>();

    LaneBooks(LaneScheduler<LaneBook> lanes) {
        this.lanes = lanes;
    }

    boolean hasSpace() {
        return lanes.size() < MOST;
    }

    int space() {
        return Math.max(0, MOST - lanes.size());
    }

    /** Takes notice of a lane that has got its places in the turns. */
    void offered(LaneBook book) {
        if (book.isShort()) {
            shortOfWork.add(book);
        }
        if (book.isIdle()) {
            book.idleSince = System.nanoTime();
        }
    }

    void forget(LaneBook book) {
        lanes.forget(book);
        shortOfWork.remove(book);
    }

    /** Lanes in which nothing has been left to do for so long; all idle ones when space is getting short. */
    List<LaneBook> idle(Duration since, int most) {
        long limit = lanes.size() > MOST / 2 ? 0 : since.toNanos();
        long now = System.nanoTime();
        return lanes.lanes().stream()
                .filter(book -> book.isIdle() && book.pins == 0 && now - book.idleSince >= limit)
                .limit(most)
                .toList();
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
        shortOfWork.clear();
    }
}
