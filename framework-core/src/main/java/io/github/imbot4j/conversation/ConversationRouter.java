package io.github.imbot4j.conversation;

import io.github.imbot4j.bot.Message;
import io.github.imbot4j.button.ButtonTokens;
import io.github.imbot4j.command.PendingCommand;
import io.github.imbot4j.conversation.ConversationState.Line;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.event.BotEvent;
import io.github.imbot4j.event.CommandReceived;
import io.github.imbot4j.event.CommandSource;
import io.github.imbot4j.event.DialogEvent;
import io.github.imbot4j.event.MessageReceived;
import io.github.imbot4j.event.TimerFired;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.Trigger;
import io.github.imbot4j.reply.QuickReply;
import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.routing.RouteMatch;
import io.github.imbot4j.routing.RouteTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;

/**
 * The step that determines what an event means in the conversations of its dialog: an answer to a question, a step, a
 * cancellation, or an ordinary event.
 *
 * <p>Safe for use by several threads.
 */
public final class ConversationRouter {

    private final Map<String, BotModel> bots;
    private final RouteTable routes;
    private final ButtonPressResolver buttonPressResolver;
    private final ConversationStore conversationStore;
    private final FrameworkAnswer aside;
    private final DueTimers due;

    public ConversationRouter(
            Map<String, BotModel> bots,
            RouteTable routes,
            ButtonPressResolver buttonPressResolver,
            ConversationStore conversationStore,
            HandlerTimerFactory timers,
            ButtonTokens buttonTokens) {
        this.bots = Map.copyOf(bots);
        this.routes = routes;
        this.buttonPressResolver = buttonPressResolver;
        this.conversationStore = conversationStore;
        this.aside = new FrameworkAnswer(this.bots, timers, buttonTokens);
        this.due = new DueTimers(routes, timers, aside);
    }

    /**
     * Listens.
     *
     * @param ours tells whether a user id is one of our bots on that portal
     */
    public Heard hear(BotEvent event, Lane lane, LongPredicate ours) {
        if (!(event instanceof DialogEvent inDialog)) {
            return new Heard.Goes(routes.match(event, ours), Optional.empty());
        }
        if (event instanceof CommandReceived command
                && !command.isPressed()
                && !routes.remembers(event.bot().code())) {
            return new Heard.Goes(buttonPressResolver.open(routes.match(event, ours)), Optional.empty());
        }
        ConversationContext conversationContext = conversationStore.of(inDialog);
        if (event instanceof TimerFired fired) {
            return due.hear(fired, conversationContext, lane);
        }
        boolean human = inDialog.sender().isKnown()
                && !inDialog.sender().bot()
                && !ours.test(inDialog.sender().id());
        if (event instanceof MessageReceived message
                && human
                && !message.message().system()) {
            return new Spoken(message, lane, ours, Optional.empty()).hear(conversationContext);
        }
        Heard.Goes goes = goes(event, ours, conversationContext);
        return event instanceof CommandReceived press
                        && goes.routed() instanceof RouteMatch.Found found
                        && found.subject().orElse(null) instanceof QuickReply answer
                ? pressed(press, found, answer.words(), conversationContext, lane, ours)
                : goes;
    }

    /** A button that stands for an answer is one only while the presser is asked. */
    private Heard pressed(
            CommandReceived press,
            RouteMatch.Found answer,
            String words,
            ConversationContext conversationContext,
            Lane lane,
            LongPredicate ours) {
        MessageReceived said = new MessageReceived(
                press.origin(),
                press.bot(),
                press.dialog(),
                press.sender(),
                Message.of(press.message().id(), words),
                true);
        boolean asked = conversationContext.own().last().isPresent()
                || conversationContext.shared().last().isPresent();
        return asked
                ? new Spoken(said, lane, ours, Optional.of(answer))
                        .hear(conversationContext.understoodAs(said).withoutQuestion())
                : answered(press, lane, conversationContext, ConversationReplies.over(press));
    }

    private Heard.Goes goes(BotEvent event, LongPredicate ours, ConversationContext conversationContext) {
        return new Heard.Goes(
                buttonPressResolver.open(routes.match(event, ours, conversationContext.at())),
                Optional.of(conversationContext));
    }

    private Heard answered(DialogEvent event, Lane lane, ConversationContext after, Reply reply) {
        return aside.answered(event, Optional.empty(), lane, after, reply);
    }

    /** A message that somebody wrote. */
    private final class Spoken {

        private final MessageReceived event;
        private final Lane lane;
        private final LongPredicate ours;
        private final Optional<RouteMatch.Found> pressed;

        Spoken(MessageReceived event, Lane lane, LongPredicate ours, Optional<RouteMatch.Found> pressed) {
            this.event = event;
            this.lane = lane;
            this.ours = ours;
            this.pressed = pressed;
        }

        /** What a press says uses its keyboard up, whatever becomes of it. */
        Heard hear(ConversationContext conversationContext) {
            Heard heard = meaning(conversationContext);
            return pressed.isPresent()
                            && heard instanceof Heard.Goes goes
                            && goes.routed() instanceof RouteMatch.Found found
                    ? new Heard.Goes(found.asPressed(pressed.get()), goes.talk())
                    : heard;
        }

        private Heard answered(ConversationContext after, Reply reply) {
            return aside.answered(event, pressed, lane, after, reply);
        }

        private Heard meaning(ConversationContext conversationContext) {
            RouteMatch routeMatch = routes.match(event, ours, conversationContext.at());
            if (isCommand(routeMatch)) {
                return new Heard.Goes(routeMatch, Optional.of(conversationContext.withoutQuestion()));
            }
            Optional<PendingCommand> missing = conversationContext.missing();
            if (missing.isPresent()) {
                return resumed(missing.get(), conversationContext);
            }
            for (boolean shared : new boolean[] {false, true}) {
                if (conversationContext.isLost(shared)) {
                    return conversationContext.place(shared).adrift()
                            ? decided(conversationContext, shared)
                            : adrift(conversationContext, shared);
                }
            }
            boolean inside = !conversationContext.at().isEmpty();
            return inside && !isExact(routeMatch) && PendingCommand.leaves(text(), language())
                    ? left(conversationContext)
                    : new Heard.Goes(routeMatch, Optional.of(conversationContext));
        }

        private Heard resumed(PendingCommand pendingCommand, ConversationContext conversationContext) {
            PendingCommand.Resumed resumed = pendingCommand.resume(text(), language());
            if (resumed instanceof PendingCommand.Resumed.Completed whole) {
                CommandReceived command = command(whole.command(), whole.params());
                RouteMatch routeMatch = routes.match(command, ours);
                return routeMatch instanceof RouteMatch.Found
                        ? new Heard.Goes(routeMatch, Optional.of(conversationContext.understoodAs(command)))
                        : meaning(conversationContext.withoutQuestion());
            }
            return answered(conversationContext.withoutQuestion(), ConversationReplies.left(event));
        }

        private Heard left(ConversationContext conversationContext) {
            boolean shared = conversationContext.own().steps().isEmpty();
            return answered(
                    conversationContext.with(
                            shared, conversationContext.place(shared).withoutSteps()),
                    ConversationReplies.left(event));
        }

        private Heard adrift(ConversationContext conversationContext, boolean shared) {
            ConversationState place = conversationContext.place(shared);
            List<ConversationState.Step> known = place.steps().stream()
                    .filter(step -> conversationContext.read(step).isPresent())
                    .toList();
            boolean hopeless = known.isEmpty() && place.begun().isEmpty();
            ConversationState after = hopeless ? place.withoutSteps() : place.at(place.steps(), true);
            return answered(
                    conversationContext.with(shared, after),
                    ConversationReplies.lost(
                            event, !known.isEmpty(), place.begun().isPresent(), offers()));
        }

        /** Says what becomes of a conversation whose last steps this program does not know. */
        private Heard decided(ConversationContext conversationContext, boolean shared) {
            ConversationState place = conversationContext.place(shared);
            ConversationContext out = conversationContext.with(shared, place.withoutSteps());
            if (PendingCommand.leaves(text(), language())) {
                return answered(out, ConversationReplies.left(event));
            }
            if (ConversationReplies.isGoOn(event)) {
                List<ConversationState.Step> known = place.steps().stream()
                        .filter(step -> conversationContext.read(step).isPresent())
                        .toList();
                if (!known.isEmpty()) {
                    ConversationContext back = conversationContext.with(shared, place.at(known, false));
                    return answered(back, ConversationReplies.again(event, known.get(known.size() - 1)));
                }
            }
            Optional<Line> begun = ConversationReplies.isStartAgain(event) ? place.begun() : Optional.empty();
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
                    CommandSource.TEXTAREA,
                    event.message());
        }

        private static boolean isCommand(RouteMatch routeMatch) {
            return routeMatch instanceof RouteMatch.Found found && found.route().trigger() instanceof Trigger.OnCommand;
        }

        /** What its author takes by its exact text is the author's. */
        private static boolean isExact(RouteMatch routeMatch) {
            return routeMatch instanceof RouteMatch.Found found
                    && found.route().trigger() instanceof Trigger.OnMessage message
                    && !message.text().isEmpty();
        }
    }
}
