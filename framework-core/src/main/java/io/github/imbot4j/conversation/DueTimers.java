package io.github.imbot4j.conversation;

import io.github.imbot4j.binding.ConversationStart;
import io.github.imbot4j.delivery.EventEffects;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.event.TimerFired;
import io.github.imbot4j.payload.RecordCodec;
import io.github.imbot4j.payload.UnreadableRecordException;
import io.github.imbot4j.routing.RouteMatch;
import io.github.imbot4j.routing.RouteTable;
import java.util.List;
import java.util.Optional;

/**
 * What timers mean that are due: the author's, the ends of states, and the tasks that the framework gives itself.
 *
 * <p>Safe for use by several threads.
 */
final class DueTimers {

    private final RouteTable routes;
    private final HandlerTimerFactory timers;
    private final FrameworkAnswer answer;

    DueTimers(RouteTable routes, HandlerTimerFactory timers, FrameworkAnswer answer) {
        this.routes = routes;
        this.timers = timers;
        this.answer = answer;
    }

    /** Hears what a timer means. */
    Heard hear(TimerFired fired, ConversationContext conversationContext, Lane lane) {
        Optional<TimerKeys.Timeout> timeout = TimerKeys.Timeout.of(fired);
        if (timeout.isPresent()) {
            return timeout(fired, timeout.get(), conversationContext, lane);
        }
        if (PendingConversations.isOne(fired)) {
            return begun(fired, conversationContext);
        }
        Optional<SurveyTask.Close> close = DialogTasks.read(fired, SurveyTask.Close.class);
        if (close.isPresent()) {
            return closed(fired, close.get(), conversationContext, lane);
        }
        Surveys surveys = timers.surveys();
        return surveys.done(fired)
                .<Heard>map(Heard.Answered::new)
                .orElseGet(() -> new Heard.Goes(
                        surveys.report(fired).orElseGet(() -> due(fired)), Optional.of(conversationContext)));
    }

    /** A conversation that is to begin here waits until another one is over. */
    private Heard begun(TimerFired fired, ConversationContext conversationContext) {
        RouteMatch routeMatch = due(fired);
        if (!(routeMatch instanceof RouteMatch.Found found)
                || !(found.subject().orElseThrow() instanceof ConversationStart beginning)) {
            return new Heard.Goes(routeMatch, Optional.of(conversationContext));
        }
        if (beginning
                .survey()
                .filter(part -> timers.surveys().isOver(fired, part))
                .isPresent()) {
            return new Heard.Goes(new RouteMatch.Dropped("the survey is over"), Optional.of(conversationContext));
        }
        return timers.beginnings()
                .postponed(fired, beginning, conversationContext)
                .<Heard>map(later -> new Heard.Answered(new EventEffects(List.of(), List.of(), List.of(later))))
                .orElseGet(() -> new Heard.Goes(routeMatch, Optional.of(conversationContext)));
    }

    private Heard closed(TimerFired fired, SurveyTask.Close close, ConversationContext conversationContext, Lane lane) {
        boolean asked = Surveys.part(conversationContext, conversationContext.own())
                .filter(part -> part.round().equals(close.round()))
                .isPresent();
        return asked
                ? answer.answered(
                        fired,
                        Optional.empty(),
                        lane,
                        conversationContext.with(
                                false, conversationContext.own().withoutSteps()),
                        ConversationReplies.surveyOver(fired))
                : new Heard.Goes(
                        new RouteMatch.Dropped("they are not asked any more"), Optional.of(conversationContext));
    }

    private RouteMatch due(TimerFired fired) {
        RouteMatch routeMatch = routes.match(fired, id -> false);
        if (!(routeMatch instanceof RouteMatch.Found found)) {
            return routeMatch;
        }
        try {
            return found.with(RecordCodec.read(
                    fired.payload(), found.route().trigger().subject().orElseThrow()));
        } catch (UnreadableRecordException changed) {
            return new RouteMatch.Lost("Timer \"" + fired.name() + "\" was set with a " + fired.type()
                    + " of another shape. Change the record back and replay the dead letter, or purge it.");
        }
    }

    private Heard timeout(
            TimerFired fired, TimerKeys.Timeout timeout, ConversationContext conversationContext, Lane lane) {
        boolean shared = timeout.userId() == 0;
        ConversationState place = conversationContext.place(shared);
        if (!place.timeout().equals(timeout.id())) {
            return new Heard.Goes(
                    new RouteMatch.Dropped("the conversation went on before that"), Optional.of(conversationContext));
        }
        ConversationContext left = conversationContext.with(shared, place.withoutSteps());
        return fired.type().isEmpty()
                ? answer.answered(
                        fired, Optional.empty(), lane, left, ConversationReplies.tooLate(fired, place.begun()))
                : new Heard.Goes(due(fired), Optional.of(left));
    }
}
