package io.github.imbot4j.textparsing;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** The parser of times of day: {@code 15:00}, {@code 9am}, {@code at 9}, {@code в 9 вечера}, {@code noon}. */
final class TimeParser {

    static final LocalTime MORNING = LocalTime.of(9, 0);

    private static final LocalTime EVENING = LocalTime.of(19, 0);

    private final PhraseScanner phraseScanner;

    TimeParser(PhraseScanner phraseScanner) {
        this.phraseScanner = phraseScanner;
    }

    /**
     * Reads one, or leaves everything as it was and gives {@code null}.
     *
     * @param bare whether a number alone may be the hour
     */
    @Nullable
    LocalTime read(boolean bare) {
        if (phraseScanner.take("noon")) {
            return LocalTime.NOON;
        }
        if (phraseScanner.take("midnight")) {
            return LocalTime.MIDNIGHT;
        }
        if (phraseScanner.take("morning")) {
            return MORNING;
        }
        if (phraseScanner.take("evening")) {
            return EVENING;
        }
        int mark = phraseScanner.mark();
        boolean said = phraseScanner.take("at");
        LocalTime time = said && phraseScanner.take("noon")
                ? LocalTime.NOON
                : said && phraseScanner.take("midnight") ? LocalTime.MIDNIGHT : clock(bare || said);
        if (time == null) {
            phraseScanner.back(mark);
        }
        return time;
    }

    private @Nullable LocalTime clock(boolean bare) {
        int hour = phraseScanner.takeNumber(2);
        if (hour < 0) {
            return null;
        }
        if (!phraseScanner.takeBetween(':')) {
            boolean sure = phraseScanner.take("oclock") || bare;
            LocalTime half = half(hour, 0, 0);
            return half != null ? half : sure && hour < 24 ? LocalTime.of(hour, 0) : null;
        }
        int minute = phraseScanner.takeNumber(2);
        if (minute < 0 || phraseScanner.digits() != 2) {
            return null;
        }
        int second = phraseScanner.takeBetween(':') ? phraseScanner.takeNumber(2) : 0;
        LocalTime half = half(hour, minute, second);
        return half != null ? half : LocalTime.of(hour, minute, second);
    }

    /** With {@code am}, {@code pm}, {@code утра}, {@code вечера}. */
    private @Nullable LocalTime half(int hour, int minute, int second) {
        int mark = phraseScanner.mark();
        boolean before = phraseScanner.take("am");
        boolean after = !before && phraseScanner.take("pm");
        if (!before && !after) {
            return null;
        }
        phraseScanner.take('.');
        if (hour > 12 || hour < 1) {
            phraseScanner.back(mark);
            return null;
        }
        return LocalTime.of(hour % 12 + (after ? 12 : 0), minute, second);
    }
}
