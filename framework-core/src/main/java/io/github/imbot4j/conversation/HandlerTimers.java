package io.github.imbot4j.conversation;

import io.github.imbot4j.bot.Timers;
import io.github.imbot4j.delivery.TimerChange;
import io.github.imbot4j.delivery.TimerStore;
import io.github.imbot4j.event.TimerFired;
import io.github.imbot4j.payload.RecordCodec;
import io.github.imbot4j.payload.RecordNames;
import io.github.imbot4j.payload.UnreadableRecordException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** The timers a handler sets in the dialog of one event. Lives as long as the handler runs. */
final class HandlerTimers implements Timers {

    private static final int NAME = 6;

    private final Where where;
    private final long userId;
    private final Optional<String> name;

    /**
     * What does not change.
     *
     * @param known the names of the records some handler of the bot takes
     */
    record Where(TimerKeys rows, Set<String> known, TimerStore timers, HandlerEffects effects, Clock clock) {}

    HandlerTimers(Where where) {
        this(where, where.rows().event().sender().id(), Optional.empty());
    }

    private HandlerTimers(Where where, long userId, Optional<String> name) {
        this.where = where;
        this.userId = userId;
        this.name = name;
    }

    @Override
    public String at(Instant moment, Record record) {
        if (!where.known().contains(RecordNames.of(record.getClass()))) {
            throw new IllegalArgumentException("No handler of bot \""
                    + where.rows().event().bot().code() + "\" takes a timer's "
                    + record.getClass().getSimpleName()
                    + ", so it would come to nobody. Write a method with @OnTimer and a "
                    + record.getClass().getSimpleName() + " parameter.");
        }
        String called = name.orElseGet(
                () -> UUID.randomUUID().toString().replace("-", "").substring(0, NAME));
        where.effects().add(where.rows().set(row(called), called, moment, Optional.of(record)));
        return called;
    }

    private String row(String called) {
        return TimerKeys.prefix(userId) + called;
    }

    @Override
    public String after(Duration span, Record record) {
        if (span.isNegative()) {
            throw new IllegalArgumentException("A timer cannot come " + span + " from now; that is over.");
        }
        return at(now().plus(span), record);
    }

    @Override
    public Timers withName(String other) {
        if (other.isBlank()) {
            throw new IllegalArgumentException("A timer's name is blank; leave named(…) out to have one made.");
        }
        return new HandlerTimers(where, userId, Optional.of(other));
    }

    @Override
    public Timers shared() {
        return new HandlerTimers(where, 0, name);
    }

    @Override
    public boolean cancel(String called) {
        String row = row(called);
        boolean there = waiting().containsKey(row);
        if (there) {
            where.effects().add(new TimerChange.Cancel(row, where.rows().lane()));
        }
        return there;
    }

    @Override
    public <R extends Record> List<Pending<R>> pending(Class<R> type) {
        return waiting().values().stream()
                .sorted(Comparator.comparing(TimerChange.Set::due))
                .flatMap(timer -> pending(timer, type).stream())
                .toList();
    }

    private <R extends Record> Optional<Pending<R>> pending(TimerChange.Set timer, Class<R> type) {
        String prefix = TimerKeys.prefix(userId);
        if (!timer.name().startsWith(prefix)
                || !(timer.entry().event() instanceof TimerFired fired)
                || !fired.type().equals(RecordNames.of(type))) {
            return Optional.empty();
        }
        try {
            R record = RecordCodec.read(fired.payload(), type);
            return Optional.of(new Pending<>(timer.name().substring(prefix.length()), timer.due(), record));
        } catch (UnreadableRecordException earlierVersion) {
            return Optional.empty();
        }
    }

    /** What is kept, with what this handler did so far. */
    private Map<String, TimerChange.Set> waiting() {
        Map<String, TimerChange.Set> waiting = new LinkedHashMap<>();
        Stream.concat(where.timers().timers(where.rows().lane()).stream(), where.effects().timers().stream())
                .forEach(change -> {
                    waiting.remove(change.name());
                    if (change instanceof TimerChange.Set set) {
                        waiting.put(set.name(), set);
                    }
                });
        return waiting;
    }

    @Override
    public Instant now() {
        return where.clock().instant();
    }
}
