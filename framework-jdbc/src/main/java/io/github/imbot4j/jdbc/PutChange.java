package io.github.imbot4j.jdbc;

import io.github.imbot4j.delivery.OutgoingCall;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The adding of calls that no event caused to the outbox; those of a group once for each key. */
final class PutChange implements Change<Integer> {

    private final Optional<String> group;
    private final Map<String, List<WrittenCall>> calls = new LinkedHashMap<>();
    private final Schedule schedule;
    private final Clock clock;
    private final LaneReservation laneReservation;
    private final Effects effects;

    PutChange(Optional<String> group, Map<String, List<OutgoingCall>> calls, JournalComponents journalComponents) {
        this.group = group;
        calls.forEach((key, list) -> this.calls.put(key, WrittenCall.all(list)));
        this.schedule = journalComponents.schedule();
        this.clock = journalComponents.clock();
        this.laneReservation = journalComponents.touch();
        this.effects = new Effects(schedule, clock, laneReservation);
    }

    @Override
    public Integer apply(Handle store) {
        int fresh = 0;
        for (Map.Entry<String, List<WrittenCall>> entry : calls.entrySet()) {
            Optional<OutboxTable.Member> member = group.map(name -> new OutboxTable.Member(name, entry.getKey()));
            boolean isNew = member.isEmpty()
                    || EffectTables.join(store, member.get(), entry.getValue().size(), clock.instant());
            if (isNew) {
                fresh++;
                entry.getValue().forEach(call -> effects.add(store, call, member));
            }
        }
        return fresh;
    }

    @Override
    public void committed(Integer outcome) {
        schedule.changing(() -> {
            laneReservation.committed();
            effects.committed();
            return true;
        });
    }

    @Override
    public void undone() {
        laneReservation.undone();
        effects.undone();
    }
}
