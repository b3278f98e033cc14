package io.github.imbot4j.textparsing;

import java.time.Duration;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * The parser of durations: {@code 10m}, {@code 1h30m}, {@code 2 hours}, {@code полтора часа}, {@code in 3 days}, {@code
 * час назад}.
 */
final class DurationParser {

    private static final int DIGITS = 6;

    private final PhraseScanner phraseScanner;
    private Period days = Period.ZERO;
    private Duration time = Duration.ZERO;

    DurationParser(PhraseScanner phraseScanner) {
        this.phraseScanner = phraseScanner;
    }

    /** Reads one, or leaves everything as it was and gives {@code null}. */
    TimeExpression.@Nullable Span read() {
        int mark = phraseScanner.mark();
        boolean later = phraseScanner.take("in");
        if (!parts(later)) {
            phraseScanner.back(mark);
            return null;
        }
        boolean ago = !later && phraseScanner.take("ago");
        return new TimeExpression.Span(
                days,
                time,
                later ? TimeExpression.Sense.LATER : ago ? TimeExpression.Sense.AGO : TimeExpression.Sense.BARE);
    }

    private boolean parts(boolean later) {
        boolean any = (later && unit(1)) || part();
        boolean more = any;
        while (more) {
            int mark = phraseScanner.mark();
            phraseScanner.take("and");
            more = part();
            if (!more) {
                phraseScanner.back(mark);
            }
        }
        return any;
    }

    private boolean part() {
        if (phraseScanner.take("hourandhalf")) {
            time = time.plusMinutes(90);
            return true;
        }
        if (phraseScanner.take("halfhour")) {
            time = time.plusMinutes(30);
            return true;
        }
        int mark = phraseScanner.mark();
        int number = phraseScanner.take("one") ? 1 : phraseScanner.takeNumber(DIGITS);
        if (number >= 0 && (fraction(number) || unit(number))) {
            return true;
        }
        phraseScanner.back(mark);
        return false;
    }

    /** {@code 1.5h}, {@code 1,5 часа}. */
    private boolean fraction(int whole) {
        int mark = phraseScanner.mark();
        if (phraseScanner.takeBetween('.') || phraseScanner.takeBetween(',')) {
            int tenths = phraseScanner.takeNumber(1);
            int minutes = tenths < 0 ? -1 : whole * 60 + tenths * 6;
            if (minutes >= 0 && phraseScanner.take("hour")) {
                time = time.plusMinutes(minutes);
                return true;
            }
        }
        phraseScanner.back(mark);
        return false;
    }

    private boolean unit(int number) {
        if (phraseScanner.take("second")) {
            time = time.plusSeconds(number);
        } else if (phraseScanner.take("minute")) {
            time = time.plusMinutes(number);
        } else if (phraseScanner.take("hour")) {
            time = time.plusHours(number);
        } else if (phraseScanner.take("days")) {
            days = days.plusDays(number);
        } else if (phraseScanner.take("week")) {
            days = days.plusDays(7L * number);
        } else if (phraseScanner.take("months")) {
            days = days.plusMonths(number);
        } else if (phraseScanner.take("years")) {
            days = days.plusYears(number);
        } else {
            return false;
        }
        return true;
    }
}
