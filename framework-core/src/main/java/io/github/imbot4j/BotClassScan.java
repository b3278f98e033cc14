package io.github.imbot4j;

import io.github.imbot4j.model.BotFactory;
import io.github.imbot4j.scan.BotScanner;
import java.util.List;

/**
 * The classes of a program's bots. Finding them is slow and done once; bots can be created from them any number of
 * times, with new instances each time, such as one for each test.
 *
 * <p>Immutable.
 */
public final class BotClassScan {

    private final BotScanner found;

    private BotClassScan(BotScanner found) {
        this.found = found;
    }

    /** Finds the annotated bots in these packages and below, private and nested classes too. */
    public static BotClassScan in(String... packages) {
        return new BotClassScan(BotScanner.in(List.of(packages)));
    }

    /** Finds them as {@link #in(String...)} does, looks where a class loader finds its classes, and has it load them. */
    public static BotClassScan in(ClassLoader loader, String... packages) {
        return new BotClassScan(BotScanner.in(loader, List.of(packages)));
    }

    /** Takes these annotated classes and no others. */
    public static BotClassScan of(Class<?>... types) {
        return new BotClassScan(BotScanner.of(List.of(types)));
    }

    /** The factory that is used when none is given: it calls constructors without parameters, private ones too. */
    public static BotFactory byConstructor() {
        return BotScanner.byConstructor();
    }

    /**
     * Makes the bots {@link #byConstructor()}.
     *
     * @throws io.github.imbot4j.problem.DefinitionException with every problem found
     */
    public Bots make() {
        return make(byConstructor());
    }

    /**
     * Lets a container make the bots.
     *
     * @param factory such as {@code injector::getInstance}; asked once for each bot
     * @throws io.github.imbot4j.problem.DefinitionException with every problem found
     */
    public Bots make(BotFactory factory) {
        return Bots.made(found, factory);
    }
}
