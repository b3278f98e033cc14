package io.github.imbot4j.event;

/**
 * A user wrote to the bot, or mentioned it (ONIMBOTMESSAGEADD, v1 §6.6).
 *
 * @param mentionsBot whether the bot itself is mentioned
 */
public record MessageReceived(
        Origin origin, BotRef bot, Dialog dialog, Sender sender, Message message, boolean mentionsBot)
        implements DialogEvent {}
