package io.github.imbot4j.routing;

import io.github.imbot4j.event.CommandReceived;
import io.github.imbot4j.event.CommandSource;
import io.github.imbot4j.event.MessageReceived;
import io.github.imbot4j.language.TypedText;
import java.util.Optional;
import java.util.Set;

/**
 * A declared command at the start of a plain message: the portal does not recognise one after a mention of the bot (v1
 * §3.5, §13 no. 11).
 */
final class PlainCommand {

    private PlainCommand() {}

    /**
     * A message that begins with a slash.
     *
     * @param word the first word, without the slash and what nobody sees
     * @param text what stands behind the word and one blank, as typed
     */
    record Line(String word, String text) {

        /** Reads a message; empty when it begins otherwise. Two slashes are as good as one, as for the portal. */
        static Optional<Line> of(MessageReceived event) {
            String text = event.message().text();
            int slash = TypedText.start(text, 0);
            if (!TypedText.isSlash(text, slash)) {
                return Optional.empty();
            }
            int from = TypedText.isSlash(text, slash + 1) ? slash + 2 : slash + 1;
            int end = TypedText.endOfWord(text, from);
            boolean onOneLine = end < text.length() && !TypedText.isLineEnd(text.charAt(end));
            return Optional.of(
                    new Line(TypedText.word(text.substring(from, end)), text.substring(onOneLine ? end + 1 : end)));
        }
    }

    /** The message as a command with id 0; empty when it begins with none of these. */
    static Optional<CommandReceived> find(MessageReceived event, Set<String> declared) {
        return Line.of(event)
                .filter(line -> declared.contains(line.word()))
                .map(line -> command(event, line.word(), line.text()));
    }

    /** The message as a command the portal knows nothing of. */
    static CommandReceived command(MessageReceived event, String name, String text) {
        return new CommandReceived(
                        event.origin(),
                        event.bot(),
                        event.dialog(),
                        event.sender(),
                        0,
                        name,
                        "",
                        CommandSource.TEXTAREA,
                        event.message())
                .withTyped(text.stripTrailing());
    }
}
