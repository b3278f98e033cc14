package io.github.imbot4j.delivery.memory;

import io.github.imbot4j.delivery.InboxEntry;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.delivery.TimerChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The timers of an in-memory journal, kept until they are due. Guarded by the journal's lock. */
final class Timers {

    private static final Comparator<Timer> EARLIEST =
            Comparator.comparing(Timer::due).thenComparing(Timer::number);

    private final Map<Lane, Map<String, Timer>> named = new HashMap<>();
    private final NavigableSet<Timer> byTime = new TreeSet<>(EARLIEST);
    private long lastNumber;

    private record Timer(long number, Lane lane, String name, Instant due, InboxEntry entry) {}

    void change(TimerChange change) {
        Timer before = named.getOrDefault(change.lane(), Map.of()).get(change.name());
        if (before != null) {
            remove(before);
        }
        if (change instanceof TimerChange.Set set) {
            Timer timer = new Timer(++lastNumber, set.lane(), set.name(), set.due(), set.entry());
            named.computeIfAbsent(set.lane(), lane -> new HashMap<>()).put(set.name(), timer);
            byTime.add(timer);
        }
    }

    private void remove(Timer timer) {
        byTime.remove(timer);
        named.computeIfPresent(timer.lane(), (lane, timers) -> {
            timers.remove(timer.name());
            return timers.isEmpty() ? null : timers;
        });
    }

    /** Those of a lane, the earliest first. */
    List<TimerChange.Set> of(Lane lane) {
        return named.getOrDefault(lane, Map.of()).values().stream()
                .sorted(EARLIEST)
                .map(timer -> new TimerChange.Set(timer.name(), timer.due(), timer.entry()))
                .toList();
    }

    /** Takes out what is due, the earliest first. */
    List<InboxEntry> due(Instant now) {
        if (!isDue(now)) {
            return List.of();
        }
        List<InboxEntry> due = new ArrayList<>();
        while (isDue(now)) {
            Timer timer = byTime.first();
            remove(timer);
            due.add(timer.entry());
        }
        return due;
    }

    boolean isDue(Instant now) {
        return !byTime.isEmpty() && !byTime.first().due().isAfter(now);
    }

    /** When the first one is due whose entry is such. */
    Optional<Instant> next(Predicate<InboxEntry> such) {
        return byTime.stream()
                .filter(timer -> such.test(timer.entry()))
                .map(Timer::due)
                .findFirst();
    }

    Optional<Instant> next() {
        return byTime.isEmpty() ? Optional.empty() : Optional.of(byTime.first().due());
    }
}
