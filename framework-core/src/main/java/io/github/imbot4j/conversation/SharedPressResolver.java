package io.github.imbot4j.conversation;

import io.github.imbot4j.button.ButtonToken;
import io.github.imbot4j.button.PressRejection;
import io.github.imbot4j.delivery.SessionChange;
import io.github.imbot4j.delivery.SessionKey;
import io.github.imbot4j.delivery.SessionStore;
import io.github.imbot4j.event.CommandReceived;
import io.github.imbot4j.language.MessageBundle;
import io.github.imbot4j.model.Route;
import io.github.imbot4j.payload.RecordCodec;
import io.github.imbot4j.reply.Replies;
import io.github.imbot4j.routing.RouteMatch.Found;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The presses of buttons that several people have to press. Who has pressed is remembered as what is done once is, so presses at the
 * same moment, in copies of a message too, are counted one after another.
 *
 * <p>Safe for use by several threads.
 */
final class SharedPressResolver {

    private static final String ALL = ButtonPressResolver.ONCE + "all:";

    private final SessionStore sessions;

    private record Presser(long id, String name) {}

    private record Pressed(List<Presser> by) {

        Pressed and(Presser more) {
            List<Presser> all = new ArrayList<>(by);
            all.add(more);
            return new Pressed(all);
        }

        boolean has(long user) {
            return by.stream().anyMatch(one -> one.id() == user);
        }
    }

    SharedPressResolver(SessionStore sessions) {
        this.sessions = sessions;
    }

    /**
     * Counts one.
     *
     * @param handled what the last press leads to
     * @param done what is to be remembered then
     */
    Found counted(
            Found handled,
            CommandReceived press,
            ButtonToken buttonToken,
            Optional<Instant> until,
            List<SessionChange> done) {
        SessionKey key = key(press, buttonToken);
        Optional<String> kept = sessions.session(key);
        Pressed before = kept.map(text -> RecordCodec.read(text, Pressed.class)).orElse(new Pressed(List.of()));
        if (before.has(press.sender().id())) {
            return ButtonPressResolver.refused(handled, press, PressRejection.USED_BY_YOU);
        }
        Pressed now = before.and(new Presser(press.sender().id(), press.sender().name()));
        if (buttonToken.users().stream().allMatch(now::has)) {
            List<SessionChange> all = new ArrayList<>(done);
            kept.ifPresent(text -> all.add(new SessionChange.Remove(key, kept)));
            return handled.using(all);
        }
        SessionChange more = new SessionChange.Replace(new SessionChange.Put(key, RecordCodec.write(now), until), kept);
        Route route = new Route(
                handled.route().trigger(),
                handlerContext -> Replies.text(said(press, buttonToken, now)),
                handled.route().place());
        return new Found(route, press, List.of()).using(List.of(more));
    }

    private static String said(CommandReceived press, ButtonToken buttonToken, Pressed now) {
        String names = now.by().stream()
                .map(one -> one.name().isBlank() ? String.valueOf(one.id()) : one.name())
                .collect(Collectors.joining(", "));
        return MessageBundle.ofFramework()
                .in(press.origin().language())
                .say("press.some", now.by().size(), buttonToken.users().size(), names);
    }

    /** Two buttons of a message that all have to press are counted apart. */
    private static SessionKey key(CommandReceived press, ButtonToken buttonToken) {
        UUID what =
                UUID.nameUUIDFromBytes((buttonToken.type() + " " + buttonToken.payload() + " " + buttonToken.users())
                        .getBytes(StandardCharsets.UTF_8));
        return new SessionKey(press.portal(), press.bot().code(), ALL + buttonToken.act() + " " + what, 0);
    }
}
