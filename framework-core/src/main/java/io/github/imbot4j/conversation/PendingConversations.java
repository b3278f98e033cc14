package io.github.imbot4j.conversation;

import io.github.imbot4j.binding.ConversationStart;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.delivery.TimerChange;
import io.github.imbot4j.delivery.TimerStore;
import io.github.imbot4j.event.TimerFired;
import io.github.imbot4j.payload.RecordNames;
import io.github.imbot4j.routing.StateType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The conversations that wait until another one in their dialog is over.
 *
 * <p>Safe for use by several threads.
 */
public final class PendingConversations {

    /** Begins the names of their tasks. */
    public static final String NAME = "begin/";

    private final TimerStore timers;
    private final Clock clock;

    PendingConversations(TimerStore timers, Clock clock) {
        this.timers = timers;
        this.clock = clock;
    }

    /** Tells whether an event is one whose turn may have come. */
    static boolean isOne(TimerFired fired) {
        return fired.type().equals(RecordNames.of(ConversationStart.class));
    }

    /** The task for later, if somebody is in another conversation, or was asked for what a command lacks. */
    Optional<TimerChange> postponed(
            TimerFired fired, ConversationStart conversationStart, ConversationContext conversationContext) {
        boolean shared = Optional.ofNullable(conversationContext.states().get(conversationStart.type()))
                .filter(StateType::perDialog)
                .isPresent();
        ConversationState place = conversationContext.place(shared);
        Instant free = place.steps().isEmpty()
                ? place.question().map(ConversationState.Question::until).orElse(Instant.EPOCH)
                : place.until();
        return free.isAfter(clock.instant())
                ? Optional.of(DialogTasks.in(fired)
                        .at(free, DialogTasks.newName(NAME), fired.sender().id(), conversationStart))
                : Optional.empty();
    }

    /** Has those that wait looked at again, when a conversation is over. */
    List<TimerChange> released(ConversationContext after, Lane lane) {
        boolean ended = Stream.of(false, true)
                .anyMatch(shared -> isBusy(after.before().get(shared ? 1 : 0)) && !isBusy(after.place(shared)));
        if (!ended) {
            return List.of();
        }
        Instant now = clock.instant();
        return timers.timers(lane).stream()
                .filter(timer -> timer.name().startsWith(NAME) && timer.due().isAfter(now))
                .<TimerChange>map(timer -> new TimerChange.Set(timer.name(), now, timer.entry()))
                .toList();
    }

    private static boolean isBusy(ConversationState place) {
        return !place.isEmpty();
    }
}
