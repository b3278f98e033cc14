package io.github.imbot4j.handling;

import io.github.imbot4j.chat.BotActions;
import io.github.imbot4j.conversation.BotOnPortal;
import io.github.imbot4j.conversation.HandlerEffects;
import io.github.imbot4j.delivery.InboxEntry;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.rest.Ref;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * A bot that does things beyond the dialog of its event, and what it collects them in.
 *
 * @param effects take its calls
 * @param lane of the event, for calls about a chat that is not created yet
 * @param cause unique to what it is doing, and the same when that is done again; names what the author does not name
 * @param count of what is named so
 */
record HandlerOutput(
        BotOnPortal who, HandlerEffects effects, Optional<Lane> lane, Supplier<String> cause, AtomicInteger count) {

    /** Does things while an event is handled; what it creates has the same names whenever that event is handled again. */
    static HandlerOutput of(BotOnPortal who, HandlerEffects handlerEffects, InboxEntry entry) {
        return new HandlerOutput(
                who,
                handlerEffects,
                Optional.of(entry.lane()),
                () -> UUID.nameUUIDFromBytes(entry.key().getBytes(StandardCharsets.UTF_8))
                        .toString(),
                new AtomicInteger());
    }

    /** Does things of its own accord. */
    static HandlerOutput of(BotOnPortal who, HandlerEffects handlerEffects) {
        String cause = UUID.randomUUID().toString();
        return new HandlerOutput(who, handlerEffects, Optional.empty(), () -> cause, new AtomicInteger());
    }

    /** The lane of a dialog; a chat that is to be created has none yet, so its calls go with those of the event. */
    Lane lane(String dialogId) {
        return Ref.isRef(dialogId)
                ? ownLane()
                : new Lane(who.portal(), who.bot().code(), dialogId);
    }

    /** The lane of what belongs to no dialog: the event's. */
    Lane ownLane() {
        return lane.isPresent() ? lane.get() : new Lane(who.portal(), who.bot().code(), "new:" + cause.get());
    }

    /** What the bot can do beyond its event, all of it collected here. */
    BotActions actions() {
        return new BotActions(new OutboxChats(this), new PortalPeople(this), new OutboxRest(this));
    }

    /** A name that nobody else gives to anything. */
    String nextName() {
        return cause.get() + "." + count.getAndIncrement();
    }
}
