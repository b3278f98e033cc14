package io.github.imbot4j.model;

import io.github.imbot4j.language.Nearest;
import io.github.imbot4j.problem.Problem;
import io.github.imbot4j.reply.CommandUse;
import io.github.imbot4j.reply.InvalidReplyException;
import io.github.imbot4j.reply.Reply;
import java.util.List;

/** Find buttons and menu items that would do nothing: those of commands the bot does not declare (v1 §7.2). */
public final class CommandButtons {

    private CommandButtons() {}

    /** Lists the buttons of a reply that run nothing, each with its path and the nearest command there is. */
    public static List<Problem> problems(BotModel bot, Reply reply) {
        return reply.commandUses().stream()
                .filter(use -> bot.findCommand(use.command()).isEmpty())
                .map(use -> problem(bot, use))
                .toList();
    }

    /**
     * Refuses a reply with such buttons.
     *
     * @throws InvalidReplyException with every one of them
     */
    public static void check(BotModel bot, Reply reply) {
        List<Problem> problems = problems(bot, reply);
        if (!problems.isEmpty()) {
            throw new InvalidReplyException(problems);
        }
    }

    private static Problem problem(BotModel bot, CommandUse use) {
        String what = "runs the command \"" + use.command() + "\", which bot \"" + bot.code() + "\" does not declare.";
        String remedy = Nearest.to(
                        use.command(),
                        bot.commands().stream().map(CommandModel::name).toList())
                .map(name -> "Did you mean \"" + name + "\"?")
                .orElseGet(() -> "Declare it, @Command(\"" + use.command() + "\"), hidden if it is for buttons only.");
        return new Problem(use.place(), what, remedy);
    }
}
