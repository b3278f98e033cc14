package io.github.imbot4j.bot;

import io.github.imbot4j.language.TypedText;
import io.github.imbot4j.reply.AsMarkup;
import io.github.imbot4j.reply.Markup;
import io.github.imbot4j.reply.Replies;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rest of the text as it was typed, including white space, quotes and line ends. In a reply, its mentions and links
 * work and all other markup is escaped: {@code text("Remember: ", what)}. A parameter of this type takes all words from
 * its position on; annotate it with {@code @Parameters(index = "1..*")}, or just {@code @Parameters}.
 *
 * @param value as typed, with the chat's BB code; blanks around it taken off
 */
public record FreeText(String value) implements AsMarkup {

    public FreeText {
        value = TypedText.strip(value);
    }

    public boolean isEmpty() {
        return value.isEmpty();
    }

    /** What it points at, in order: mentions, links, CRM numbers. */
    public List<Reference> references() {
        return CommandTokens.read(value).stream()
                .map(commandToken -> Reference.read(commandToken.text()))
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public Markup said() {
        List<Object> parts = new ArrayList<>();
        int from = 0;
        for (CommandToken commandToken : CommandTokens.read(value)) {
            Optional<Reference> found =
                    value.charAt(commandToken.start()) == '[' ? Reference.read(commandToken.text()) : Optional.empty();
            if (found.isPresent()) {
                parts.add(value.substring(from, commandToken.start()));
                parts.add(found.get());
                from = commandToken.end();
            }
        }
        parts.add(value.substring(from));
        return Replies.words(parts.toArray());
    }

    /** As typed. */
    @Override
    public String toString() {
        return value;
    }
}
