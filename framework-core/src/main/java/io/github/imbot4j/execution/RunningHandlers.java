package io.github.imbot4j.execution;

import io.github.imbot4j.annotation.BotType;
import io.github.imbot4j.concurrent.Scheduler;
import io.github.imbot4j.delivery.JournalException;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.delivery.OutgoingCall;
import io.github.imbot4j.delivery.Priority;
import io.github.imbot4j.event.DialogEvent;
import io.github.imbot4j.event.MessageDeleted;
import io.github.imbot4j.event.MessageReceived;
import io.github.imbot4j.event.MessageUpdated;
import io.github.imbot4j.event.ReactionChanged;
import io.github.imbot4j.install.PortalProtocols;
import io.github.imbot4j.model.BotModel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The handlers that run now. A bot shows that it is typing while its handler takes its time (v1 §4.5), and a handler that holds up its
 * dialog for long is warned of once, with its place and what it is doing; it is not stopped. One sweep looks after all of them: handlers
 * that return at once plan nothing of their own.
 *
 * <p>Safe for use by several threads.
 */
public final class RunningHandlers {

    /** A handler that answers sooner looks quick without it. */
    static final Duration FIRST = Duration.ofSeconds(1);

    /** Clients show a notice for half a minute. */
    static final Duration AGAIN = Duration.ofSeconds(25);

    /** A handler that takes longer is warned of. */
    static final Duration SLOW = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(RunningHandlers.class);
    private static final int FRAMES = 8;

    private final Scheduler scheduler;
    private final Clock clock;
    private final PortalProtocols protocols;
    private final Consumer<OutgoingCall> outbox;
    private final Set<Run> running = ConcurrentHashMap.newKeySet();

    /** The lanes of those that have one, of which each has one handler at a time: asked for each notice that is sent. */
    private final Set<Lane> lanes = ConcurrentHashMap.newKeySet();

    /** When the next sweep is; none is planned at the end of time. */
    private volatile Instant sweepAt = Instant.MAX;

    public RunningHandlers(Scheduler scheduler, Clock clock, PortalProtocols protocols, Consumer<OutgoingCall> outbox) {
        this.protocols = protocols;
        this.scheduler = scheduler;
        this.clock = clock;
        this.outbox = outbox;
    }

    /** Whether a handler works in this lane, so that somebody may want to know. */
    public boolean isWanted(Lane lane) {
        return lanes.contains(lane);
    }

    /** A handler without a dialog begins on this thread; it ends when the run is closed. */
    public Run begin(String place) {
        return begin(new Run(place, null, null, Instant.MAX));
    }

    /** A handler of a dialog begins on this thread; it ends when the run is closed. */
    public Run begin(String place, BotModel bot, DialogEvent event, Lane lane) {
        boolean types = bot.typing() && isAwaited(bot, event);
        return begin(new Run(place, event, lane, types ? clock.instant().plus(FIRST) : Instant.MAX));
    }

    private Run begin(Run run) {
        running.add(run);
        if (run.lane != null) {
            lanes.add(run.lane);
        }
        Instant due = run.due();
        if (due.isBefore(sweepAt)) {
            plan(due);
        }
        return run;
    }

    /** Nobody waits for an answer to a change, nor for one of a bot that overhears what people say to each other. */
    private static boolean isAwaited(BotModel bot, DialogEvent event) {
        boolean overheard = bot.type() == BotType.SUPERVISOR
                && event instanceof MessageReceived received
                && !received.mentionsBot()
                && !event.dialog().isPrivate();
        return !overheard
                && !(event instanceof MessageUpdated)
                && !(event instanceof MessageDeleted)
                && !(event instanceof ReactionChanged);
    }

    private synchronized void plan(Instant due) {
        if (due.isBefore(sweepAt)) {
            sweepAt = due;
            Duration pause = Duration.between(clock.instant(), due);
            scheduler.after(pause.isNegative() ? Duration.ZERO : pause, this::sweep);
        }
    }

    private void sweep() {
        synchronized (this) {
            sweepAt = Instant.MAX;
        }
        Instant now = clock.instant();
        running.forEach(run -> run.look(now));
        running.stream().map(Run::due).min(Comparator.naturalOrder()).ifPresent(this::plan);
    }

    /** One handler, from its beginning to its end. */
    public final class Run implements AutoCloseable {

        private final String place;
        private final @Nullable DialogEvent event;
        private final @Nullable Lane lane;
        private final Thread thread = Thread.currentThread();
        private Instant slowAt = clock.instant().plus(SLOW);
        private Instant typesAt;
        private boolean over;

        private Run(String place, @Nullable DialogEvent event, @Nullable Lane lane, Instant typesAt) {
            this.place = place;
            this.event = event;
            this.lane = lane;
            this.typesAt = typesAt;
        }

        private synchronized Instant due() {
            return typesAt.isBefore(slowAt) ? typesAt : slowAt;
        }

        private synchronized void look(Instant now) {
            if (over) {
                return;
            }
            if (!typesAt.isAfter(now)) {
                typesAt = now.plus(AGAIN);
                showTyping();
            }
            if (!slowAt.isAfter(now)) {
                slowAt = Instant.MAX;
                warn();
            }
        }

        private void warn() {
            String doing = Arrays.stream(thread.getStackTrace())
                    .limit(FRAMES)
                    .map(frame -> "\n    at " + frame)
                    .collect(Collectors.joining());
            LOG.warn(
                    "{} has been running for more than {} s, and its dialog waits. Let it return and do the rest"
                            + " later. It is here now:{}",
                    place,
                    SLOW.toSeconds(),
                    doing);
        }

        /** Shows it now; left out when the journal takes nothing. */
        public synchronized void showTyping() {
            if (event == null || lane == null) {
                return;
            }
            try {
                outbox.accept(new OutgoingCall(
                        lane,
                        protocols
                                .of(event.portal())
                                .chats()
                                .sendTyping(event.bot().id(), event.dialog().id()),
                        Optional.empty(),
                        Priority.TYPING,
                        OutgoingCall.TYPING));
            } catch (JournalException full) {
                LOG.debug("Not typing: {}", full.getMessage());
            }
        }

        /** Shows it by itself no more: there is something better to see. */
        public synchronized void stopTyping() {
            typesAt = Instant.MAX;
        }

        @Override
        public void close() {
            synchronized (this) {
                over = true;
            }
            running.remove(this);
            if (lane != null) {
                lanes.remove(lane);
            }
        }
    }
}
