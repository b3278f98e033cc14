package io.github.imbot4j.chat;

/**
 * What a bot can do on a portal beyond its event, to be committed as one step, see {@link BotVoice#commit}.
 *
 * @param chats group chats and any dialog
 * @param people people and notifications
 */
public record BotActions(Chats chats, People people) {}
