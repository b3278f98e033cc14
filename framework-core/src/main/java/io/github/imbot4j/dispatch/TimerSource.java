package io.github.imbot4j.dispatch;

import io.github.imbot4j.chat.Timers;
import io.github.imbot4j.delivery.Journal;
import io.github.imbot4j.event.BotEvent;
import io.github.imbot4j.routing.RouteTable;
import java.time.Clock;

/** Give each handler the timers of its dialog, and what is remembered of it. */
record TimerSource(RouteTable routes, Journal journal, Results results, Clock clock) {

    Timers of(TimerRows rows, Effects effects) {
        return new LiveTimers(new LiveTimers.Where(
                rows, routes.timers(rows.event().bot().code()).keySet(), journal, effects, clock));
    }

    AskedKeyboards keyboards() {
        return new AskedKeyboards(journal, clock);
    }

    HandlerMemory memory(BotEvent event, Effects effects) {
        return HandlerMemory.of(event, journal, effects, clock);
    }
}
