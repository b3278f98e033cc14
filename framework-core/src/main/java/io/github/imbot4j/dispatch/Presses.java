package io.github.imbot4j.dispatch;

import io.github.imbot4j.button.Buttons;
import io.github.imbot4j.button.Errand;
import io.github.imbot4j.button.Opened;
import io.github.imbot4j.button.Place;
import io.github.imbot4j.button.Refusal;
import io.github.imbot4j.button.Token;
import io.github.imbot4j.delivery.SessionChange;
import io.github.imbot4j.delivery.SessionKey;
import io.github.imbot4j.delivery.SessionStore;
import io.github.imbot4j.event.CommandReceived;
import io.github.imbot4j.model.BotButtons;
import io.github.imbot4j.model.Route;
import io.github.imbot4j.payload.CompactCodec;
import io.github.imbot4j.payload.RecordNames;
import io.github.imbot4j.payload.UnreadableRecordException;
import io.github.imbot4j.reply.PressLimit;
import io.github.imbot4j.reply.QuickReply;
import io.github.imbot4j.routing.RouteTable;
import io.github.imbot4j.routing.Routed;
import io.github.imbot4j.routing.Routed.Found;
import io.github.imbot4j.routing.Routed.Spent;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Take a press that carries a record to the handler of that record, one that is bound to a user to its command, or either to a
 * polite answer. That something was done once is
 * remembered like a conversation, with everything else the event leads to. The events of a dialog are handled one after
 * another, so nobody comes in between; of presses in several dialogs at the same moment the journal commits one.
 *
 * <p>Safe for use by several threads.
 */
final class Presses {

    private static final Logger LOG = LoggerFactory.getLogger(Presses.class);

    /** No dialog is called so. */
    static final String ONCE = "once:";

    private static final String DONE = "done";

    /** How answers were carried before their buttons could say something else. */
    private record Words(String words) {}

    private final RouteTable routes;
    private final Buttons buttons;
    private final SessionStore sessions;
    private final Clock clock;
    private final PressesOfAll together;

    Presses(RouteTable routes, Buttons buttons, SessionStore sessions, Clock clock) {
        this.routes = routes;
        this.buttons = buttons;
        this.sessions = sessions;
        this.clock = clock;
        this.together = new PressesOfAll(sessions);
    }

    /** Where it goes; whatever is no such press goes where it went. */
    Routed open(Routed routed) {
        if (routed instanceof Found found && found.event() instanceof CommandReceived press) {
            return BotButtons.isPress(found.route()) ? open(found, press) : errand(found, press);
        }
        return routed;
    }

    /** A press of a button of the framework's own goes on without its token; that of any other command as it came. */
    private Found errand(Found found, CommandReceived press) {
        String text = press.isPressed() ? Errand.token(press.params()) : "";
        Opened opened = text.isEmpty() ? new Opened.Refused(Refusal.FORGED) : open(text, press);
        if (opened instanceof Opened.Refused refused) {
            return refused.why() == Refusal.FORGED ? found : refused(found, press, refused.why());
        }
        Token token = ((Opened.Genuine) opened).token();
        if (!Errand.isOne(token)) {
            return found;
        }
        Errand errand = Errand.of(press.command(), press.params());
        Optional<String> label = errand.label(token);
        if (label.isEmpty()) {
            return refused(found, press, Refusal.FORGED);
        }
        Found plain = new Found(found.route(), press.with(errand.params()), found.groups())
                .spending(new Spent(press, label.get()));
        return counted(Errand.isOffer(token) ? plain : plain.with(errand), press, token);
    }

    private Opened open(String token, CommandReceived press) {
        return buttons.open(
                token,
                press.portal(),
                place(press),
                press.sender().id(),
                press.origin().raisedAt());
    }

    private Found open(Found found, CommandReceived press) {
        if (!press.isPressed()) {
            return refused(found, press, Refusal.FORGED);
        }
        Opened opened = open(press.params(), press);
        return opened instanceof Opened.Genuine genuine
                ? genuine(found, press, genuine.token())
                : refused(found, press, ((Opened.Refused) opened).why());
    }

    private Found genuine(Found found, CommandReceived press, Token token) {
        Optional<Route> route = routes.ofButton(press.bot().code(), token.type());
        if (route.isEmpty() && token.type().equals(RecordNames.ofButton(QuickReply.class))) {
            return read(QuickReply.class, token)
                    .or(() -> read(Words.class, token).map(before -> QuickReply.of(before.words())))
                    .map(answer -> counted(found.with(answer).spending(new Spent(press, answer.shown())), press, token))
                    .orElseGet(() -> refused(found, press, Refusal.OUTDATED));
        }
        Optional<Record> payload = route.flatMap(
                one -> read(one.trigger().subject().orElseThrow(), token).map(Record.class::cast));
        if (payload.isEmpty()) {
            return refused(found, press, Refusal.OUTDATED);
        }
        return counted(new Found(route.orElseThrow(), press, List.of()).with(payload.get()), press, token);
    }

    private Found counted(Found handled, CommandReceived press, Token token) {
        if (token.limit() == PressLimit.ANY) {
            return handled;
        }
        boolean each = token.limit() == PressLimit.ONCE_PER_USER;
        List<SessionKey> keys = keys(token, press, each ? press.sender().id() : 0);
        if (keys.stream().anyMatch(key -> sessions.session(key).isPresent())) {
            return refused(handled, press, each ? Refusal.USED_BY_YOU : Refusal.USED);
        }
        Optional<Instant> until = Optional.of(until(token));
        List<SessionChange> done = keys.stream()
                .map(key -> new SessionChange.Put(key, DONE, until))
                .<SessionChange>map(SessionChange.Replace::none)
                .toList();
        return token.limit() == PressLimit.ALL
                ? together.counted(handled, press, token, until, done)
                : handled.using(done);
    }

    private static List<SessionKey> keys(Token token, CommandReceived press, long userId) {
        return token.uses(place(press)).stream()
                .map(use -> new SessionKey(press.portal(), press.bot().code(), ONCE + use, userId))
                .toList();
    }

    private static Place place(CommandReceived press) {
        return new Place(press.bot().code(), press.dialog().id());
    }

    /**
     * What is done once by name may be on buttons that are said later, and end later; and a press of them may be handled later
     * than they end.
     */
    private Instant until(Token token) {
        Instant named = clock.instant().plus(Buttons.REMEMBERED);
        return token.expires().filter(end -> end.isAfter(named)).orElse(named).plus(Buttons.GRACE);
    }

    /** The record, unless its type has changed since. */
    private static <R extends Record> Optional<R> read(Class<R> type, Token token) {
        try {
            R record = CompactCodec.read(token.payload(), type);
            return Optional.of(record).filter(read -> CompactCodec.imprint(read) == token.imprint());
        } catch (UnreadableRecordException changed) {
            return Optional.empty();
        }
    }

    static Found refused(Found found, CommandReceived press, Refusal why) {
        if (why.isSuspicious()) {
            LOG.warn(
                    "Portal {}, bot \"{}\", dialog {}: user {} pressed a button that was {}; it was refused.",
                    press.portal(),
                    press.bot().code(),
                    press.dialog().id(),
                    press.sender().id(),
                    why == Refusal.FORGED
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
        return new Found(new Route(route.trigger(), invocation -> why.answer(press), route.place()), press, List.of());
    }
}
