package io.github.imbot4j.model;

/**
 * A factory of bot instances, called once for each at start-up. A container is plugged in with a method reference, such
 * as {@code injector::getInstance} or {@code applicationContext::getBean}.
 */
@FunctionalInterface
public interface BotFactory {

    /**
     * Gives the instance of a bot class.
     *
     * @throws RuntimeException when it cannot; reported with the other problems of the bot
     */
    <T> T create(Class<T> type);
}
