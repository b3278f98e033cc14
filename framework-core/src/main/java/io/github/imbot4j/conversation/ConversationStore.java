package io.github.imbot4j.conversation;

import io.github.imbot4j.delivery.SessionKey;
import io.github.imbot4j.delivery.SessionStore;
import io.github.imbot4j.event.DialogEvent;
import io.github.imbot4j.event.TimerFired;
import io.github.imbot4j.routing.RouteTable;
import io.github.imbot4j.routing.StateType;
import java.time.Clock;
import java.util.Map;

/**
 * The lookup of conversation state for the dialog of an event, if the bot has conversations.
 *
 * <p>Safe for use by several threads.
 */
public final class ConversationStore {

    private final SessionStore sessions;
    private final RouteTable routes;
    private final Clock clock;

    public ConversationStore(SessionStore sessions, RouteTable routes, Clock clock) {
        this.sessions = sessions;
        this.routes = routes;
        this.clock = clock;
    }

    /** The conversations of an event, as they were left. */
    ConversationContext of(DialogEvent event) {
        String bot = event.bot().code();
        Map<String, StateType> states = routes.states(bot);
        boolean shares = states.values().stream().anyMatch(StateType::perDialog);
        boolean remembers = routes.remembers(bot);
        boolean known = event.sender().isKnown();
        ConversationState own =
                known && remembers ? read(key(event, event.sender().id())) : ConversationState.NONE;
        ConversationState shared = shares ? read(key(event, 0)) : ConversationState.NONE;
        // A timer that comes late, since the program was down meanwhile, still finds what it is to end.
        boolean ends =
                event instanceof TimerFired fired && TimerKeys.Timeout.of(fired).isPresent();
        return ends
                ? ConversationContext.ending(clock.instant(), event, states, own, shared)
                : ConversationContext.at(clock.instant(), event, states, own, shared);
    }

    private ConversationState read(SessionKey key) {
        return sessions.session(key).map(ConversationState::read).orElse(ConversationState.NONE);
    }

    /** Names a conversation; user 0 for the one a dialog shares. */
    static SessionKey key(DialogEvent event, long userId) {
        return new SessionKey(event.portal(), event.bot().code(), event.dialog().id(), userId);
    }
}
