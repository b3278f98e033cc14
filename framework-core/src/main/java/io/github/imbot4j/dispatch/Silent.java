package io.github.imbot4j.dispatch;

import io.github.imbot4j.chat.Chat;
import io.github.imbot4j.chat.OpenLine;
import io.github.imbot4j.chat.Progress;
import io.github.imbot4j.event.Dialog;
import io.github.imbot4j.event.Event;
import io.github.imbot4j.reply.Reply;
import java.time.Duration;
import java.util.Optional;

/** Refuse to speak where there is no dialog to speak into. */
final class Silent implements Chat, OpenLine {

    private final Event event;

    Silent(Event event) {
        this.event = event;
    }

    private IllegalStateException refusal() {
        return new IllegalStateException(event.getClass().getSimpleName()
                + " happens in no dialog, so there is no Chat and no OpenLine; take Rest to call the portal.");
    }

    @Override
    public Dialog dialog() {
        throw refusal();
    }

    @Override
    public void say(Reply reply) {
        throw refusal();
    }

    @Override
    public long sayNow(Reply reply) {
        throw refusal();
    }

    @Override
    public void edit(long messageId, Reply reply) {
        throw refusal();
    }

    @Override
    public void delete(long messageId) {
        throw refusal();
    }

    @Override
    public void like(long messageId) {
        throw refusal();
    }

    @Override
    public void typing() {
        throw refusal();
    }

    @Override
    public Progress progress() {
        throw refusal();
    }

    @Override
    public void leave() {
        throw refusal();
    }

    @Override
    public void remember(String name, Record what, Duration keep) {
        throw refusal();
    }

    @Override
    public <R extends Record> Optional<R> recall(String name, Class<R> type) {
        throw refusal();
    }

    @Override
    public void forget(String name) {
        throw refusal();
    }

    @Override
    public void toOperator() {
        throw refusal();
    }

    @Override
    public void toUser(long userId) {
        throw refusal();
    }

    @Override
    public void toQueue(long queueId) {
        throw refusal();
    }

    @Override
    public void finish() {
        throw refusal();
    }
}
