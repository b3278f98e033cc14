package io.github.imbot4j.delivery;

import io.github.imbot4j.portal.PortalId;

/**
 * The identity of a conversation.
 *
 * @param bot the bot's code
 * @param dialog the dialog id
 * @param userId whose it is in that dialog; {@code 0} when the dialog shares one
 */
public record SessionKey(PortalId portal, String bot, String dialog, long userId) {}
