package io.github.imbot4j.event;

import io.github.imbot4j.bot.BotRef;

/** An event that concerns one bot. A post about several bots or commands becomes several events. */
public sealed interface BotEvent extends Event permits DialogEvent, BotRemoved, ScheduleDue, PortalEvent {

    /** The bot it happened to. */
    BotRef bot();
}
