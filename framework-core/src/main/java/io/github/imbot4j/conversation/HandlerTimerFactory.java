package io.github.imbot4j.conversation;

import io.github.imbot4j.bot.Timers;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.delivery.SessionStore;
import io.github.imbot4j.delivery.TimerChange;
import io.github.imbot4j.delivery.TimerStore;
import io.github.imbot4j.event.BotEvent;
import io.github.imbot4j.install.PortalProtocols;
import io.github.imbot4j.reply.SurveyEnd;
import io.github.imbot4j.routing.RouteTable;
import io.github.imbot4j.sending.CallResults;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A factory of each handler's timers and of the memory of its dialog. */
public record HandlerTimerFactory(
        RouteTable routes,
        SessionStore sessions,
        TimerStore timers,
        CallResults results,
        PortalProtocols protocols,
        Clock clock) {

    public Timers of(TimerKeys rows, HandlerEffects handlerEffects) {
        return new HandlerTimers(new HandlerTimers.Where(
                rows, routes.timers(rows.event().bot().code()).keySet(), timers, handlerEffects, clock));
    }

    Surveys surveys() {
        return new Surveys(sessions, routes, protocols, clock);
    }

    PendingConversations beginnings() {
        return new PendingConversations(timers, clock);
    }

    /** What the end of a conversation leads to in other ones. */
    public List<TimerChange> ends(ConversationContext after, Optional<SurveyEnd> surveyed, Lane lane) {
        if (after.before().stream().allMatch(ConversationState::isEmpty)) {
            return List.of();
        }
        return Stream.concat(surveys().told(after, surveyed).stream(), beginnings().released(after, lane).stream())
                .toList();
    }

    public OpenKeyboards keyboards() {
        return new OpenKeyboards(sessions, protocols, clock);
    }

    public MemoryStore memory(BotEvent event, HandlerEffects handlerEffects) {
        return MemoryStore.of(event, sessions, handlerEffects, clock);
    }
}
