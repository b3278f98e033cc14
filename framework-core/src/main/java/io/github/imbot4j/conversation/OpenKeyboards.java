package io.github.imbot4j.conversation;

import io.github.imbot4j.button.SignedCommand;
import io.github.imbot4j.delivery.OutgoingCall;
import io.github.imbot4j.delivery.SessionChange;
import io.github.imbot4j.delivery.SessionKey;
import io.github.imbot4j.delivery.SessionStore;
import io.github.imbot4j.event.CommandReceived;
import io.github.imbot4j.event.DialogEvent;
import io.github.imbot4j.install.PortalProtocols;
import io.github.imbot4j.payload.RecordCodec;
import io.github.imbot4j.payload.UnreadableRecordException;
import io.github.imbot4j.reply.InputRequired;
import io.github.imbot4j.reply.Next;
import io.github.imbot4j.reply.Outcome;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.StoredCall;
import io.github.imbot4j.wire.MessageCalls;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The keyboards below what somebody was asked, kept as they were said: a portal disables a keyboard at a press (v1 §7.2), and
 * an answer that did not go well has to bring all of it back.
 *
 * <p>Safe for use by several threads.
 */
public final class OpenKeyboards {

    /** Begins a dialog's name in the keys; no dialog is called so. */
    private static final String DIALOG = "keyboard:";

    /** A question, and what was said while it was open. */
    private static final int MOST = 3;

    /** As much as a portal takes for one keyboard. */
    private static final int LONGEST = 60_000;

    private static final Duration KEPT = Next.PATIENCE;

    private final SessionStore sessions;
    private final PortalProtocols protocols;
    private final Clock clock;

    private record Kept(List<String> calls) {}

    OpenKeyboards(SessionStore sessions, PortalProtocols protocols, Clock clock) {
        this.sessions = sessions;
        this.protocols = protocols;
        this.clock = clock;
    }

    /** What is to be kept of what was said: the keyboards of a question, and of what is said while it is open. */
    public List<SessionChange> kept(ConversationContext after, Outcome outcome, List<OutgoingCall> said) {
        boolean shared = after.own().isEmpty();
        if (said.isEmpty() || (shared && after.shared().isEmpty())) {
            return List.of();
        }
        MessageCalls messages = protocols.of(after.event().portal()).messages();
        List<String> now = said.stream()
                .flatMap(call -> messages.keyboard(call.call()).stream())
                .map(StoredCall::write)
                .toList();
        boolean asks =
                outcome instanceof InputRequired || (outcome instanceof Next next && next.move() instanceof Next.To);
        if (now.isEmpty()) {
            return List.of();
        }
        SessionKey key = key(after.event(), shared);
        List<String> all = new ArrayList<>(now);
        if (!asks) {
            all.addAll(read(key));
        }
        String text = RecordCodec.write(new Kept(all.stream().limit(MOST).toList()));
        return text.length() > LONGEST
                ? List.of()
                : List.of(new SessionChange.Put(
                        key, text, Optional.of(clock.instant().plus(KEPT))));
    }

    /** Finds the keyboard that a pressed button was in. */
    Optional<Call> find(CommandReceived press) {
        String token = SignedCommand.token(press.params());
        return Stream.of(false, true)
                .flatMap(shared -> read(key(press, shared)).stream())
                .filter(call -> call.contains(token))
                .findFirst()
                .map(StoredCall::read);
    }

    private List<String> read(SessionKey key) {
        try {
            return sessions.session(key)
                    .map(text -> RecordCodec.read(text, Kept.class).calls())
                    .orElse(List.of());
        } catch (UnreadableRecordException ofAnotherVersion) {
            return List.of();
        }
    }

    private static SessionKey key(DialogEvent event, boolean shared) {
        return new SessionKey(
                event.portal(),
                event.bot().code(),
                DIALOG + event.dialog().id(),
                shared ? 0 : event.sender().id());
    }
}
