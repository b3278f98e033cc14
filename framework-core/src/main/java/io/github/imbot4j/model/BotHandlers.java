package io.github.imbot4j.model;

import io.github.imbot4j.bot.Answers;
import io.github.imbot4j.event.AppInstalled;
import io.github.imbot4j.event.AppUninstalled;
import io.github.imbot4j.event.AppUpdated;
import io.github.imbot4j.event.BotEvent;
import io.github.imbot4j.event.BotJoined;
import io.github.imbot4j.event.BotRemoved;
import io.github.imbot4j.event.ContextReceived;
import io.github.imbot4j.event.DialogEvent;
import io.github.imbot4j.event.Event;
import io.github.imbot4j.event.MessageDeleted;
import io.github.imbot4j.event.MessageUpdated;
import io.github.imbot4j.event.PortalEvent;
import io.github.imbot4j.event.ReactionChanged;
import io.github.imbot4j.event.ScheduleDue;
import io.github.imbot4j.event.TimerFired;
import io.github.imbot4j.guard.Guard;
import io.github.imbot4j.handler.AnswerHandler;
import io.github.imbot4j.handler.BotContext;
import io.github.imbot4j.handler.CommandContext;
import io.github.imbot4j.handler.ContextHandler;
import io.github.imbot4j.handler.DialogContext;
import io.github.imbot4j.handler.ErrorContext;
import io.github.imbot4j.handler.EventContext;
import io.github.imbot4j.handler.Handler;
import io.github.imbot4j.handler.HandlerContext;
import io.github.imbot4j.handler.MessageContext;
import io.github.imbot4j.handler.PayloadHandler;
import io.github.imbot4j.language.MessageKeys;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The part of {@link BotBuilder} that takes handlers of everything but commands. */
abstract sealed class BotHandlers permits BotBuilder {

    /** Adds a handler, given on the line outside of these classes that called. */
    abstract BotBuilder on(Trigger trigger, Handler handler, List<Guard> guards);

    /** Handles any message no narrower handler takes. */
    public BotBuilder onMessage(ContextHandler<? super MessageContext> handler) {
        return onMessage("", handler);
    }

    /** Handles one exact text, compared after trimming and ignoring case. */
    public BotBuilder onMessage(String text, ContextHandler<? super MessageContext> handler) {
        return onMessage(message -> message.text(text), handler);
    }

    /** Handles messages that match a pattern as a whole; {@link MessageContext#group} gives its groups. */
    public BotBuilder onMessage(Pattern pattern, ContextHandler<? super MessageContext> handler) {
        return onMessage(message -> message.matching(pattern), handler);
    }

    /** Handles messages that fit: {@code onMessage(m -> m.in(GROUP).mentioned(), ctx -> …)}. */
    public BotBuilder onMessage(UnaryOperator<MessageFilter> which, ContextHandler<? super MessageContext> handler) {
        MessageFilter filter = which.apply(new MessageFilter(Optional.empty()));
        return on(filter.trigger(), run(MessageContext::new, handler), filter.guards());
    }

    /** Handles the next message while a conversation is in a state. */
    public <S extends Record> BotBuilder onMessage(
            Class<S> state, PayloadHandler<? super MessageContext, ? super S> handler) {
        return onMessage(state, message -> message, handler);
    }

    /** Handles the next message that fits while a conversation is in a state. */
    public <S extends Record> BotBuilder onMessage(
            Class<S> state,
            UnaryOperator<MessageFilter> which,
            PayloadHandler<? super MessageContext, ? super S> handler) {
        MessageFilter filter = which.apply(new MessageFilter(Optional.of(state)));
        return on(filter.trigger(), withSubject(state, MessageContext::new, handler), filter.guards());
    }

    /**
     * Handles the answer while a conversation is in a state, read as a value; what does not fit is asked for again.
     *
     * @param answer what commands can take too: a number, an enum, {@code When}, …
     */
    public <S extends Record, V> BotBuilder onAnswer(
            Class<S> state, Class<V> answer, AnswerHandler<? super S, ? super V> handler) {
        String said = "onAnswer(" + state.getSimpleName() + ".class, " + answer.getSimpleName() + ".class, …)";
        ReadingHandler.Run run = (handlerContext, value) ->
                handler.handle(new MessageContext(handlerContext), subject(state, handlerContext), cast(answer, value));
        return on(
                new MessageFilter(Optional.of(state)).trigger(),
                new ReadingHandler(answer, said, MessageKeys.PLAIN, run),
                List.of());
    }

    /** Handles presses of buttons that carry a record of this type. */
    public <P extends Record> BotBuilder onPress(
            Class<P> payload, PayloadHandler<? super CommandContext, ? super P> handler) {
        return on(new Trigger.OnButton(payload), withSubject(payload, CommandContext::new, handler), List.of());
    }

    /** Handles a record somebody has filled in, begun with {@code Next.form(…)}, and confirmed. */
    public <R extends Record> BotBuilder onForm(
            Class<R> record, PayloadHandler<? super MessageContext, ? super R> handler) {
        return onForm(new Trigger.OnForm(record), record, handler);
    }

    /** The same without asking whether the answers are right: it runs at the last one. */
    public <R extends Record> BotBuilder onUnconfirmedForm(
            Class<R> record, PayloadHandler<? super MessageContext, ? super R> handler) {
        return onForm(new Trigger.OnForm(record, false), record, handler);
    }

    private <R extends Record> BotBuilder onForm(
            Trigger trigger, Class<R> record, PayloadHandler<? super MessageContext, ? super R> handler) {
        return on(trigger, withSubject(record, MessageContext::new, handler), List.of());
    }

    /** Handles the answers of a survey, which asks for a record of this type. */
    public <R extends Record> BotBuilder onSurvey(
            Class<R> record, PayloadHandler<? super DialogContext<TimerFired>, ? super Answers<R>> handler) {
        return onSurvey(new Trigger.OnSurvey(record, false), handler);
    }

    /** The same where everybody is shown their answers at the end and has to confirm them. */
    public <R extends Record> BotBuilder onConfirmedSurvey(
            Class<R> record, PayloadHandler<? super DialogContext<TimerFired>, ? super Answers<R>> handler) {
        return onSurvey(new Trigger.OnSurvey(record, true), handler);
    }

    @SuppressWarnings("unchecked") // a survey is of the record its trigger names
    private <R extends Record> BotBuilder onSurvey(
            Trigger trigger, PayloadHandler<? super DialogContext<TimerFired>, ? super Answers<R>> handler) {
        return on(
                trigger,
                handlerContext -> handler.handle(new DialogContext<>(TimerFired.class, handlerContext), (Answers<R>)
                        subject(Answers.class, handlerContext)),
                List.of());
    }

    /** Handles timers that were set with a record of this type. */
    public <R extends Record> BotBuilder onTimer(
            Class<R> due, PayloadHandler<? super DialogContext<TimerFired>, ? super R> handler) {
        return on(
                new Trigger.OnTimer(due),
                withSubject(due, handlerContext -> new DialogContext<>(TimerFired.class, handlerContext), handler),
                List.of());
    }

    /** Runs at certain times on each portal, such as {@code Mon-Fri 09:00}. */
    public BotBuilder every(String schedule, ContextHandler<? super BotContext<ScheduleDue>> handler) {
        return on(
                new Trigger.Every(schedule),
                run(handlerContext -> new BotContext<>(ScheduleDue.class, handlerContext), handler),
                List.of());
    }

    /** Handles an event of the portal, such as {@code ONCRMDEALADD}. */
    public BotBuilder onPortalEvent(String name, ContextHandler<? super BotContext<PortalEvent>> handler) {
        return onPortalEvent(new Trigger.OnPortalEvent(name), handler);
    }

    /** Handles an event of the portal that is collected from its queue too, see {@code OnEvent.offline}. */
    public BotBuilder onOfflineEvent(String name, ContextHandler<? super BotContext<PortalEvent>> handler) {
        return onPortalEvent(new Trigger.OnPortalEvent(name, true), handler);
    }

    private BotBuilder onPortalEvent(Trigger trigger, ContextHandler<? super BotContext<PortalEvent>> handler) {
        return on(
                trigger,
                run(handlerContext -> new BotContext<>(PortalEvent.class, handlerContext), handler),
                List.of());
    }

    /** Handles the bot coming into a dialog. */
    public BotBuilder onJoin(ContextHandler<? super DialogContext<BotJoined>> handler) {
        return onJoin(event -> event, handler);
    }

    /** Handles the bot coming into a dialog that fits: {@code onJoin(e -> e.in(OPEN_LINE), ctx -> …)}. */
    public BotBuilder onJoin(
            UnaryOperator<EventFilter> which, ContextHandler<? super DialogContext<BotJoined>> handler) {
        return onDialogEvent(BotJoined.class, which, handler);
    }

    /** Handles a link with a bot context. */
    public BotBuilder onContext(ContextHandler<? super DialogContext<ContextReceived>> handler) {
        return onDialogEvent(ContextReceived.class, event -> event, handler);
    }

    /** Handles edits of messages the bot can see. */
    public BotBuilder onMessageUpdate(ContextHandler<? super DialogContext<MessageUpdated>> handler) {
        return onDialogEvent(MessageUpdated.class, event -> event, handler);
    }

    /** Handles reactions to the bot's messages, put on or taken off. */
    public BotBuilder onReaction(ContextHandler<? super DialogContext<ReactionChanged>> handler) {
        return onDialogEvent(ReactionChanged.class, event -> event, handler);
    }

    /** Handles deletions of messages the bot can see. */
    public BotBuilder onMessageDelete(ContextHandler<? super DialogContext<MessageDeleted>> handler) {
        return onDialogEvent(MessageDeleted.class, event -> event, handler);
    }

    /**
     * Handles events of one type in dialogs that fit: {@code onDialogEvent(MessageUpdated.class, e -> e.in(GROUP), ctx -> …)}.
     *
     * @param type one of the events about a dialog, such as {@code MessageDeleted.class}
     */
    public <E extends DialogEvent> BotBuilder onDialogEvent(
            Class<E> type, UnaryOperator<EventFilter> which, ContextHandler<? super DialogContext<E>> handler) {
        return on(
                which.apply(new EventFilter()).trigger(type),
                run(handlerContext -> new DialogContext<>(type, handlerContext), handler),
                List.of());
    }

    /** Handles the deletion of the bot; nothing can be said any more. */
    public BotBuilder onRemoved(ContextHandler<? super BotContext<BotRemoved>> handler) {
        return on(
                new EventFilter().trigger(BotRemoved.class),
                run(handlerContext -> new BotContext<>(BotRemoved.class, handlerContext), handler),
                List.of());
    }

    /** Handles the install of the app, after the bots were registered. */
    public BotBuilder onInstall(ContextHandler<? super EventContext<AppInstalled>> handler) {
        return onAppEvent(AppInstalled.class, handler);
    }

    /** Handles an update of the app. */
    public BotBuilder onAppUpdate(ContextHandler<? super EventContext<AppUpdated>> handler) {
        return onAppEvent(AppUpdated.class, handler);
    }

    /** Handles the removal of the app; no call can be made any more. */
    public BotBuilder onUninstall(ContextHandler<? super EventContext<AppUninstalled>> handler) {
        return onAppEvent(AppUninstalled.class, handler);
    }

    private <E extends Event> BotBuilder onAppEvent(Class<E> type, ContextHandler<? super EventContext<E>> handler) {
        return on(
                new EventFilter().trigger(type),
                run(handlerContext -> new EventContext<>(type, handlerContext), handler),
                List.of());
    }

    /** Handles what the bot's handlers throw; the nearest class wins. */
    public <T extends Throwable> BotBuilder onError(
            Class<T> type, PayloadHandler<? super ErrorContext, ? super T> handler) {
        return on(new Trigger.OnError(type), error(type, handler), List.of());
    }

    /** Handles what no other handler of the bot wanted. */
    public BotBuilder onUnhandled(ContextHandler<? super BotContext<BotEvent>> handler) {
        return on(
                new Trigger.OnUnhandled(),
                run(handlerContext -> new BotContext<>(BotEvent.class, handlerContext), handler),
                List.of());
    }

    /** A handler of any event. */
    static <C> Handler run(Function<HandlerContext, C> context, ContextHandler<? super C> handler) {
        return handlerContext -> handler.handle(context.apply(handlerContext));
    }

    private static <C, P extends Record> Handler withSubject(
            Class<P> type, Function<HandlerContext, C> context, PayloadHandler<? super C, ? super P> handler) {
        return handlerContext -> handler.handle(context.apply(handlerContext), subject(type, handlerContext));
    }

    private static <P extends Record> P subject(Class<P> type, HandlerContext handlerContext) {
        return type.cast(handlerContext.subject().orElseThrow());
    }

    /** As {@code Class.cast} does, of primitive types too. */
    @SuppressWarnings("unchecked") // int.class is a Class<Integer>
    private static <V> V cast(Class<V> type, Object value) {
        return type.isPrimitive() ? (V) value : type.cast(value);
    }

    /** A handler of what another one threw. */
    static <T extends Throwable> Handler error(Class<T> type, PayloadHandler<? super ErrorContext, ? super T> handler) {
        return handlerContext -> handler.handle(
                new ErrorContext(handlerContext),
                type.cast(handlerContext.failure().orElseThrow()));
    }
}
