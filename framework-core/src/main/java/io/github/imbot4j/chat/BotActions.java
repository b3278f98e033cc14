package io.github.imbot4j.chat;

import io.github.imbot4j.rest.Rest;

/**
 * What a bot can do on a portal beyond its event, to be committed as one step, see {@link BotSender#commit}.
 *
 * @param chats group chats and any dialog
 * @param people people and notifications
 * @param rest any other method of the portal
 */
public record BotActions(Chats chats, People people, Rest rest) {}
