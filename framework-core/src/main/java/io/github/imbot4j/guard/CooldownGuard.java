package io.github.imbot4j.guard;

import io.github.imbot4j.annotation.CooldownScope;
import io.github.imbot4j.language.Messages;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** A guard that rejects further runs for a while after a run. */
final class CooldownGuard implements Guard {

    private static final Duration LONGEST = Duration.ofDays(366);

    private final Duration pause;
    private final CooldownScope cooldownScope;

    CooldownGuard(String pause, CooldownScope cooldownScope) {
        this(duration(pause), cooldownScope);
    }

    CooldownGuard(Duration pause, CooldownScope cooldownScope) {
        if (pause.isZero() || pause.isNegative() || pause.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("@Cooldown is to last " + pause
                    + ", which is not a duration of at most a year. Write one such as @Cooldown(\"10s\").");
        }
        this.pause = pause;
        this.cooldownScope = cooldownScope;
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
    public Decision judge(GuardRequest guardRequest) {
        Optional<Instant> until = guardRequest.memory().until(what(guardRequest));
        return until.isEmpty() ? Decision.ALLOWED : refusal(guardRequest, until.get());
    }

    @Override
    public Decision enter(GuardRequest guardRequest) {
        Instant until = guardRequest.now().plus(pause);
        return guardRequest.memory().remember(what(guardRequest), until)
                ? Decision.ALLOWED
                : refusal(guardRequest, until);
    }

    @Override
    public boolean isMomentary() {
        return true;
    }

    private static Decision refusal(GuardRequest guardRequest, Instant until) {
        Messages messages = guardRequest.phrases();
        return Decision.refused(
                messages.say("guard.cooldown", spoken(Duration.between(guardRequest.now(), until), messages)));
    }

    /** Rounded up, so that whoever waits so long is not told to wait again. */
    private static String spoken(Duration left, Messages messages) {
        long seconds = Math.max(1, left.plusMillis(999).toSeconds());
        long minutes = (seconds + 59) / 60;
        if (seconds <= 90) {
            return messages.say("when.seconds", seconds);
        }
        return minutes <= 90 ? messages.say("when.minutes", minutes) : messages.say("guard.hours", (minutes + 59) / 60);
    }

    private String what(GuardRequest guardRequest) {
        String whose = switch (cooldownScope) {
            case USER -> "user " + guardRequest.sender().id();
            case DIALOG -> "dialog " + guardRequest.dialog().id();
            case PORTAL -> "portal";
        };
        return "cooldown of " + guardRequest.handler() + " for " + whose;
    }
}
