package io.github.imbot4j.http.cli;

import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.ratelimit.RateLimits;
import io.github.imbot4j.ratelimit.RequestQuota.Rate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parser of rate limits as operators write them: {@code cloud}, {@code 5/250}, {@code MEMBER_ID=off}. */
final class RateLimitParser {

    private static final String CLOUD = "cloud";
    private static final Pattern FIGURES = Pattern.compile("(\\d{1,4}(?:\\.\\d{1,3})?)/(\\d{1,6})");

    private RateLimitParser() {}

    /**
     * Reads one rate for all portals, and others for single ones.
     *
     * @throws IllegalArgumentException when one cannot be read
     */
    static RateLimits read(List<String> words) {
        RateLimits rateLimits = RateLimits.cloud();
        boolean isSaid = false;
        for (String word : words) {
            if (word.indexOf('=') < 0) {
                if (isSaid) {
                    throw new IllegalArgumentException("says twice what all portals may be sent");
                }
                isSaid = true;
                rateLimits = all(word);
            }
        }
        for (String word : words) {
            int at = word.indexOf('=');
            if (at >= 0) {
                rateLimits = rateLimits.with(new PortalId(word.substring(0, at)), rate(word.substring(at + 1)));
            }
        }
        return rateLimits;
    }

    private static RateLimits all(String word) {
        return word.equalsIgnoreCase(CLOUD) ? RateLimits.cloud() : RateLimits.of(rate(word));
    }

    private static Rate rate(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "standard" -> Rate.STANDARD;
            case "enterprise" -> Rate.ENTERPRISE;
            case "off" -> Rate.UNLIMITED;
            default -> figures(word);
        };
    }

    private static Rate figures(String word) {
        Matcher figures = FIGURES.matcher(word);
        double perSecond = figures.matches() ? Double.parseDouble(figures.group(1)) : 0;
        int capacity = figures.matches() ? Integer.parseInt(figures.group(2)) : 0;
        if (perSecond <= 0 || capacity <= 0) {
            throw new IllegalArgumentException("says \"" + word + "\", which is no rate");
        }
        return new Rate(perSecond, capacity);
    }
}
