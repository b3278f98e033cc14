package io.github.imbot4j.command;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** Read times of day: {@code 15:00}, {@code 9am}, {@code at 9}, {@code в 9 вечера}, {@code noon}. */
final class ClockReader {

    static final LocalTime MORNING = LocalTime.of(9, 0);

    private static final LocalTime EVENING = LocalTime.of(19, 0);

    private final Atoms atoms;

    ClockReader(Atoms atoms) {
        this.atoms = atoms;
    }

    /**
     * Reads one, or leaves everything as it was and gives {@code null}.
     *
     * @param bare whether a number alone may be the hour
     */
    @Nullable
    LocalTime read(boolean bare) {
        if (atoms.take("noon")) {
            return LocalTime.NOON;
        }
        if (atoms.take("midnight")) {
            return LocalTime.MIDNIGHT;
        }
        if (atoms.take("morning")) {
            return MORNING;
        }
        if (atoms.take("evening")) {
            return EVENING;
        }
        int mark = atoms.mark();
        boolean said = atoms.take("at");
        LocalTime time = said && atoms.take("noon")
                ? LocalTime.NOON
                : said && atoms.take("midnight") ? LocalTime.MIDNIGHT : clock(bare || said);
        if (time == null) {
            atoms.back(mark);
        }
        return time;
    }

    private @Nullable LocalTime clock(boolean bare) {
        int hour = atoms.takeNumber(2);
        if (hour < 0) {
            return null;
        }
        if (!atoms.takeBetween(':')) {
            boolean sure = atoms.take("oclock") || bare;
            LocalTime half = half(hour, 0, 0);
            return half != null ? half : sure && hour < 24 ? LocalTime.of(hour, 0) : null;
        }
        int minute = atoms.takeNumber(2);
        if (minute < 0 || atoms.digits() != 2) {
            return null;
        }
        int second = atoms.takeBetween(':') ? atoms.takeNumber(2) : 0;
        LocalTime half = half(hour, minute, second);
        return half != null ? half : LocalTime.of(hour, minute, second);
    }

    /** With {@code am}, {@code pm}, {@code утра}, {@code вечера}. */
    private @Nullable LocalTime half(int hour, int minute, int second) {
        int mark = atoms.mark();
        boolean before = atoms.take("am");
        boolean after = !before && atoms.take("pm");
        if (!before && !after) {
            return null;
        }
        atoms.take('.');
        if (hour > 12 || hour < 1) {
            atoms.back(mark);
            return null;
        }
        return LocalTime.of(hour % 12 + (after ? 12 : 0), minute, second);
    }
}
