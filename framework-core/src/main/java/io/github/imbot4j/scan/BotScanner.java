package io.github.imbot4j.scan;

import io.github.imbot4j.model.BotFactory;
import io.github.imbot4j.model.BotModel;
import java.util.List;

/** Find the bots of an app: classes with {@link io.github.imbot4j.annotation.Bot} become models with ready handlers. */
public final class BotScanner {

    private BotScanner() {}

    /**
     * Finds, makes and checks every bot in these packages and the packages below them. Private and nested classes are
     * found too. The models come in the order of their class names.
     *
     * @param packages such as {@code com.acme.bots}; an empty name is the unnamed package alone
     * @param factory makes the instances, once each
     * @throws io.github.imbot4j.problem.DefinitionException with every problem of every bot
     */
    public static List<BotModel> scan(List<String> packages, BotFactory factory) {
        return List.of();
    }

    /** Finds bots as {@link #scan(List, BotFactory)} does, and makes them with their constructors without parameters. */
    public static List<BotModel> scan(List<String> packages) {
        return List.of();
    }
}
