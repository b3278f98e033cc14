package io.github.imbot4j.conversation;

import io.github.imbot4j.button.ButtonScope;
import io.github.imbot4j.button.ButtonToken;
import io.github.imbot4j.button.ButtonTokens;
import io.github.imbot4j.button.PressRejection;
import io.github.imbot4j.button.SignedCommand;
import io.github.imbot4j.button.TokenVerification;
import io.github.imbot4j.delivery.SessionChange;
import io.github.imbot4j.delivery.SessionKey;
import io.github.imbot4j.delivery.SessionStore;
import io.github.imbot4j.event.CommandReceived;
import io.github.imbot4j.model.PressCommand;
import io.github.imbot4j.model.Route;
import io.github.imbot4j.payload.CompactCodec;
import io.github.imbot4j.payload.RecordNames;
import io.github.imbot4j.payload.UnreadableRecordException;
import io.github.imbot4j.reply.PressLimit;
import io.github.imbot4j.reply.QuickReply;
import io.github.imbot4j.routing.RouteMatch;
import io.github.imbot4j.routing.RouteMatch.Found;
import io.github.imbot4j.routing.RouteMatch.Spent;
import io.github.imbot4j.routing.RouteTable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The step that routes a button press: a press that carries a payload record goes to the handler of that record, a
 * press that is bound to a user goes to its command, and a rejected press gets a polite answer. A single-use press is
 * recorded like a conversation, in the same commit as the other effects of the event. Events of a dialog are handled
 * one after another, so no other press can interfere; of presses in several dialogs at the same moment the journal
 * commits one.
 *
 * <p>Safe for use by several threads.
 */
public final class ButtonPressResolver {

    private static final Logger LOG = LoggerFactory.getLogger(ButtonPressResolver.class);

    /** No dialog is called so. */
    static final String ONCE = "once:";

    private static final String DONE = "done";

    /** How answers were carried before their buttons could say something else. */
    private record Words(String words) {}

    private final RouteTable routes;
    private final ButtonTokens buttonTokens;
    private final SessionStore sessions;
    private final Clock clock;
    private final SharedPressResolver together;

    public ButtonPressResolver(RouteTable routes, ButtonTokens buttonTokens, SessionStore sessions, Clock clock) {
        this.routes = routes;
        this.buttonTokens = buttonTokens;
        this.sessions = sessions;
        this.clock = clock;
        this.together = new SharedPressResolver(sessions);
    }

    /** Where it goes; whatever is no such press goes where it went. */
    RouteMatch open(RouteMatch routeMatch) {
        if (routeMatch instanceof Found found && found.event() instanceof CommandReceived press) {
            return PressCommand.isPress(found.route()) ? open(found, press) : errand(found, press);
        }
        return routeMatch;
    }

    /** A press of a button of the framework's own goes on without its token; that of any other command as it came. */
    private Found errand(Found found, CommandReceived press) {
        String text = press.isPressed() ? SignedCommand.token(press.params()) : "";
        TokenVerification tokenVerification =
                text.isEmpty() ? new TokenVerification.Refused(PressRejection.FORGED) : open(text, press);
        if (tokenVerification instanceof TokenVerification.Refused refused) {
            return refused.why() == PressRejection.FORGED ? found : refused(found, press, refused.why());
        }
        ButtonToken buttonToken = ((TokenVerification.Genuine) tokenVerification).token();
        if (!SignedCommand.isOne(buttonToken)) {
            return found;
        }
        SignedCommand signedCommand = SignedCommand.of(press.command(), press.params());
        Optional<String> label = signedCommand.label(buttonToken);
        if (label.isEmpty()) {
            return refused(found, press, PressRejection.FORGED);
        }
        Found plain = new Found(found.route(), press.with(signedCommand.params()), found.groups())
                .spending(new Spent(press, label.get()));
        return counted(SignedCommand.isOffer(buttonToken) ? plain : plain.with(signedCommand), press, buttonToken);
    }

    private TokenVerification open(String token, CommandReceived press) {
        return buttonTokens.open(
                token,
                press.portal(),
                place(press),
                press.sender().id(),
                press.origin().raisedAt());
    }

    private Found open(Found found, CommandReceived press) {
        if (!press.isPressed()) {
            return refused(found, press, PressRejection.FORGED);
        }
        TokenVerification tokenVerification = open(press.params(), press);
        return tokenVerification instanceof TokenVerification.Genuine genuine
                ? genuine(found, press, genuine.token())
                : refused(found, press, ((TokenVerification.Refused) tokenVerification).why());
    }

    private Found genuine(Found found, CommandReceived press, ButtonToken buttonToken) {
        Optional<Route> route = routes.ofButton(press.bot().code(), buttonToken.type());
        if (route.isEmpty() && buttonToken.type().equals(RecordNames.simple(QuickReply.class))) {
            return read(QuickReply.class, buttonToken)
                    .or(() -> read(Words.class, buttonToken).map(before -> QuickReply.of(before.words())))
                    .map(answer ->
                            counted(found.with(answer).spending(new Spent(press, answer.shown())), press, buttonToken))
                    .orElseGet(() -> refused(found, press, PressRejection.OUTDATED));
        }
        Optional<Record> payload = route.flatMap(
                one -> read(one.trigger().subject().orElseThrow(), buttonToken).map(Record.class::cast));
        if (payload.isEmpty()) {
            return refused(found, press, PressRejection.OUTDATED);
        }
        return counted(new Found(route.orElseThrow(), press, List.of()).with(payload.get()), press, buttonToken);
    }

    private Found counted(Found handled, CommandReceived press, ButtonToken buttonToken) {
        if (buttonToken.limit() == PressLimit.ANY) {
            return handled;
        }
        boolean each = buttonToken.limit() == PressLimit.ONCE_PER_USER;
        List<SessionKey> keys = keys(buttonToken, press, each ? press.sender().id() : 0);
        if (keys.stream().anyMatch(key -> sessions.session(key).isPresent())) {
            return refused(handled, press, each ? PressRejection.USED_BY_YOU : PressRejection.USED);
        }
        Optional<Instant> until = Optional.of(until(buttonToken));
        List<SessionChange> done = keys.stream()
                .map(key -> new SessionChange.Put(key, DONE, until))
                .<SessionChange>map(SessionChange.Replace::none)
                .toList();
        return buttonToken.limit() == PressLimit.ALL
                ? together.counted(handled, press, buttonToken, until, done)
                : handled.using(done);
    }

    private static List<SessionKey> keys(ButtonToken buttonToken, CommandReceived press, long userId) {
        return buttonToken.uses(place(press)).stream()
                .map(use -> new SessionKey(press.portal(), press.bot().code(), ONCE + use, userId))
                .toList();
    }

    private static ButtonScope place(CommandReceived press) {
        return new ButtonScope(press.bot().code(), press.dialog().id());
    }

    /**
     * What is done once by name may be on buttons that are said later, and end later; and a press of them may be handled later
     * than they end.
     */
    private Instant until(ButtonToken buttonToken) {
        Instant named = clock.instant().plus(ButtonTokens.REMEMBERED);
        return buttonToken
                .expires()
                .filter(end -> end.isAfter(named))
                .orElse(named)
                .plus(ButtonTokens.GRACE);
    }

    /** The record, unless its type has changed since. */
    private static <R extends Record> Optional<R> read(Class<R> type, ButtonToken buttonToken) {
        try {
            R record = CompactCodec.read(buttonToken.payload(), type);
            return Optional.of(record).filter(read -> CompactCodec.imprint(read) == buttonToken.imprint());
        } catch (UnreadableRecordException changed) {
            return Optional.empty();
        }
    }

    static Found refused(Found found, CommandReceived press, PressRejection why) {
        if (why.isSuspicious()) {
            LOG.warn(
                    "Portal {}, bot \"{}\", dialog {}: user {} pressed a button that was {}; it was refused.",
                    press.portal(),
                    press.bot().code(),
                    press.dialog().id(),
                    press.sender().id(),
                    why == PressRejection.FORGED
                            ? "not made there"
                            : "signed with a key that is not known here: it is forged, or older than the client secret");
        } else {
            LOG.debug(
                    "Portal {}, dialog {}: a press was refused, {}.",
                    press.portal(),
                    press.dialog().id(),
                    why);
        }
        Route route = found.route();
        return new Found(
                new Route(route.trigger(), handlerContext -> why.answer(press), route.place()), press, List.of());
    }
}
