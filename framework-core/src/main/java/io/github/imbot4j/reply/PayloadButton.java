package io.github.imbot4j.reply;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * A button that passes a record to the bot's {@code @OnButton} handler of its type. The record travels with the button,
 * signed: a press that is forged, late, by the wrong user or over the limit gets a polite answer and reaches no
 * handler. The record is not secret: anyone who sees the button can read what it carries.
 *
 * @param action what is carried, for whom, how often, how long
 */
public record PayloadButton(String label, Action.Press action, ButtonStyle look) implements Styled<PayloadButton> {

    public PayloadButton {
        label = DslArguments.text("button.label", label);
    }

    /** Lets one user alone press it. */
    public PayloadButton forUser(long userId) {
        return with(action.forUsers("forUser", List.of(userId)));
    }

    /** Lets these users press it, at most 20; with {@link #once()} the first of them. */
    public PayloadButton forUsers(Collection<Long> userIds) {
        return with(action.forUsers("forUsers", userIds));
    }

    /** Lets these users press it, at most 20; with {@link #once()} the first of them. */
    public PayloadButton forUsers(Long... userIds) {
        return forUsers(List.of(userIds));
    }

    /**
     * Needs a press of each of these users, at most 20: the handler runs once, at the last. Each press before is answered with who has
     * pressed. Then it is used up, together with the buttons of the message that say {@link #once()}; and so it is when one of those is.
     */
    public PayloadButton forAll(Collection<Long> userIds) {
        return with(action.forUsers("forAll", userIds).limited(PressLimit.ALL, ""));
    }

    /** Needs a press of each of these users, as {@link #forAll(Collection)} does. */
    public PayloadButton forAll(Long... userIds) {
        return forAll(List.of(userIds));
    }

    /**
     * Lets one press count. Of all buttons of one message that say this, the first press uses up all; a message that is edited
     * with a new keyboard begins anew.
     */
    public PayloadButton once() {
        return once("");
    }

    /**
     * Lets one press count among all buttons that name this act in the dialog, in whichever message. It is remembered for 90
     * days, or until the button expires when that is later.
     *
     * @param act such as {@code "approve 17"}, at most 64 characters
     */
    public PayloadButton once(String act) {
        return with(action.limited(PressLimit.ONCE, DslArguments.text("button.once", act)));
    }

    /** Lets one press of each user count, as {@link #once()} does for all. */
    public PayloadButton oncePerUser() {
        return oncePerUser("");
    }

    /** Lets one press of each user count, as {@link #once(String)} does for all: one vote a user, however often results change. */
    public PayloadButton oncePerUser(String act) {
        return with(action.limited(PressLimit.ONCE_PER_USER, DslArguments.text("button.oncePerUser", act)));
    }

    /** Lets it be pressed for so long after it was said. */
    public PayloadButton expiresIn(Duration time) {
        return with(action.expiresIn(time));
    }

    /** Lets it be pressed until then. */
    public PayloadButton expiresAt(Instant end) {
        return with(action.expiresAt(end));
    }

    private PayloadButton with(Action.Press other) {
        return new PayloadButton(label, other, look);
    }

    @Override
    public PayloadButton with(ButtonStyle other) {
        return new PayloadButton(label, action, other);
    }
}
