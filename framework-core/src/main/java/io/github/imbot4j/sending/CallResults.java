package io.github.imbot4j.sending;

import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.delivery.OutgoingCall;
import io.github.imbot4j.delivery.SessionChange;
import io.github.imbot4j.delivery.SessionKey;
import io.github.imbot4j.delivery.SessionStore;
import io.github.imbot4j.rest.Ref;
import io.github.imbot4j.wire.Protocols;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The numbers of chats and messages that calls of a bot made, by the names under which later calls refer to them. A name is known
 * from the commit of its call on: first as waiting, then with its number, or as refused.
 *
 * <p>Safe for use by several threads.
 */
public final class CallResults {

    /** How long a number is known. */
    private static final Duration KEPT = Duration.ofDays(366);

    /** Followed by the dialog of the lane in which the call waits. */
    private static final String WAITING = "waiting:";

    private static final String REFUSED = "refused";

    private final SessionStore sessions;
    private final Protocols protocols;
    private final Clock clock;

    public CallResults(SessionStore sessions, Protocols protocols, Clock clock) {
        this.sessions = sessions;
        this.protocols = protocols;
        this.clock = clock;
    }

    public Instant now() {
        return clock.instant();
    }

    /** What is known of a name. */
    sealed interface State {
        record Known(String number) implements State {}

        /**
         * Its call is not sent yet.
         *
         * @param dialog of the lane in which it waits
         */
        record Waiting(String dialog) implements State {}

        /** Its call was refused, or there is none. */
        record Missing(boolean refused) implements State {}
    }

    State of(Lane lane, String name) {
        Optional<String> kept = sessions.session(key(lane, name));
        if (kept.isEmpty() || kept.get().equals(REFUSED)) {
            return new State.Missing(kept.isPresent());
        }
        return kept.get().startsWith(WAITING)
                ? new State.Waiting(kept.get().substring(WAITING.length()))
                : new State.Known(kept.get());
    }

    /** The number under a name, as text, if it is known. */
    Optional<String> find(Lane lane, String name) {
        return of(lane, name) instanceof State.Known known ? Optional.of(known.number()) : Optional.empty();
    }

    /** The number under a name, if it is known. */
    public OptionalLong number(Lane lane, String name) {
        return find(lane, name).map(Long::valueOf).map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    /** What is to be committed with calls, so that their names are known. The number of a chat that was made stays. */
    public List<SessionChange> waiting(List<OutgoingCall> calls) {
        List<SessionChange> changes = new ArrayList<>();
        for (OutgoingCall call : calls) {
            String name = call.result();
            if (!name.isEmpty() && !Ref.isRef(name) && !isMade(call)) {
                changes.add(put(call.lane(), name, WAITING + call.lane().dialog()));
            }
        }
        return changes;
    }

    private boolean isMade(OutgoingCall call) {
        return protocols.traits(call.call()).chat(call.call()).isPresent()
                && find(call.lane(), call.result()).isPresent();
    }

    /** What is to be remembered of a call that the portal answered with a number, or without one. */
    public List<SessionChange> answered(OutgoingCall call, OptionalLong number) {
        return name(call)
                .map(name -> put(call.lane(), name, number.isPresent() ? String.valueOf(number.getAsLong()) : REFUSED))
                .map(List::of)
                .orElse(List.of());
    }

    /** What is to be remembered of a call that will not be made. */
    List<SessionChange> refused(OutgoingCall call) {
        return answered(call, OptionalLong.empty());
    }

    private Optional<String> name(OutgoingCall call) {
        return call.result().isEmpty() ? Optional.empty() : Ref.resolve(call.result(), name -> find(call.lane(), name));
    }

    private SessionChange put(Lane lane, String name, String state) {
        return new SessionChange.Put(
                key(lane, name), state, Optional.of(clock.instant().plus(KEPT)));
    }

    private static SessionKey key(Lane lane, String name) {
        return new SessionKey(lane.portal(), lane.bot(), "result:" + name, 0);
    }
}
