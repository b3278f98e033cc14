package io.github.imbot4j.guard;

import io.github.imbot4j.bot.Dialog;
import io.github.imbot4j.bot.Permissions;
import io.github.imbot4j.bot.Sender;
import io.github.imbot4j.event.DialogEvent;
import io.github.imbot4j.language.MessageBundle;
import io.github.imbot4j.language.Messages;
import io.github.imbot4j.portal.Portal;
import io.github.imbot4j.rest.Rest;
import java.time.Instant;

/**
 * The request of a user to run a handler, on which a guard decides.
 *
 * @param event what they did; who it says they are is a claim
 * @param portal where
 * @param rest that portal's REST
 * @param access what they may do, proven
 * @param memory what is remembered from one request to the next
 * @param handler names the handler, the same after a restart: {@code /hello}, or its method
 * @param now the time
 * @param isConfirmed whether it is the yes, of whoever was asked, to a question about this very command
 */
public record GuardRequest(
        DialogEvent event,
        Portal portal,
        Rest rest,
        Permissions access,
        GuardStore memory,
        String handler,
        Instant now,
        boolean isConfirmed) {

    /** Who wants it, as the event says; for rights ask {@link #access()}. */
    public Sender sender() {
        return event.sender();
    }

    /** Where they want it. */
    public Dialog dialog() {
        return event.dialog();
    }

    /** The language to answer in, two letters; may be empty. */
    public String language() {
        return event.origin().language();
    }

    /** The framework's texts in that language. */
    public Messages phrases() {
        return MessageBundle.ofFramework().in(language());
    }
}
