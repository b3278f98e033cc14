package io.github.imbot4j.event;

/** A message was edited (ONIMBOTMESSAGEUPDATE, v1 §6.7); {@link Message#text()} is the new text. */
public record MessageUpdated(Origin origin, BotRef bot, Dialog dialog, Sender sender, Message message)
        implements DialogEvent {}
