package io.github.imbot4j.dispatch;

import io.github.imbot4j.binding.Beginning;
import io.github.imbot4j.delivery.Completion;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.event.TimerFired;
import io.github.imbot4j.payload.RecordCodec;
import io.github.imbot4j.payload.UnreadableRecordException;
import io.github.imbot4j.routing.RouteTable;
import io.github.imbot4j.routing.Routed;
import java.util.List;
import java.util.Optional;

/**
 * What timers mean that are due: the author's, the ends of states, and the tasks that the framework gives itself.
 *
 * <p>Safe for use by several threads.
 */
final class DueTimers {

    private final RouteTable routes;
    private final TimerSource timers;
    private final FrameworkAnswer answer;

    DueTimers(RouteTable routes, TimerSource timers, FrameworkAnswer answer) {
        this.routes = routes;
        this.timers = timers;
        this.answer = answer;
    }

    /** Hears what a timer means. */
    Heard hear(TimerFired fired, Talk talk, Lane lane) {
        Optional<TimerRows.Timeout> timeout = TimerRows.Timeout.of(fired);
        if (timeout.isPresent()) {
            return timeout(fired, timeout.get(), talk, lane);
        }
        if (Beginnings.isOne(fired)) {
            return begun(fired, talk);
        }
        Optional<SurveyTask.Close> close = DialogTasks.read(fired, SurveyTask.Close.class);
        if (close.isPresent()) {
            return closed(fired, close.get(), talk, lane);
        }
        Surveys surveys = timers.surveys();
        return surveys.done(fired)
                .<Heard>map(Heard.Answered::new)
                .orElseGet(() -> new Heard.Goes(surveys.report(fired).orElseGet(() -> due(fired)), Optional.of(talk)));
    }

    /** A conversation that is to begin here waits until another one is over. */
    private Heard begun(TimerFired fired, Talk talk) {
        Routed routed = due(fired);
        if (!(routed instanceof Routed.Found found)
                || !(found.subject().orElseThrow() instanceof Beginning beginning)) {
            return new Heard.Goes(routed, Optional.of(talk));
        }
        if (beginning
                .survey()
                .filter(part -> timers.surveys().isOver(fired, part))
                .isPresent()) {
            return new Heard.Goes(new Routed.Dropped("the survey is over"), Optional.of(talk));
        }
        return timers.beginnings()
                .postponed(fired, beginning, talk)
                .<Heard>map(later -> new Heard.Answered(new Completion(List.of(), List.of(), List.of(later))))
                .orElseGet(() -> new Heard.Goes(routed, Optional.of(talk)));
    }

    private Heard closed(TimerFired fired, SurveyTask.Close close, Talk talk, Lane lane) {
        boolean asked = Surveys.part(talk, talk.own())
                .filter(part -> part.round().equals(close.round()))
                .isPresent();
        return asked
                ? answer.answered(
                        fired,
                        Optional.empty(),
                        lane,
                        talk.with(false, talk.own().withoutSteps()),
                        Asides.surveyOver(fired))
                : new Heard.Goes(new Routed.Dropped("they are not asked any more"), Optional.of(talk));
    }

    private Routed due(TimerFired fired) {
        Routed routed = routes.match(fired, id -> false);
        if (!(routed instanceof Routed.Found found)) {
            return routed;
        }
        try {
            return found.with(RecordCodec.read(
                    fired.payload(), found.route().trigger().subject().orElseThrow()));
        } catch (UnreadableRecordException changed) {
            return new Routed.Lost("Timer \"" + fired.name() + "\" was set with a " + fired.type()
                    + " of another shape. Change the record back and replay the dead letter, or purge it.");
        }
    }

    private Heard timeout(TimerFired fired, TimerRows.Timeout timeout, Talk talk, Lane lane) {
        boolean shared = timeout.userId() == 0;
        Conversation place = talk.place(shared);
        if (!place.timeout().equals(timeout.id())) {
            return new Heard.Goes(new Routed.Dropped("the conversation went on before that"), Optional.of(talk));
        }
        Talk left = talk.with(shared, place.withoutSteps());
        return fired.type().isEmpty()
                ? answer.answered(fired, Optional.empty(), lane, left, Asides.tooLate(fired, place.begun()))
                : new Heard.Goes(due(fired), Optional.of(left));
    }
}
