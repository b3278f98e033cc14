package io.github.imbot4j.event;

/** The bot was deleted from the portal (ONIMBOTDELETE, v1 §6.11). Nothing can be said any more. */
public record BotRemoved(Origin origin, BotRef bot) implements BotEvent {}
