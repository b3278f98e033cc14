package io.github.imbot4j.reply;

/**
 * Answer in a conversation by a button: pressing it counts as writing these words to the bot, in a group too, where the bot
 * would not hear them (v1 §6.4).
 *
 * @param words what is answered
 */
public record Answer(String words) {}
