package io.github.imbot4j.model;

import io.github.imbot4j.language.ClosestMatch;
import io.github.imbot4j.problem.Problem;
import io.github.imbot4j.reply.CommandUse;
import io.github.imbot4j.reply.InvalidReplyException;
import io.github.imbot4j.reply.PayloadUse;
import io.github.imbot4j.reply.Reply;
import java.util.List;
import java.util.stream.Stream;

/**
 * The check for buttons and menu items without effect: commands the bot does not declare, or records it does not handle
 * (v1 §7.2).
 */
public final class CommandButtons {

    private CommandButtons() {}

    /** Lists the buttons of a reply that run nothing, each with its path and the nearest command there is. */
    public static List<Problem> problems(BotModel bot, Reply reply) {
        Stream<Problem> commands = reply.commandUses().stream()
                .filter(use -> bot.findCommand(use.command()).isEmpty())
                .map(use -> problem(bot, use));
        Stream<Problem> payloads = reply.payloadUses().stream()
                .filter(use -> !bot.takes(use.payload().getClass()))
                .map(use -> problem(bot, use));
        return Stream.concat(commands, payloads).toList();
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
        String remedy = ClosestMatch.to(
                        use.command(),
                        bot.commands().stream().map(CommandModel::name).toList())
                .map(name -> "Did you mean \"" + name + "\"?")
                .orElseGet(() -> "Declare it, @Command(\"" + use.command() + "\"), hidden if it is for buttons only.");
        return new Problem(use.place(), what, remedy);
    }

    private static Problem problem(BotModel bot, PayloadUse use) {
        String name = use.payload().getClass().getSimpleName();
        List<String> taken = bot.routes().stream()
                .flatMap(route -> route.trigger() instanceof Trigger.OnButton button
                        ? Stream.of(button.payload().getSimpleName())
                        : Stream.empty())
                .toList();
        String remedy = ClosestMatch.to(name, taken)
                .filter(near -> !near.equals(name))
                .map(near -> "Did you mean " + near + "?")
                .orElseGet(() -> "Write one: @OnButton Reply pressed(" + name + " press).");
        return new Problem(
                use.place(),
                "carries a " + name + ", which no @OnButton handler of bot \"" + bot.code() + "\" takes.",
                remedy);
    }
}
