package io.github.imbot4j.emulator.junit;

import io.github.imbot4j.BotClassScan;
import io.github.imbot4j.model.BotFactory;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A factory that creates bots and keeps them. Without a factory of the author's, a constructor that takes only a {@link
 * Clock} is preferred, and given the portal's.
 */
final class MadeBots implements BotFactory {

    private final Clock clock;
    private final Optional<BotFactory> factory;
    private final Map<Class<?>, Object> made = new ConcurrentHashMap<>();

    MadeBots(Clock clock, Optional<BotFactory> factory) {
        this.clock = clock;
        this.factory = factory;
    }

    @Override
    public <T> T create(Class<T> type) {
        T bot = factory.isPresent()
                ? factory.get().create(type)
                : withClock(type).orElseGet(() -> BotClassScan.byConstructor().create(type));
        if (bot != null) {
            made.put(type, bot);
        }
        return bot;
    }

    /** The instance of a bot class. */
    <T> Optional<T> find(Class<T> type) {
        return Optional.ofNullable(made.get(type)).map(type::cast);
    }

    private <T> Optional<T> withClock(Class<T> type) {
        try {
            Constructor<T> constructor = type.getDeclaredConstructor(Clock.class);
            constructor.setAccessible(true);
            return Optional.of(constructor.newInstance(clock));
        } catch (NoSuchMethodException | InaccessibleObjectException other) {
            return Optional.empty();
        } catch (ReflectiveOperationException failure) {
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            throw new IllegalStateException("its constructor with a Clock threw " + cause, cause);
        }
    }
}
