package io.github.imbot4j.routing;

import io.github.imbot4j.event.CommandContext;
import io.github.imbot4j.event.CommandReceived;
import io.github.imbot4j.event.MessageReceived;
import java.util.Optional;
import java.util.Set;

/**
 * Find a declared command at the start of a plain message: the portal does not recognise one behind a mention of the bot
 * (v1 §3.5, §13 no. 11).
 */
final class PlainCommand {

    private PlainCommand() {}

    /** The message as a command with id 0; empty when it starts with none of these. */
    static Optional<CommandReceived> find(MessageReceived event, Set<String> declared) {
        String text = event.message().text().strip();
        if (!text.startsWith("/")) {
            return Optional.empty();
        }
        String line = text.lines().findFirst().orElse("");
        int end = line.indexOf(' ');
        String word = end < 0 ? line : line.substring(0, end);
        String name = word.substring(word.startsWith("//") ? 2 : 1);
        if (!declared.contains(name)) {
            return Optional.empty();
        }
        return Optional.of(command(event, name, end < 0 ? "" : line.substring(end + 1)));
    }

    /** The message as a command the portal knows nothing of. */
    static CommandReceived command(MessageReceived event, String name, String params) {
        return new CommandReceived(
                event.origin(),
                event.bot(),
                event.dialog(),
                event.sender(),
                0,
                name,
                params,
                CommandContext.TEXTAREA,
                event.message());
    }
}
