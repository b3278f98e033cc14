package io.github.imbot4j.command;

import java.time.Duration;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/** Read spans: {@code 10m}, {@code 1h30m}, {@code 2 hours}, {@code полтора часа}, {@code in 3 days}, {@code час назад}. */
final class SpanReader {

    private static final int DIGITS = 6;

    private final Atoms atoms;
    private Period days = Period.ZERO;
    private Duration time = Duration.ZERO;

    SpanReader(Atoms atoms) {
        this.atoms = atoms;
    }

    /** Reads one, or leaves everything as it was and gives {@code null}. */
    Reading.@Nullable Span read() {
        int mark = atoms.mark();
        boolean later = atoms.take("in");
        if (!parts(later)) {
            atoms.back(mark);
            return null;
        }
        boolean ago = !later && atoms.take("ago");
        return new Reading.Span(days, time, later ? Reading.Sense.LATER : ago ? Reading.Sense.AGO : Reading.Sense.BARE);
    }

    private boolean parts(boolean later) {
        boolean any = (later && unit(1)) || part();
        boolean more = any;
        while (more) {
            int mark = atoms.mark();
            atoms.take("and");
            more = part();
            if (!more) {
                atoms.back(mark);
            }
        }
        return any;
    }

    private boolean part() {
        if (atoms.take("hourandhalf")) {
            time = time.plusMinutes(90);
            return true;
        }
        if (atoms.take("halfhour")) {
            time = time.plusMinutes(30);
            return true;
        }
        int mark = atoms.mark();
        int number = atoms.take("one") ? 1 : atoms.takeNumber(DIGITS);
        if (number >= 0 && (fraction(number) || unit(number))) {
            return true;
        }
        atoms.back(mark);
        return false;
    }

    /** {@code 1.5h}, {@code 1,5 часа}. */
    private boolean fraction(int whole) {
        int mark = atoms.mark();
        if (atoms.takeBetween('.') || atoms.takeBetween(',')) {
            int tenths = atoms.takeNumber(1);
            int minutes = tenths < 0 ? -1 : whole * 60 + tenths * 6;
            if (minutes >= 0 && atoms.take("hour")) {
                time = time.plusMinutes(minutes);
                return true;
            }
        }
        atoms.back(mark);
        return false;
    }

    private boolean unit(int number) {
        if (atoms.take("second")) {
            time = time.plusSeconds(number);
        } else if (atoms.take("minute")) {
            time = time.plusMinutes(number);
        } else if (atoms.take("hour")) {
            time = time.plusHours(number);
        } else if (atoms.take("days")) {
            days = days.plusDays(number);
        } else if (atoms.take("week")) {
            days = days.plusDays(7L * number);
        } else if (atoms.take("months")) {
            days = days.plusMonths(number);
        } else if (atoms.take("years")) {
            days = days.plusYears(number);
        } else {
            return false;
        }
        return true;
    }
}
