package io.github.imbot4j.http.cli;

import io.github.imbot4j.BotClassScan;
import io.github.imbot4j.Bots;
import io.github.imbot4j.model.BotFactory;
import java.util.List;
import java.util.function.Supplier;

/** The source of an application's bots. */
public sealed interface BotSource {

    /** Annotated classes, found in packages and made by their constructors. */
    record Scanned() implements BotSource {}

    /** Annotated classes, found in packages and made by the author's factory. */
    record Made(BotFactory factory) implements BotSource {}

    /** Bots the author gathers; requested once for a command, so that problems are reported by it. */
    record Gathered(Supplier<Bots> bots) implements BotSource {

        private Bots gather(List<String> named) {
            if (!named.isEmpty()) {
                throw new SettingsException(
                        "--packages (IMBOT_PACKAGES) names " + String.join(", ", named)
                                + ", but this application gathers its bots in code. Leave it out, and use --bots to choose among them.");
            }
            return bots.get();
        }
    }

    /**
     * Gets the bots.
     *
     * @param named the packages the user named; empty when none was
     * @param usual the packages looked in otherwise
     * @throws SettingsException when packages are named and bots are not looked for in any
     * @throws io.github.imbot4j.problem.DefinitionException with everything that is wrong with the bots
     */
    default Bots load(List<String> named, String usual) {
        if (this instanceof Made made) {
            return Bots.scan(made.factory(), packages(named, usual));
        }
        if (this instanceof Gathered gathered) {
            return gathered.gather(named);
        }
        return Bots.scan(packages(named, usual));
    }

    /**
     * Gets the bots as {@link #load(List, String)} does, their classes loaded by a class loader. Gathered ones come as they
     * are: their classes were loaded by whoever gathers them.
     */
    default Bots load(List<String> named, String usual, ClassLoader loader) {
        if (this instanceof Made made) {
            return BotClassScan.in(loader, packages(named, usual)).make(made.factory());
        }
        if (this instanceof Gathered gathered) {
            return gathered.gather(named);
        }
        return BotClassScan.in(loader, packages(named, usual)).make();
    }

    private static String[] packages(List<String> named, String usual) {
        return named.isEmpty() ? new String[] {usual} : named.toArray(String[]::new);
    }
}
