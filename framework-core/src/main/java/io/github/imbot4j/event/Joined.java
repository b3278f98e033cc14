package io.github.imbot4j.event;

/**
 * The bot came into a dialog: a user opened it for the first time, or it was added to a chat (ONIMBOTJOINCHAT, v1 §6.9).
 *
 * @param accessHistory whether the bot may read what was written before
 */
public record Joined(Origin origin, BotRef bot, Dialog dialog, Sender sender, boolean accessHistory)
        implements DialogEvent {}
