package io.github.imbot4j.dispatch;

import io.github.imbot4j.button.Buttons;
import io.github.imbot4j.command.Missing;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.dispatch.Conversation.Line;
import io.github.imbot4j.event.BotEvent;
import io.github.imbot4j.event.CommandContext;
import io.github.imbot4j.event.CommandReceived;
import io.github.imbot4j.event.DialogEvent;
import io.github.imbot4j.event.Message;
import io.github.imbot4j.event.MessageReceived;
import io.github.imbot4j.event.TimerFired;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.Trigger;
import io.github.imbot4j.reply.QuickReply;
import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.routing.RouteTable;
import io.github.imbot4j.routing.Routed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;

/**
 * Find out what an event means in the conversations it came in: an answer to a question, a step, a way out, or nothing
 * but itself.
 *
 * <p>Safe for use by several threads.
 */
final class Listener {

    private final Map<String, BotModel> bots;
    private final RouteTable routes;
    private final Presses presses;
    private final Places places;
    private final FrameworkAnswer aside;
    private final DueTimers due;
    private final TypedNames names;

    Listener(
            Map<String, BotModel> bots,
            RouteTable routes,
            Presses presses,
            Places places,
            TimerSource timers,
            Buttons buttons) {
        this.bots = Map.copyOf(bots);
        this.routes = routes;
        this.presses = presses;
        this.places = places;
        this.aside = new FrameworkAnswer(this.bots, timers, buttons);
        this.due = new DueTimers(routes, timers, aside);
        this.names = new TypedNames(bots.values());
    }

    /**
     * Listens.
     *
     * @param ours tells whether a user id is one of our bots on that portal
     */
    Heard hear(BotEvent received, Lane lane, LongPredicate ours) {
        BotEvent event = names.cut(received);
        if (!(event instanceof DialogEvent inDialog)) {
            return new Heard.Goes(routes.match(event, ours), Optional.empty());
        }
        Talk talk = places.of(inDialog);
        if (event instanceof TimerFired fired) {
            return due.hear(fired, talk, lane);
        }
        boolean human = inDialog.sender().isKnown()
                && !inDialog.sender().bot()
                && !ours.test(inDialog.sender().id());
        if (event instanceof MessageReceived message
                && human
                && !message.message().system()) {
            return new Spoken(message, lane, ours, Optional.empty()).hear(talk);
        }
        Heard.Goes goes = goes(event, ours, talk);
        return event instanceof CommandReceived press
                        && goes.routed() instanceof Routed.Found found
                        && found.subject().orElse(null) instanceof QuickReply answer
                ? pressed(press, found, answer.words(), talk, lane, ours)
                : goes;
    }

    /** A button that stands for an answer is one only while the presser is asked. */
    private Heard pressed(
            CommandReceived press, Routed.Found answer, String words, Talk talk, Lane lane, LongPredicate ours) {
        MessageReceived said = new MessageReceived(
                press.origin(),
                press.bot(),
                press.dialog(),
                press.sender(),
                Message.of(press.message().id(), words),
                true);
        boolean asked = talk.own().last().isPresent() || talk.shared().last().isPresent();
        return asked
                ? new Spoken(said, lane, ours, Optional.of(answer))
                        .hear(talk.understoodAs(said).withoutQuestion())
                : answered(press, lane, talk, Asides.over(press));
    }

    private Heard.Goes goes(BotEvent event, LongPredicate ours, Talk talk) {
        return new Heard.Goes(presses.open(routes.match(event, ours, talk.at())), Optional.of(talk));
    }

    private Heard answered(DialogEvent event, Lane lane, Talk after, Reply reply) {
        return aside.answered(event, Optional.empty(), lane, after, reply);
    }

    /** A message that somebody wrote. */
    private final class Spoken {

        private final MessageReceived event;
        private final Lane lane;
        private final LongPredicate ours;
        private final Optional<Routed.Found> pressed;

        Spoken(MessageReceived event, Lane lane, LongPredicate ours, Optional<Routed.Found> pressed) {
            this.event = event;
            this.lane = lane;
            this.ours = ours;
            this.pressed = pressed;
        }

        /** What a press says uses its keyboard up, whatever becomes of it. */
        Heard hear(Talk talk) {
            Heard heard = meaning(talk);
            return pressed.isPresent()
                            && heard instanceof Heard.Goes goes
                            && goes.routed() instanceof Routed.Found found
                    ? new Heard.Goes(found.asPressed(pressed.get()), goes.talk())
                    : heard;
        }

        private Heard answered(Talk after, Reply reply) {
            return aside.answered(event, pressed, lane, after, reply);
        }

        private Heard meaning(Talk talk) {
            Routed routed = routes.match(event, ours, talk.at());
            if (isCommand(routed)) {
                return new Heard.Goes(routed, Optional.of(talk.withoutQuestion()));
            }
            Optional<Missing> missing = talk.missing();
            if (missing.isPresent()) {
                return resumed(missing.get(), talk);
            }
            for (boolean shared : new boolean[] {false, true}) {
                if (talk.isLost(shared)) {
                    return talk.place(shared).adrift() ? decided(talk, shared) : adrift(talk, shared);
                }
            }
            boolean inside = !talk.at().isEmpty();
            return inside && !isExact(routed) && Missing.leaves(text(), language())
                    ? left(talk)
                    : new Heard.Goes(routed, Optional.of(talk));
        }

        private Heard resumed(Missing missing, Talk talk) {
            Missing.Resumed resumed = missing.resume(text(), language());
            if (resumed instanceof Missing.Resumed.Completed whole) {
                CommandReceived command = command(whole.command(), whole.params());
                Routed routed = routes.match(command, ours);
                return routed instanceof Routed.Found
                        ? new Heard.Goes(routed, Optional.of(talk.understoodAs(command)))
                        : meaning(talk.withoutQuestion());
            }
            return answered(talk.withoutQuestion(), Asides.left(event));
        }

        private Heard left(Talk talk) {
            boolean shared = talk.own().steps().isEmpty();
            return answered(talk.with(shared, talk.place(shared).withoutSteps()), Asides.left(event));
        }

        private Heard adrift(Talk talk, boolean shared) {
            Conversation place = talk.place(shared);
            List<Conversation.Step> known = place.steps().stream()
                    .filter(step -> talk.read(step).isPresent())
                    .toList();
            boolean hopeless = known.isEmpty() && place.begun().isEmpty();
            Conversation after = hopeless ? place.withoutSteps() : place.at(place.steps(), true);
            return answered(
                    talk.with(shared, after),
                    Asides.lost(event, !known.isEmpty(), place.begun().isPresent(), offers()));
        }

        /** Says what becomes of a conversation whose last steps this program does not know. */
        private Heard decided(Talk talk, boolean shared) {
            Conversation place = talk.place(shared);
            Talk out = talk.with(shared, place.withoutSteps());
            if (Missing.leaves(text(), language())) {
                return answered(out, Asides.left(event));
            }
            if (Asides.isGoOn(event)) {
                List<Conversation.Step> known = place.steps().stream()
                        .filter(step -> talk.read(step).isPresent())
                        .toList();
                if (!known.isEmpty()) {
                    Talk back = talk.with(shared, place.at(known, false));
                    return answered(back, Asides.again(event, known.get(known.size() - 1)));
                }
            }
            Optional<Line> begun = Asides.isStartAgain(event) ? place.begun() : Optional.empty();
            if (begun.isEmpty()) {
                return goes(event, ours, out);
            }
            CommandReceived command = command(begun.get().command(), begun.get().params());
            return goes(command, ours, out.understoodAs(command));
        }

        /** A bot without conversations was not made to be pressed. */
        private boolean offers() {
            BotModel bot = bots.get(event.bot().code());
            return bot != null && bot.takes(QuickReply.class);
        }

        private String text() {
            return event.message().text();
        }

        private String language() {
            return event.origin().language();
        }

        private CommandReceived command(String command, String params) {
            return new CommandReceived(
                    event.origin(),
                    event.bot(),
                    event.dialog(),
                    event.sender(),
                    0,
                    command,
                    params,
                    CommandContext.TEXTAREA,
                    event.message());
        }

        private static boolean isCommand(Routed routed) {
            return routed instanceof Routed.Found found && found.route().trigger() instanceof Trigger.OnCommand;
        }

        /** What its author takes by its exact text is the author's. */
        private static boolean isExact(Routed routed) {
            return routed instanceof Routed.Found found
                    && found.route().trigger() instanceof Trigger.OnMessage message
                    && !message.text().isEmpty();
        }
    }
}
