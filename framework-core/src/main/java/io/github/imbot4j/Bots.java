package io.github.imbot4j;

import io.github.imbot4j.install.AppSettings;
import io.github.imbot4j.model.BotFactory;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.scan.BotScanner;
import java.util.Collection;
import java.util.List;

/**
 * Gather bots, then start them. Definition problems are found here, all together, before anything runs.
 *
 * <p>Immutable.
 */
public final class Bots {

    private final List<BotModel> models;

    private Bots(List<BotModel> models) {
        this.models = List.copyOf(models);
    }

    /**
     * Finds the annotated bots in these packages and below.
     *
     * @throws io.github.imbot4j.problem.DefinitionException with every problem found
     */
    public static Bots scan(String... packages) {
        return new Bots(BotScanner.scan(List.of(packages)));
    }

    /**
     * Finds the annotated bots as {@link #scan(String...)} does, and lets a container make them.
     *
     * @param factory such as {@code injector::getInstance}; asked once for each bot
     */
    public static Bots scan(BotFactory factory, String... packages) {
        return new Bots(BotScanner.scan(List.of(packages), factory));
    }

    /**
     * Takes bots described in code.
     *
     * @throws io.github.imbot4j.problem.DefinitionException with every problem found
     */
    public static Bots of(BotModel... models) {
        return new Bots(List.of(models));
    }

    /**
     * Keeps only the bots of these codes.
     *
     * @throws io.github.imbot4j.problem.DefinitionException for a code no bot has
     */
    public Bots only(Collection<String> codes) {
        return new Bots(
                models.stream().filter(model -> codes.contains(model.code())).toList());
    }

    /** The bots, in the order of their codes. */
    public List<BotModel> models() {
        return models;
    }

    /** Starts the workers and, in the background, brings the portals known already up to date. */
    public RunningBots start(AppSettings settings, Ports ports) {
        if (models.isEmpty()) {
            throw new UnsupportedOperationException(settings.clientId() + ports);
        }
        return new RunningBots();
    }
}
