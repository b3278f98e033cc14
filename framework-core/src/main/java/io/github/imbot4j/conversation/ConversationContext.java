package io.github.imbot4j.conversation;

import io.github.imbot4j.button.ButtonTokens;
import io.github.imbot4j.command.PendingCommand;
import io.github.imbot4j.conversation.ConversationState.Line;
import io.github.imbot4j.conversation.ConversationState.Question;
import io.github.imbot4j.conversation.ConversationState.Step;
import io.github.imbot4j.delivery.SessionChange;
import io.github.imbot4j.delivery.SessionKey;
import io.github.imbot4j.delivery.TimerChange;
import io.github.imbot4j.event.CommandReceived;
import io.github.imbot4j.event.DialogEvent;
import io.github.imbot4j.payload.RecordCodec;
import io.github.imbot4j.payload.RecordNames;
import io.github.imbot4j.payload.UnreadableRecordException;
import io.github.imbot4j.reply.FormState;
import io.github.imbot4j.reply.InputRequired;
import io.github.imbot4j.reply.InvalidInput;
import io.github.imbot4j.reply.NewMessage;
import io.github.imbot4j.reply.Next;
import io.github.imbot4j.reply.Outcome;
import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.routing.StateType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The conversations an event belongs to: the user's own, and the one the dialog shares. Immutable; a change gives
 * another.
 *
 * @param event the event
 * @param states those the bot's handlers wait in, by name
 * @param own of who caused the event
 * @param shared of the dialog
 * @param now when it is handled
 * @param before own and shared as they came
 * @param lapsed own and shared as they are kept while a timer is still to end them, though no message belongs to them any more
 */
public record ConversationContext(
        DialogEvent event,
        Map<String, StateType> states,
        ConversationState own,
        ConversationState shared,
        Instant now,
        List<ConversationState> before,
        List<ConversationState> lapsed) {

    /** How long a command waits for what it lacks. */
    public static final Duration QUESTION = Duration.ofMinutes(30);

    /** A timer is to end a state; a message that is handled before it, late as it is, still belongs to the state for so long. */
    private static final Duration GRACE = Duration.ofDays(1);

    private static final int LONGEST_PROMPT = 1000;

    /** As they were left, at a moment. */
    public static ConversationContext at(
            Instant now,
            DialogEvent event,
            Map<String, StateType> states,
            ConversationState own,
            ConversationState shared) {
        ConversationState ownNow = own.at(now);
        ConversationState sharedNow = shared.at(now);
        List<ConversationState> lapsed = List.of(
                own.isLapsed(now) ? own : ConversationState.NONE,
                shared.isLapsed(now) ? shared : ConversationState.NONE);
        return new ConversationContext(event, states, ownNow, sharedNow, now, List.of(ownNow, sharedNow), lapsed);
    }

    /** As they are kept, for what is to end them. */
    static ConversationContext ending(
            Instant now,
            DialogEvent event,
            Map<String, StateType> states,
            ConversationState own,
            ConversationState shared) {
        List<ConversationState> none = List.of(ConversationState.NONE, ConversationState.NONE);
        return new ConversationContext(event, states, own, shared, now, List.of(own, shared), none);
    }

    /** With another place in it; the shared one if asked for. */
    ConversationContext with(boolean isShared, ConversationState other) {
        return new ConversationContext(
                event, states, isShared ? own : other, isShared ? other : shared, now, before, lapsed);
    }

    /** The same conversations, with what the message was understood as. */
    ConversationContext understoodAs(DialogEvent other) {
        return new ConversationContext(other, states, own, shared, now, before, lapsed);
    }

    ConversationState place(boolean isShared) {
        return isShared ? shared : own;
    }

    /** The question for what a command lacks, if it still knows one. */
    Optional<PendingCommand> missing() {
        return own.question().flatMap(one -> PendingCommand.of(one.missing()));
    }

    /** With no question open. */
    ConversationContext withoutQuestion() {
        return with(false, own.with(Optional.empty()));
    }

    /** Where the conversations are, the user's own first; those that cannot be read left out. */
    List<Record> at() {
        List<Record> records = new ArrayList<>();
        own.last().flatMap(this::read).ifPresent(records::add);
        shared.last().flatMap(this::read).ifPresent(records::add);
        return records;
    }

    /** Tells whether a conversation is somewhere this program does not know. */
    boolean isLost(boolean isShared) {
        return place(isShared).last().filter(step -> read(step).isEmpty()).isPresent();
    }

    /** The state of a step; empty when this program has no handler for it, or it does not fit any more. */
    Optional<Record> read(Step step) {
        StateType type = states.get(step.type());
        if (type == null || type.version() != step.version()) {
            return Optional.empty();
        }
        try {
            return Optional.of(RecordCodec.read(step.record(), type.type()));
        } catch (UnreadableRecordException changed) {
            return Optional.empty();
        }
    }

    /**
     * Where it goes with an outcome.
     *
     * @param from the state whose handler it is of, if it is of one
     */
    public ConversationContext after(Outcome outcome, Optional<Record> from) {
        if (outcome instanceof InvalidInput) {
            return this;
        }
        ConversationContext answered = isCommand() ? withoutQuestion() : this;
        if (outcome instanceof InputRequired asking
                && event.sender().isKnown()
                && !asking.state().isEmpty()) {
            Question question = new Question(asking.state(), now.plus(QUESTION));
            return answered.with(false, answered.own.with(Optional.of(question)));
        }
        if (!(outcome instanceof Next next) || next.move() instanceof Next.Stay) {
            return answered;
        }
        if (next.move() instanceof Next.To to) {
            return answered.to(to.state(), next, from);
        }
        boolean isShared = from.map(this::isShared).orElse(own.steps().isEmpty());
        return answered.with(isShared, answered.place(isShared).withoutSteps());
    }

    private boolean isShared(Record state) {
        StateType type = states.get(RecordNames.of(state.getClass()));
        return type != null && type.perDialog();
    }

    private ConversationContext to(Record state, Next next, Optional<Record> from) {
        StateType type = states.get(RecordNames.of(state.getClass()));
        if (type == null && state instanceof FormState form) {
            throw form.unhandled(event.bot().code());
        }
        if (type == null) {
            throw new IllegalStateException("Next.to(" + state.getClass().getSimpleName() + "): bot \""
                    + event.bot().code() + "\" has no handler that waits in this state. Write @OnMessage(state = "
                    + state.getClass().getSimpleName() + ".class), or end with Next.done(…).");
        }
        if (!type.perDialog() && !event.sender().isKnown()) {
            throw new IllegalStateException("Next.to(" + state.getClass().getSimpleName()
                    + "): the portal did not say who caused this event, so there is nobody to wait for. Mark the state"
                    + " @DialogScoped, or begin the conversation with a command or message.");
        }
        ConversationState old = place(type.perDialog());
        boolean goesOn = !old.steps().isEmpty() && (from.isPresent() || !isCommand());
        ConversationState base = goesOn ? old : old.withoutSteps().begunBy(line());
        Step step = new Step(type.name(), type.version(), RecordCodec.write(state), prompt(next.replies()));
        String timeout = next.timeout().isPresent() ? TimerKeys.Timeout.newId() : "";
        Instant until = now.plus(next.timeout().map(GRACE::plus).orElse(Next.PATIENCE));
        return with(type.perDialog(), base.and(step, timeout, until));
    }

    /** A button that carries a record belongs to the conversation it was said in; a command begins another. */
    private boolean isCommand() {
        return event instanceof CommandReceived command
                && !(command.isPressed() && command.command().equals(ButtonTokens.COMMAND));
    }

    private Optional<Line> line() {
        return event instanceof CommandReceived command && isCommand()
                ? Optional.of(new Line(command.command(), command.text()))
                : Optional.empty();
    }

    private static String prompt(List<Reply> replies) {
        String bb = replies.isEmpty() || !(replies.get(replies.size() - 1) instanceof NewMessage message)
                ? ""
                : message.body().bb();
        return bb.length() <= LONGEST_PROMPT ? bb : "";
    }

    /** What is to be kept of it now. */
    public List<SessionChange> sessions() {
        List<SessionChange> changes = new ArrayList<>();
        for (boolean isShared : new boolean[] {false, true}) {
            ConversationState one = place(isShared);
            if (!one.equals(before.get(isShared ? 1 : 0))) {
                SessionKey key = ConversationStore.key(
                        event, isShared ? 0 : event.sender().id());
                ConversationState kept =
                        one.steps().isEmpty() ? lapsed.get(isShared ? 1 : 0).with(one.question()) : one;
                changes.add(
                        kept.isEmpty()
                                ? new SessionChange.Remove(key)
                                : new SessionChange.Put(key, kept.text(), Optional.of(kept.expires())));
            }
        }
        return List.copyOf(changes);
    }

    /** The timers that end its states, as far as they changed; the outcome says after how long. */
    public List<TimerChange> timeouts(Outcome outcome, TimerKeys rows) {
        List<TimerChange> changes = new ArrayList<>();
        for (boolean isShared : new boolean[] {false, true}) {
            String old = before.get(isShared ? 1 : 0).timeout();
            String current = place(isShared).timeout();
            long user = isShared ? 0 : event.sender().id();
            if (!current.isEmpty() && !current.equals(old) && outcome instanceof Next next) {
                Instant due = now.plus(next.timeout().orElseThrow());
                changes.add(rows.timeout(user, current, due, next.due()));
            } else if (!old.isEmpty() && current.isEmpty()) {
                changes.add(rows.withoutTimeout(user));
            }
        }
        return List.copyOf(changes);
    }
}
