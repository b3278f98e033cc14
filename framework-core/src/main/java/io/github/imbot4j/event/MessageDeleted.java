package io.github.imbot4j.event;

/**
 * A message was deleted (ONIMBOTMESSAGEDELETE, v1 §6.8).
 *
 * @param messageId which one; its text is gone
 */
public record MessageDeleted(Origin origin, BotRef bot, Dialog dialog, Sender sender, long messageId)
        implements DialogEvent {}
