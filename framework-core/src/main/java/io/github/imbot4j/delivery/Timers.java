package io.github.imbot4j.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** Keep timers until they are due. Guarded by the journal's lock. */
final class Timers {

    private final Map<Name, Timer> named = new HashMap<>();
    private final NavigableSet<Timer> byTime =
            new TreeSet<>(Comparator.comparing(Timer::due).thenComparing(Timer::number));
    private long lastNumber;

    private record Name(Lane lane, String name) {}

    private record Timer(long number, Name name, Instant due, InboxEntry entry) {}

    void change(TimerChange change) {
        Name name = new Name(change.lane(), change.name());
        Timer before = named.remove(name);
        if (before != null) {
            byTime.remove(before);
        }
        if (change instanceof TimerChange.Set set) {
            Timer timer = new Timer(++lastNumber, name, set.due(), set.entry());
            named.put(name, timer);
            byTime.add(timer);
        }
    }

    /** Those of a lane, the earliest first. */
    List<TimerChange.Set> of(Lane lane) {
        return byTime.stream()
                .filter(timer -> timer.name().lane().equals(lane))
                .map(timer -> new TimerChange.Set(timer.name().name(), timer.due(), timer.entry()))
                .toList();
    }

    /** Takes out what is due, the earliest first. */
    List<InboxEntry> due(Instant now) {
        List<InboxEntry> due = new ArrayList<>();
        while (!byTime.isEmpty() && !byTime.first().due().isAfter(now)) {
            Timer timer = byTime.first();
            byTime.remove(timer);
            named.remove(timer.name());
            due.add(timer.entry());
        }
        return due;
    }

    Optional<Instant> next() {
        return byTime.isEmpty() ? Optional.empty() : Optional.of(byTime.first().due());
    }
}
