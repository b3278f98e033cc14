package io.github.imbot4j.routing;

import io.github.imbot4j.event.CommandReceived;
import io.github.imbot4j.event.MessageReceived;
import io.github.imbot4j.language.ClosestMatch;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.CommandModel;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The test that distinguishes a mistyped command from a message that only starts with a slash. Immutable. */
final class MistypedCommand {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_-]{2,40}");

    private final List<String> words;

    MistypedCommand(BotModel bot) {
        this.words = bot.commands().stream()
                .filter(command -> !command.hidden())
                .map(CommandModel::name)
                .filter(name -> name.indexOf(' ') < 0)
                .toList();
    }

    /**
     * The message as a command, where the bot is spoken to.
     *
     * @param wanted whether a handler wants the message if it is no slip of the finger
     */
    Optional<CommandReceived> find(MessageReceived event, boolean wanted) {
        if (!event.dialog().isPrivate() && !event.mentionsBot()) {
            return Optional.empty();
        }
        return PlainCommand.Line.of(event)
                .filter(line -> WORD.matcher(line.word()).matches())
                .filter(line -> !wanted || ClosestMatch.to(line.word(), words).isPresent())
                .map(line -> PlainCommand.command(event, line.word(), line.text()));
    }
}
