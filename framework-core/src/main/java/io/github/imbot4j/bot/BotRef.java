package io.github.imbot4j.bot;

/**
 * A bot on a portal.
 *
 * @param id the bot's user id there
 * @param code the code it was declared with
 */
public record BotRef(long id, String code) {}
