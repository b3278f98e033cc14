package io.github.imbot4j.scan;

import io.github.imbot4j.model.BotFactory;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;

/** A factory that creates bots with their constructors without parameters, private ones too. */
final class ConstructorFactory implements BotFactory {

    @Override
    public <T> T create(Class<T> type) {
        try {
            Constructor<T> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (NoSuchMethodException none) {
            throw new NotMade(
                    "has no constructor without parameters.",
                    "Add one, or pass a BotFactory that knows what to give it: Bots.scan(factory, …).",
                    none);
        } catch (InvocationTargetException thrown) {
            Throwable cause = thrown.getCause() != null ? thrown.getCause() : thrown;
            throw new NotMade("has a constructor that threw " + cause + ".", "Fix what it says.", cause);
        } catch (ReflectiveOperationException | InaccessibleObjectException closed) {
            throw new NotMade(
                    "is in a package its module keeps closed: " + closed.getMessage() + ".",
                    "Write \"opens " + type.getPackageName() + " to io.github.imbot4j.core;\" in its module-info.",
                    closed);
        }
    }

    /** The reason why there is no instance, worded as a problem. */
    static final class NotMade extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String remedy;

        NotMade(String what, String remedy, Throwable cause) {
            super(what, cause);
            this.remedy = remedy;
        }

        String remedy() {
            return remedy;
        }
    }
}
