package io.github.imbot4j.handling;

import io.github.imbot4j.bot.ProgressMessage;
import io.github.imbot4j.conversation.ReplyRenderer;
import io.github.imbot4j.delivery.JournalException;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.delivery.OutgoingCall;
import io.github.imbot4j.event.DialogEvent;
import io.github.imbot4j.execution.RetryDecision;
import io.github.imbot4j.execution.RunningHandlers;
import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.rest.RestException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The progress message of one handler. Edits go through the outbox, where a newer edit replaces a waiting one and the
 * portal's rate limit decides when they are sent; here they are only kept from filling it.
 *
 * <p>Safe for use by several threads.
 */
public final class ProgressUpdater implements ProgressMessage {

    /** Nobody reads faster. */
    static final Duration PAUSE = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(ProgressUpdater.class);

    private final ProgressTracker work;
    private final DialogEvent event;
    private final Lane lane;
    private final ReplyRenderer replyRenderer;
    private final ToLongFunction<Reply> sendNow;
    private final RunningHandlers.Run run;
    private OptionalLong message;
    private Optional<Reply> newest = Optional.empty();
    private Instant shownAt = Instant.MIN;
    private Runnable cancel = () -> {};
    private boolean planned;
    private boolean refused;
    private boolean kept;
    private boolean over;

    /**
     * Begins with nothing said.
     *
     * @param message what an earlier attempt at the event said, which goes on
     * @param sendNow says something and gives its number
     */
    ProgressUpdater(
            ProgressTracker work,
            DialogEvent event,
            Lane lane,
            ReplyRenderer replyRenderer,
            OptionalLong message,
            ToLongFunction<Reply> sendNow,
            RunningHandlers.Run run) {
        this.work = work;
        this.event = event;
        this.lane = lane;
        this.replyRenderer = replyRenderer;
        this.message = message;
        this.sendNow = sendNow;
        this.run = run;
    }

    @Override
    public synchronized void show(Reply state) {
        if (over) {
            throw new IllegalStateException(
                    "The handler has returned, so its ProgressMessage is closed; finish before returning.");
        }
        // Whether it can be an edit, which every state but the first has to be.
        replyRenderer.edit(1, state);
        run.stopTyping();
        if (message.isPresent()) {
            newest = Optional.of(state);
            showInTime();
        } else if (!refused) {
            begin(state);
        }
    }

    @Override
    public synchronized void keepMessage() {
        kept = true;
    }

    private void begin(Reply state) {
        try {
            message = OptionalLong.of(sendNow.applyAsLong(state));
            shownAt = work.clock().instant();
            work.remember(lane, event, message.getAsLong());
        } catch (RestException refusal) {
            refused = !RetryDecision.mayPass(refusal);
            LOG.debug("No progress is shown in dialog {}: {}", lane.dialog(), refusal.getMessage());
        } catch (JournalException full) {
            LOG.debug("The progress in dialog {} will not go on after a crash: {}", lane.dialog(), full.getMessage());
        }
    }

    private void showInTime() {
        Instant now = work.clock().instant();
        Instant next = shownAt.equals(Instant.MIN) ? now : shownAt.plus(PAUSE);
        if (!now.isBefore(next)) {
            show(now);
        } else if (!planned) {
            planned = true;
            cancel = work.after(Duration.between(now, next), this::due);
        }
    }

    private synchronized void due() {
        planned = false;
        if (!over && newest.isPresent()) {
            show(work.clock().instant());
        }
    }

    private void show(Instant now) {
        try {
            work.put(edits());
            newest = Optional.empty();
            shownAt = now;
        } catch (JournalException full) {
            LOG.debug("Progress waits: {}", full.getMessage());
        }
    }

    private List<OutgoingCall> edits() {
        return newest.map(state -> replyRenderer.edit(message.orElseThrow(), state))
                .orElse(List.of());
    }

    /** The message it is shown in, once it is. */
    public synchronized OptionalLong message() {
        return message;
    }

    /** Shows nothing more, and gives the voice that has the last word. */
    public synchronized ReplyRenderer end() {
        over = true;
        cancel.run();
        return message.isPresent() && !kept ? replyRenderer.inPlaceOf(message.getAsLong()) : replyRenderer;
    }

    /** What is still to be shown before something is said. */
    public synchronized List<OutgoingCall> rest(List<OutgoingCall> said) {
        boolean replaced = message.isPresent()
                && said.stream().anyMatch(call -> call.supersedes().equals(ReplyRenderer.editOf(message.getAsLong())));
        return replaced ? List.of() : edits();
    }
}
