package io.github.imbot4j.handling;

import io.github.imbot4j.chat.BotActions;
import io.github.imbot4j.chat.BotSender;
import io.github.imbot4j.chat.Broadcast;
import io.github.imbot4j.chat.DialogSender;
import io.github.imbot4j.conversation.BotOnPortal;
import io.github.imbot4j.conversation.HandlerEffects;
import io.github.imbot4j.delivery.AcceptResult;
import io.github.imbot4j.delivery.BroadcastProgress;
import io.github.imbot4j.delivery.EventLog;
import io.github.imbot4j.delivery.InboxEntry;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.delivery.Outbox;
import io.github.imbot4j.delivery.OutgoingCall;
import io.github.imbot4j.delivery.Priority;
import io.github.imbot4j.delivery.SessionStore;
import io.github.imbot4j.delivery.TimerChange;
import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.wire.DialogIds;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A {@code BotSender} that puts its messages into the outbox. */
public final class OutboxBotSender implements BotSender {

    /** Dialogs queued in one step. */
    private static final int STEP = 500;

    private final BotOnPortal who;
    private final EventLog log;
    private final Outbox outbox;
    private final SessionStore sessions;

    public OutboxBotSender(BotOnPortal who, EventLog log, Outbox outbox, SessionStore sessions) {
        this.who = who;
        this.log = log;
        this.outbox = outbox;
        this.sessions = sessions;
    }

    @Override
    public DialogSender dialog(String dialogId) {
        String dialog = DialogIds.require(dialogId);
        return new DialogSender() {
            @Override
            public void send(Reply reply) {
                speak(handlerOutput -> new OutboxGroupChat(handlerOutput, dialog).send(reply));
            }

            @Override
            public void edit(long messageId, Reply reply) {
                speak(handlerOutput -> new OutboxGroupChat(handlerOutput, dialog).edit(messageId, reply));
            }
        };
    }

    @Override
    public void commit(Consumer<BotActions> work) {
        speak(handlerOutput -> work.accept(handlerOutput.actions()));
    }

    private void speak(Consumer<HandlerOutput> work) {
        HandlerEffects handlerEffects = new HandlerEffects();
        try {
            work.accept(HandlerOutput.of(who, handlerEffects));
        } finally {
            handlerEffects.seal();
        }
        List<OutgoingCall> calls = handlerEffects.around(List.of(), List.of());
        // What refers to a name finds it as waiting, whichever of the two is committed first.
        handlerEffects.notes().forEach(sessions::remember);
        who.results().waiting(calls).forEach(sessions::remember);
        outbox.put(calls);
        List<InboxEntry> tasks = handlerEffects.timers().stream()
                .filter(TimerChange.Set.class::isInstance)
                .map(task -> ((TimerChange.Set) task).entry())
                .toList();
        if (!tasks.isEmpty() && log.accept(tasks).contains(AcceptResult.FULL)) {
            throw new IllegalStateException("The journal is full, so no conversation is begun; try again later.");
        }
    }

    /** Each dialog has a lane for it of its own, so that no event there waits for it. */
    @Override
    public Broadcast broadcast(String name, Reply reply, Collection<String> dialogs) {
        String group = "broadcast/" + who.portal() + "/" + who.bot().code() + "/" + required("name", name);
        dialogs.forEach(DialogIds::require);
        List<String> once = List.copyOf(new LinkedHashSet<>(dialogs));
        for (int from = 0; from < once.size(); from += STEP) {
            Map<String, List<OutgoingCall>> step = new LinkedHashMap<>();
            for (String dialog : once.subList(from, Math.min(once.size(), from + STEP))) {
                Lane lane = Lane.ofBulk(who.portal(), who.bot().code(), dialog);
                step.put(dialog, said(lane, dialog, reply));
            }
            outbox.putOnce(group, step);
        }
        return new Broadcast() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Count count() {
                BroadcastProgress broadcastProgress = outbox.progress(group);
                return new Count(broadcastProgress.waiting(), broadcastProgress.sent(), broadcastProgress.failed());
            }
        };
    }

    private List<OutgoingCall> said(Lane lane, String dialog, Reply reply) {
        return who.protocol().messages().say(who.botId(), dialog, who.ready(dialog, reply)).stream()
                .map(call -> OutgoingCall.of(lane, call).with(Priority.BULK))
                .toList();
    }

    private static String required(String what, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("The " + what + " is blank; say which.");
        }
        return text;
    }
}
