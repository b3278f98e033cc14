package io.github.imbot4j.handling;

import io.github.imbot4j.bot.Chat;
import io.github.imbot4j.bot.Dialog;
import io.github.imbot4j.bot.OpenLine;
import io.github.imbot4j.conversation.HandlerEffects;
import io.github.imbot4j.conversation.MemoryStore;
import io.github.imbot4j.conversation.ReplyRenderer;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.delivery.OutgoingCall;
import io.github.imbot4j.event.DialogEvent;
import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.wire.LineCalls;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The {@code Chat} of the dialog of one event, which also controls its Open Line. Lives as long as the handler runs.
 */
final class DialogChat extends OutboxGroupChat implements Chat, OpenLine {

    private final DialogEvent event;
    private final Lane lane;
    private final ReplyRenderer replyRenderer;
    private final LiveContext invocation;
    private final ProgressUpdater progress;

    /** A chat to be used while a handler of an event in a dialog runs. */
    DialogChat(LiveContext invocation, DialogEvent event, ReplyRenderer replyRenderer) {
        super(invocation.speaker(), event.dialog().id());
        this.event = event;
        this.lane = invocation.lane();
        this.replyRenderer = replyRenderer;
        this.invocation = invocation;
        this.progress = new ProgressUpdater(
                invocation.services().longWork(),
                event,
                lane,
                replyRenderer,
                invocation.shown(),
                this::sendNow,
                invocation.run());
    }

    @Override
    public Dialog dialog() {
        return event.dialog();
    }

    @Override
    public DialogChat send(Reply reply) {
        effects().add(replyRenderer.say(reply));
        return this;
    }

    @Override
    public long sendNow(Reply reply) {
        effects().requireOpen();
        OptionalLong last = OptionalLong.empty();
        for (OutgoingCall call : replyRenderer.say(reply)) {
            last = invocation.services().sender().sendAndRead(call);
        }
        return last.orElseThrow(() -> new IllegalStateException(
                "The portal took the message for dialog " + dialog().id() + " and gave no id for it."));
    }

    /** It goes out while the handler works, or not at all: the reply makes it needless. */
    @Override
    public void typing() {
        effects().requireOpen();
        invocation.run().showTyping();
    }

    @Override
    public ProgressUpdater progress() {
        return progress;
    }

    @Override
    public void put(String name, Record what, Duration keep) {
        notes().put(name, what, keep);
    }

    @Override
    public <R extends Record> Optional<R> get(String name, Class<R> type) {
        return notes().get(name, type);
    }

    @Override
    public void remove(String name) {
        notes().remove(name);
    }

    @Override
    public void toOperator() {
        finallyCall(lines().toOperator(line()));
    }

    @Override
    public void toUser(long userId) {
        finallyCall(lines().toUser(line(), userId));
    }

    @Override
    public void toQueue(long queueId) {
        finallyCall(lines().toQueue(line(), queueId));
    }

    @Override
    public void finish() {
        finallyCall(lines().finish(line()));
    }

    @Override
    public void sendWelcome() {
        effects().add(List.of(OutgoingCall.of(lane, lines().sendWelcome(line()))));
    }

    @Override
    public void sendText(String text) {
        effects().add(List.of(OutgoingCall.of(lane, lines().sendText(line(), text))));
    }

    private HandlerEffects effects() {
        return invocation.effects();
    }

    private MemoryStore notes() {
        return invocation.memory().ofDialog(event.dialog().id());
    }

    private LineCalls lines() {
        return speaker.who().protocol().lines().as(speaker.who().botId());
    }

    private String line() {
        if (!dialog().isOpenLine()) {
            throw new IllegalStateException("Dialog " + dialog().id()
                    + " is no Open Line, so there is no session to steer; ask Dialog.isOpenLine() first.");
        }
        return dialog().id();
    }

    private void finallyCall(Call call) {
        effects().addFarewell(OutgoingCall.of(lane, call));
    }
}
