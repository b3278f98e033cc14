package io.github.imbot4j.dispatch;

import io.github.imbot4j.delivery.SessionKey;
import io.github.imbot4j.delivery.SessionStore;
import io.github.imbot4j.event.DialogEvent;
import io.github.imbot4j.event.TimerFired;
import io.github.imbot4j.routing.RouteTable;
import io.github.imbot4j.routing.StateType;
import java.time.Clock;
import java.util.Map;

/**
 * Look up what is remembered where an event happened, if its bot remembers anything.
 *
 * <p>Safe for use by several threads.
 */
final class Places {

    private final SessionStore sessions;
    private final RouteTable routes;
    private final Clock clock;

    Places(SessionStore sessions, RouteTable routes, Clock clock) {
        this.sessions = sessions;
        this.routes = routes;
        this.clock = clock;
    }

    /** The conversations of an event, as they were left. */
    Talk of(DialogEvent event) {
        String bot = event.bot().code();
        Map<String, StateType> states = routes.states(bot);
        boolean shares = states.values().stream().anyMatch(StateType::perDialog);
        boolean remembers = routes.remembers(bot);
        boolean known = event.sender().isKnown();
        Conversation own = known && remembers ? read(key(event, event.sender().id())) : Conversation.NONE;
        Conversation shared = shares ? read(key(event, 0)) : Conversation.NONE;
        // A timer that comes late, since the program was down meanwhile, still finds what it is to end.
        boolean ends =
                event instanceof TimerFired fired && TimerRows.Timeout.of(fired).isPresent();
        return ends
                ? Talk.ending(clock.instant(), event, states, own, shared)
                : Talk.at(clock.instant(), event, states, own, shared);
    }

    private Conversation read(SessionKey key) {
        return sessions.session(key).map(Conversation::read).orElse(Conversation.NONE);
    }

    /** Names a conversation; user 0 for the one a dialog shares. */
    static SessionKey key(DialogEvent event, long userId) {
        return new SessionKey(event.portal(), event.bot().code(), event.dialog().id(), userId);
    }
}
