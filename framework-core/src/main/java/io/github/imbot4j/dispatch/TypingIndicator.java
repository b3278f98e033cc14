package io.github.imbot4j.dispatch;

import io.github.imbot4j.delivery.JournalException;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.delivery.OutgoingCall;
import io.github.imbot4j.delivery.Priority;
import io.github.imbot4j.delivery.Scheduler;
import io.github.imbot4j.event.DialogEvent;
import io.github.imbot4j.event.MessageDeleted;
import io.github.imbot4j.event.MessageReceived;
import io.github.imbot4j.event.MessageUpdated;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.BotType;
import io.github.imbot4j.wire.v1.ImbotCalls;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Show that a bot is typing while its handler takes its time (v1 §4.5), and know where one does: a notice that is still
 * waiting when the handler has ended is not wanted any more. One timer serves all handlers.
 *
 * <p>Safe for use by several threads.
 */
final class TypingIndicator {

    /** A handler that answers sooner looks quick without it. */
    static final Duration FIRST = Duration.ofSeconds(1);

    /** Clients show a notice for half a minute. */
    static final Duration AGAIN = Duration.ofSeconds(25);

    private static final Logger LOG = LoggerFactory.getLogger(TypingIndicator.class);

    private final Scheduler scheduler;
    private final Consumer<OutgoingCall> outbox;
    private final Set<Lane> working = ConcurrentHashMap.newKeySet();

    TypingIndicator(Scheduler scheduler, Consumer<OutgoingCall> outbox) {
        this.scheduler = scheduler;
        this.outbox = outbox;
    }

    /** Whether a handler works in this lane, so that somebody may want to know. */
    boolean isWanted(Lane lane) {
        return working.contains(lane);
    }

    /** A handler begins; it ends when the notice is closed. */
    Notice begin(BotModel bot, DialogEvent event, Lane lane) {
        working.add(lane);
        Notice notice = new Notice(event, lane);
        if (bot.typing() && isAwaited(bot, event)) {
            notice.plan(FIRST);
        }
        return notice;
    }

    /** Nobody waits for an answer to a change, nor for one of a bot that overhears what people say to each other. */
    private static boolean isAwaited(BotModel bot, DialogEvent event) {
        boolean overheard = bot.type() == BotType.SUPERVISOR
                && event instanceof MessageReceived received
                && !received.mentionsBot()
                && !event.dialog().isPrivate();
        return !overheard && !(event instanceof MessageUpdated) && !(event instanceof MessageDeleted);
    }

    /** The notice of one handler. */
    final class Notice implements AutoCloseable {

        private final DialogEvent event;
        private final Lane lane;
        private Runnable cancel = () -> {};
        private boolean over;

        private Notice(DialogEvent event, Lane lane) {
            this.event = event;
            this.lane = lane;
        }

        private synchronized void plan(Duration delay) {
            cancel = scheduler.after(delay, this::renew);
        }

        private synchronized void renew() {
            if (!over) {
                show();
                plan(AGAIN);
            }
        }

        /** Shows it now; left out when the journal takes nothing. */
        synchronized void show() {
            try {
                outbox.accept(new OutgoingCall(
                        lane,
                        ImbotCalls.sendTyping(event.bot().id(), event.dialog().id()),
                        Optional.empty(),
                        Priority.TYPING,
                        OutgoingCall.TYPING));
            } catch (JournalException full) {
                LOG.debug("Not typing: {}", full.getMessage());
            }
        }

        /** Shows it by itself no more: there is something better to see. */
        synchronized void stop() {
            over = true;
            cancel.run();
        }

        @Override
        public void close() {
            stop();
            working.remove(lane);
        }
    }
}
