package io.github.imbot4j.dispatch;

import io.github.imbot4j.chat.Timers;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.delivery.SessionStore;
import io.github.imbot4j.delivery.TimerChange;
import io.github.imbot4j.delivery.TimerStore;
import io.github.imbot4j.event.BotEvent;
import io.github.imbot4j.reply.Surveyed;
import io.github.imbot4j.routing.RouteTable;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Give each handler the timers of its dialog, and what is remembered of it. */
record TimerSource(RouteTable routes, SessionStore sessions, TimerStore timers, Results results, Clock clock) {

    Timers of(TimerRows rows, Effects effects) {
        return new LiveTimers(new LiveTimers.Where(
                rows, routes.timers(rows.event().bot().code()).keySet(), timers, effects, clock));
    }

    Surveys surveys() {
        return new Surveys(sessions, routes, clock);
    }

    Beginnings beginnings() {
        return new Beginnings(timers, clock);
    }

    /** What the end of a conversation leads to in other ones. */
    List<TimerChange> ends(Talk after, Optional<Surveyed> surveyed, Lane lane) {
        return Stream.concat(surveys().told(after, surveyed).stream(), beginnings().released(after, lane).stream())
                .toList();
    }

    AskedKeyboards keyboards() {
        return new AskedKeyboards(sessions, clock);
    }

    HandlerMemory memory(BotEvent event, Effects effects) {
        return HandlerMemory.of(event, sessions, effects, clock);
    }
}
