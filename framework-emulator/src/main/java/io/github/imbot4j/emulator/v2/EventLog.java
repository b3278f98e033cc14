package io.github.imbot4j.emulator.v2;

import io.github.imbot4j.emulator.state.LoggedEvent;
import io.github.imbot4j.emulator.state.PortalState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The log of events that wait to be fetched (v2 §7). An event is kept for a day, by the portal's clock, and until a later
 * call confirms it; reading changes nothing.
 */
final class EventLog {

    private static final Duration KEPT = Duration.ofHours(24);

    private final PortalState state;

    EventLog(PortalState state) {
        this.state = state;
    }

    void add(long receiver, String type, Map<String, Object> data) {
        state.loggedEvents()
                .put(new LoggedEvent(
                        state.nextId(), receiver, type, state.clock().instant(), data));
    }

    /** Deletes everything that waits for a bot or a user. */
    void clear(long receiver) {
        state.loggedEvents().removeIf(event -> event.receiver() == receiver);
    }

    /**
     * Confirms what stands before the offset, then gives what follows, oldest first.
     *
     * @param offset {@code 0} confirms nothing
     */
    Map<String, Object> fetch(List<Long> receivers, long offset, int limit) {
        return state.atomically(() -> {
            Set<Long> own = new HashSet<>(receivers);
            Instant oldest = state.clock().instant().minus(KEPT);
            state.loggedEvents()
                    .removeIf(event ->
                            !event.date().isAfter(oldest) || (own.contains(event.receiver()) && event.id() < offset));
            List<LoggedEvent> page = new ArrayList<>(
                    state.loggedEvents().where(event -> own.contains(event.receiver()) && event.id() >= offset));
            page.sort(Comparator.comparingLong(LoggedEvent::id));
            List<LoggedEvent> read = page.subList(0, Math.min(limit, page.size()));
            read.forEach(event -> state.readUpTo(event.receiver(), event.id()));
            return answer(read, offset, limit);
        });
    }

    /** An empty page echoes the offset; a full one may be the last. */
    private Map<String, Object> answer(List<LoggedEvent> page, long offset, int limit) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("events", page.stream().map(this::row).toList());
        answer.put(
                "nextOffset",
                page.isEmpty()
                        ? offset
                        : Math.max(offset, page.get(page.size() - 1).id() + 1));
        answer.put("hasMore", page.size() >= limit);
        return answer;
    }

    private Map<String, Object> row(LoggedEvent event) {
        return new Fields()
                .with("eventId", event.id())
                .with("type", event.type())
                .with("date", Fields.date(event.date(), state.zone()))
                .with("data", event.data())
                .map();
    }
}
