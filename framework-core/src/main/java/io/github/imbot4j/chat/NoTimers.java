package io.github.imbot4j.chat;

import java.time.Instant;
import java.util.List;

/** Refuse timers where there is no dialog for them. */
public enum NoTimers implements Timers {
    HERE;

    private static IllegalStateException refusal() {
        return new IllegalStateException(
                "This happens in no dialog, so there are no Timers; @Every runs something on each portal.");
    }

    @Override
    public String at(Instant moment, Record record) {
        throw refusal();
    }

    @Override
    public Timers named(String name) {
        throw refusal();
    }

    @Override
    public Timers ofDialog() {
        throw refusal();
    }

    @Override
    public boolean cancel(String name) {
        throw refusal();
    }

    @Override
    public <R extends Record> List<Pending<R>> pending(Class<R> type) {
        throw refusal();
    }

    @Override
    public Instant now() {
        throw refusal();
    }
}
