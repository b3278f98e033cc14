package io.github.imbot4j.guard;

import io.github.imbot4j.annotation.AdminOnly;
import io.github.imbot4j.annotation.Confirm;
import io.github.imbot4j.annotation.Cooldown;
import io.github.imbot4j.annotation.CooldownScope;
import io.github.imbot4j.annotation.Department;
import io.github.imbot4j.annotation.GroupOnly;
import io.github.imbot4j.annotation.InternalOnly;
import io.github.imbot4j.annotation.MaxConcurrent;
import io.github.imbot4j.annotation.PrivateOnly;
import java.lang.annotation.Annotation;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The guards of the annotations, for bots built in code. */
public final class Guards {

    /** The hidden command of a bot that leaves what was to be confirmed. */
    public static final String LEAVE = "leaveit";

    private Guards() {}

    /**
     * Makes the guard of an annotation of the framework.
     *
     * @return empty for any other annotation
     * @throws IllegalArgumentException when the annotation says something that makes no sense
     */
    public static Optional<Guard> of(Annotation annotation) {
        Guard guard = null;
        if (annotation instanceof AdminOnly) {
            guard = adminOnly();
        } else if (annotation instanceof InternalOnly) {
            guard = internalOnly();
        } else if (annotation instanceof PrivateOnly) {
            guard = privateOnly();
        } else if (annotation instanceof GroupOnly) {
            guard = groupOnly();
        } else if (annotation instanceof Department department) {
            Set<Long> ids = Arrays.stream(department.ids()).boxed().collect(Collectors.toSet());
            guard = new DepartmentGuard(List.of(department.value()), ids);
        } else if (annotation instanceof Cooldown cooldown) {
            guard = new CooldownGuard(cooldown.value(), cooldown.per());
        } else if (annotation instanceof MaxConcurrent most) {
            guard = maxConcurrent(most.value());
        } else if (annotation instanceof Confirm confirm) {
            guard = confirm(confirm.value());
        }
        return Optional.ofNullable(guard);
    }

    /** As {@link AdminOnly} does. */
    public static Guard adminOnly() {
        return new AdminGuard();
    }

    /** As {@link InternalOnly} does. */
    public static Guard internalOnly() {
        return new InternalGuard();
    }

    /** As {@link Department} does, by name. */
    public static Guard department(String... names) {
        return new DepartmentGuard(List.of(names), Set.of());
    }

    /** As {@link PrivateOnly} does. */
    public static Guard privateOnly() {
        return new PrivateGuard();
    }

    /** As {@link GroupOnly} does. */
    public static Guard groupOnly() {
        return new GroupGuard();
    }

    /**
     * As {@link Cooldown} does.
     *
     * @throws IllegalArgumentException when it would last no time, or more than a year
     */
    public static Guard cooldown(Duration pause, CooldownScope cooldownScope) {
        return new CooldownGuard(pause, cooldownScope);
    }

    /**
     * As {@link MaxConcurrent} does; each call makes another count.
     *
     * @throws IllegalArgumentException for less than 1
     */
    public static Guard maxConcurrent(int most) {
        return new ConcurrencyGuard(most);
    }

    /**
     * As {@link Confirm} does.
     *
     * @param question empty for the framework's own
     */
    public static Guard confirm(String question) {
        return new ConfirmGuard(question);
    }

    /** Whether one of these has to be confirmed. */
    public static boolean haveToBeConfirmed(List<Guard> guards) {
        return guards.stream().anyMatch(ConfirmGuard.class::isInstance);
    }

    /** What two of these guards forbid between them, for a report; empty when they can all agree. */
    public static Optional<String> contradiction(List<Guard> guards) {
        boolean alone = guards.stream().anyMatch(PrivateGuard.class::isInstance);
        boolean together = guards.stream().anyMatch(GroupGuard.class::isInstance);
        return alone && together ? Optional.of("@PrivateOnly and @GroupOnly") : Optional.empty();
    }
}
