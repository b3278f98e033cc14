package io.github.imbot4j.guard;

import io.github.imbot4j.language.Phrases;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Let nobody pass for a while after somebody did. */
final class CooldownGuard implements Guard {

    private static final Duration LONGEST = Duration.ofDays(366);

    private final Duration pause;
    private final Per per;

    CooldownGuard(String pause, Per per) {
        this(duration(pause), per);
    }

    CooldownGuard(Duration pause, Per per) {
        if (pause.isZero() || pause.isNegative() || pause.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("@Cooldown is to last " + pause
                    + ", which is not a duration of at most a year. Write one such as @Cooldown(\"10s\").");
        }
        this.pause = pause;
        this.per = per;
    }

    private static Duration duration(String text) {
        String upper = text.strip().toUpperCase(Locale.ROOT);
        try {
            int days = upper.indexOf('D') + 1;
            String time = upper.substring(days);
            return Duration.parse("P" + upper.substring(0, days) + (time.isEmpty() ? "" : "T" + time));
        } catch (DateTimeException unreadable) {
            throw new IllegalArgumentException(
                    "@Cooldown(\"" + text + "\") is not a duration. Write one such as \"10s\", \"5m\" or \"1h30m\".",
                    unreadable);
        }
    }

    @Override
    public Decision judge(Request request) {
        Optional<Instant> until = request.memory().until(what(request));
        return until.isEmpty() ? Decision.ALLOWED : refusal(request, until.get());
    }

    @Override
    public Decision enter(Request request) {
        Instant until = request.now().plus(pause);
        return request.memory().remember(what(request), until) ? Decision.ALLOWED : refusal(request, until);
    }

    @Override
    public boolean isMomentary() {
        return true;
    }

    private static Decision refusal(Request request, Instant until) {
        Phrases phrases = request.phrases();
        return Decision.refused(phrases.say("guard.cooldown", spoken(Duration.between(request.now(), until), phrases)));
    }

    /** Rounded up, so that whoever waits so long is not told to wait again. */
    private static String spoken(Duration left, Phrases phrases) {
        long seconds = Math.max(1, left.plusMillis(999).toSeconds());
        long minutes = (seconds + 59) / 60;
        if (seconds <= 90) {
            return phrases.say("when.seconds", seconds);
        }
        return minutes <= 90 ? phrases.say("when.minutes", minutes) : phrases.say("guard.hours", (minutes + 59) / 60);
    }

    private String what(Request request) {
        String whose = switch (per) {
            case USER -> "user " + request.sender().id();
            case DIALOG -> "dialog " + request.dialog().id();
            case PORTAL -> "portal";
        };
        return "cooldown of " + request.handler() + " for " + whose;
    }
}
