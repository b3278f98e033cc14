package io.github.imbot4j.routing;

import io.github.imbot4j.event.CommandReceived;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Find the sub-command in a command, {@code remind list} in {@code /remind list today}; its cost does not grow with their
 * number.
 *
 * <p>Immutable.
 */
final class SubCommands {

    private final Set<String> names = new HashSet<>();
    private final Set<String> parents = new HashSet<>();

    SubCommands(Set<String> commands) {
        for (String name : commands) {
            int blank = name.lastIndexOf(' ');
            if (blank > 0) {
                names.add(name);
                parents.add(name.substring(0, blank));
            }
        }
    }

    /** The same command as its deepest sub-command, which has fewer words behind it. */
    CommandReceived descend(CommandReceived event) {
        CommandReceived deepest = event;
        while (parents.contains(deepest.command())) {
            String params = deepest.params().stripLeading();
            int end = endOfWord(params);
            String name = child(deepest.command(), params.substring(0, end));
            if (name.isEmpty()) {
                return deepest;
            }
            deepest = with(deepest, name, params.substring(end).stripLeading());
        }
        return deepest;
    }

    private String child(String parent, String word) {
        String exact = parent + " " + word;
        String small = parent + " " + word.toLowerCase(Locale.ROOT);
        return names.contains(exact) ? exact : names.contains(small) ? small : "";
    }

    private static int endOfWord(String text) {
        int end = 0;
        while (end < text.length()
                && !Character.isWhitespace(text.charAt(end))
                && !Character.isSpaceChar(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static CommandReceived with(CommandReceived event, String command, String params) {
        return new CommandReceived(
                event.origin(),
                event.bot(),
                event.dialog(),
                event.sender(),
                event.commandId(),
                command,
                params,
                event.context(),
                event.message());
    }
}
