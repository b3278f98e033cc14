package io.github.imbot4j.model;

import io.github.imbot4j.problem.Problem;
import io.github.imbot4j.problem.Problems;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The check for what a portal would reject, or silently change, in finished models, however they were created (v1 §2.1,
 * §3.1, §3.5).
 */
public final class ModelValidator {

    private ModelValidator() {}

    /** How a bot is named in a report. */
    public static String subject(BotModel bot) {
        return "bot '" + bot.code() + "' (" + bot.place() + ")";
    }

    /** Adds every problem of these bots, alone and together. */
    public static void check(List<BotModel> bots, Problems problems) {
        Map<String, BotModel> byCode = new HashMap<>();
        for (BotModel bot : bots) {
            new ProfileValidator(bot, problems.in(subject(bot))).run();
            new CommandValidator(bot, problems.in(subject(bot))).run();
            new RouteValidator(bot, problems.in(subject(bot))).run();
            new ButtonValidator(bot, problems.in(subject(bot))).run();
            // Databases of portals compare without case, so "Echo" would be given the id of "echo".
            BotModel first = byCode.putIfAbsent(bot.code().toLowerCase(Locale.ROOT), bot);
            if (first != null) {
                problems.add(subject(bot), sameCode(first, bot));
            }
        }
    }

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

    private static Problem sameCode(BotModel first, BotModel second) {
        return new Problem(
                "code \"" + second.code() + "\"",
                "is that of " + first.place() + " too, and names one bot only (case does not count).",
                "Give one of them another code.");
    }
}
