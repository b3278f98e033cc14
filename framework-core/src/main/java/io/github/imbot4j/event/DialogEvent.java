package io.github.imbot4j.event;

import io.github.imbot4j.bot.Dialog;
import io.github.imbot4j.bot.Sender;

/** An event in a dialog to which a bot can reply. */
public sealed interface DialogEvent extends BotEvent
        permits MessageReceived,
                MessageUpdated,
                MessageDeleted,
                CommandReceived,
                BotJoined,
                ContextReceived,
                ReactionChanged,
                TimerFired {

    /** Where to answer. */
    Dialog dialog();

    /** Who caused it; {@link Sender#isKnown()} is false when the portal did not say. */
    Sender sender();

    @Override
    default String lane() {
        return dialog().id();
    }
}
