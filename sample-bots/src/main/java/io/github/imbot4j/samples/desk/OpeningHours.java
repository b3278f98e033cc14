package io.github.imbot4j.samples.desk;

import static java.time.format.TextStyle.SHORT_STANDALONE;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When there are people.
 *
 * @param first day of the week
 * @param last day of the week, not before the first
 * @param from on each of these days
 * @param to on each of these days, after {@code from}
 * @param zone whose clock it is; empty for that of the portal
 */
record OpeningHours(DayOfWeek first, DayOfWeek last, LocalTime from, LocalTime to, Optional<ZoneId> zone) {

    static final String SETTING = "DESK_HOURS";
    static final String ZONE_SETTING = "DESK_ZONE";

    private static final Pattern WRITTEN = Pattern.compile(
            "(Mon|Tue|Wed|Thu|Fri|Sat|Sun)-(Mon|Tue|Wed|Thu|Fri|Sat|Sun) (\\d\\d:\\d\\d)-(\\d\\d:\\d\\d)");

    OpeningHours {
        if (last.compareTo(first) < 0 || !from.isBefore(to)) {
            throw new IllegalArgumentException(
                    SETTING + " end before they begin; write them as in \"Mon-Fri 09:00-18:00\".");
        }
    }

    static OpeningHours of(Map<String, String> environment) {
        String hours = environment.getOrDefault(SETTING, "Mon-Fri 09:00-18:00").strip();
        String zone = environment.getOrDefault(ZONE_SETTING, "").strip();
        Matcher parts = WRITTEN.matcher(hours);
        try {
            if (parts.matches()) {
                return new OpeningHours(
                        day(parts.group(1)),
                        day(parts.group(2)),
                        LocalTime.parse(parts.group(3)),
                        LocalTime.parse(parts.group(4)),
                        zone.isEmpty() ? Optional.empty() : Optional.of(ZoneId.of(zone)));
            }
        } catch (DateTimeException wrong) {
            throw new IllegalArgumentException(
                    SETTING + " or " + ZONE_SETTING + " is wrong: " + wrong.getMessage() + ".", wrong);
        }
        throw new IllegalArgumentException(SETTING + " is \"" + hours + "\"; write it as in \"Mon-Fri 09:00-18:00\".");
    }

    private static DayOfWeek day(String name) {
        int number = "MonTueWedThuFriSatSun".indexOf(name) / 3;
        return DayOfWeek.of(number + 1);
    }

    /** Tells whether there are people at a moment, on a portal in a zone. */
    boolean areOpen(Instant moment, ZoneId portal) {
        ZonedDateTime now = moment.atZone(zone.orElse(portal));
        LocalTime time = now.toLocalTime();
        return isWorkday(now.getDayOfWeek()) && !time.isBefore(from) && time.isBefore(to);
    }

    /** The next moment at which people come. */
    ZonedDateTime next(Instant moment, ZoneId portal) {
        ZonedDateTime now = moment.atZone(zone.orElse(portal));
        ZonedDateTime opening = now.with(from);
        while (!opening.isAfter(now) || !isWorkday(opening.getDayOfWeek())) {
            opening = opening.plusDays(1).with(from);
        }
        return opening;
    }

    private boolean isWorkday(DayOfWeek day) {
        return day.compareTo(first) >= 0 && day.compareTo(last) <= 0;
    }

    /** In words, such as "Mon–Fri 09:00–18:00, Europe/Berlin". */
    String said(ZoneId portal, String language) {
        Locale locale = Locale.forLanguageTag(language);
        return first.getDisplayName(SHORT_STANDALONE, locale) + "–" + last.getDisplayName(SHORT_STANDALONE, locale)
                + " " + from + "–" + to + ", " + zone.orElse(portal).getId();
    }
}
