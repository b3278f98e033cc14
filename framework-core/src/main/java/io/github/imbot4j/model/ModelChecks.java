package io.github.imbot4j.model;

import io.github.imbot4j.problem.Problems;
import java.util.List;

/**
 * Find what a portal would refuse, or silently change, in finished models, however they were made (v1 §2.1, §3.1, §3.5).
 */
public final class ModelChecks {

    private ModelChecks() {}

    /** How a bot is named in a report. */
    public static String subject(BotModel bot) {
        return "bot '" + bot.code() + "' (" + bot.place() + ")";
    }

    /** Adds every problem of these bots, alone and together. */
    public static void check(List<BotModel> bots, Problems problems) {}

    /**
     * Checks models built in code.
     *
     * @throws io.github.imbot4j.problem.DefinitionException with every problem of every bot
     */
    public static void requireSound(List<BotModel> bots) {
        Problems problems = new Problems();
        check(bots, problems);
        problems.refuseIfAny();
    }
}
