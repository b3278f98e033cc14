package io.github.imbot4j.model;

import io.github.imbot4j.problem.Problem;
import io.github.imbot4j.reply.CommandUse;
import io.github.imbot4j.reply.InvalidReplyException;
import io.github.imbot4j.reply.Reply;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Find buttons and menu items that would do nothing: those of commands the bot does not declare (v1 §7.2). */
public final class CommandButtons {

    private static final int CLOSE = 2;

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
        String remedy = nearest(bot, use.command())
                .map(name -> "Did you mean \"" + name + "\"?")
                .orElseGet(() -> "Declare it, @Command(\"" + use.command() + "\"), hidden if it is for buttons only.");
        return new Problem(use.place(), what, remedy);
    }

    private static Optional<String> nearest(BotModel bot, String wanted) {
        return bot.commands().stream()
                .map(CommandModel::name)
                .filter(name -> distance(name, wanted) <= CLOSE)
                .min(Comparator.comparing(name -> distance(name, wanted)));
    }

    /** How many letters have to be added, taken off or changed, case aside. */
    static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                boolean same = Character.toLowerCase(one.charAt(i - 1)) == Character.toLowerCase(other.charAt(j - 1));
                int changed = diagonal + (same ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
