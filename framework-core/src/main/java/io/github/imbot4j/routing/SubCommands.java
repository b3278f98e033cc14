package io.github.imbot4j.routing;

import io.github.imbot4j.event.CommandReceived;
import io.github.imbot4j.language.TypedText;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The sub-commands of a command, {@code remind list} in {@code /remind list today}; the cost of finding one does not
 * grow with their number.
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
            String params = deepest.params();
            int start = TypedText.start(params, 0);
            int end = TypedText.endOfWord(params, start);
            String name = child(deepest.command(), TypedText.word(params.substring(start, end)));
            if (name.isEmpty()) {
                return deepest;
            }
            deepest = deepest.as(name, params.substring(TypedText.start(params, end)));
        }
        return deepest;
    }

    private String child(String parent, String word) {
        String exact = parent + " " + word;
        String small = parent + " " + word.toLowerCase(Locale.ROOT);
        return names.contains(exact) ? exact : names.contains(small) ? small : "";
    }
}
