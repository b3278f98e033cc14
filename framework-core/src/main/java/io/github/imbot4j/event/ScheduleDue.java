package io.github.imbot4j.event;

/**
 * A moment of a bot's schedule has come. No portal says this: the framework does.
 *
 * @param origin when it was due, not when it came
 * @param schedule as written, such as {@code Mon-Fri 09:00}
 */
public record ScheduleDue(Origin origin, BotRef bot, String schedule) implements BotEvent {}
