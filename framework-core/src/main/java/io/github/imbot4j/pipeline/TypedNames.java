package io.github.imbot4j.pipeline;

import io.github.imbot4j.bot.Message;
import io.github.imbot4j.event.BotEvent;
import io.github.imbot4j.event.MessageReceived;
import io.github.imbot4j.language.TypedText;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.BotProfile;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names that a program's bots are called by. Where one is typed behind "@" at the start of a message, and the portal did not
 * make a mention of it (v1 §6.4), it counts as the bot's mention, unless somebody else may be meant.
 *
 * <p>Immutable.
 */
public final class TypedNames {

    private static final String GLUED = ",:;.!?…";
    private static final String DASHES = "-–—";

    private final List<Name> names;

    private record Name(String bot, String text) {}

    public TypedNames(Collection<BotModel> bots) {
        names = bots.stream()
                .flatMap(bot -> names(bot).map(name -> new Name(bot.code(), name)))
                .filter(name -> !name.text().isEmpty())
                .sorted(Comparator.comparing((Name name) -> name.text().length())
                        .reversed())
                .toList();
    }

    private static Stream<String> names(BotModel bot) {
        BotProfile profile = bot.profile();
        return Stream.concat(
                Stream.of(bot.code(), profile.fullName()),
                profile.wordings().keySet().stream()
                        .map(language -> profile.in(language).fullName()));
    }

    /** Returns the event without the bot's name at the start of its text; other events as they are. */
    BotEvent cut(BotEvent event) {
        if (!(event instanceof MessageReceived received) || received.message().system()) {
            return event;
        }
        Message message = received.message();
        String text = message.text();
        int at = TypedText.start(text, 0);
        if (at == text.length() || (text.charAt(at) != '@' && text.charAt(at) != '\uFF20')) {
            return event;
        }
        int from = at + 1;
        List<Name> longest = names.stream()
                .filter(name -> isThere(name.text(), text, from))
                .collect(Collectors.groupingBy(name -> name.text().length()))
                .entrySet()
                .stream()
                .max(Comparator.comparing(entry -> entry.getKey()))
                .map(entry -> entry.getValue())
                .orElse(List.of());
        boolean own = !longest.isEmpty()
                && longest.stream()
                        .allMatch(name -> name.bot().equals(event.bot().code()));
        int end = own ? from + longest.get(0).text().length() : from;
        if (!own || (!received.dialog().isPrivate() && goesOn(text, end))) {
            return event;
        }
        return new MessageReceived(
                received.origin(),
                received.bot(),
                received.dialog(),
                received.sender(),
                message.withText(text.substring(behind(text, end))),
                true);
    }

    private static boolean isThere(String name, String text, int from) {
        int end = from + name.length();
        return end <= text.length()
                && TypedText.key(text.substring(from, end)).equals(TypedText.key(name))
                && (end == text.length()
                        || TypedText.isBlank(text.charAt(end))
                        || TypedText.isUnseen(text, end)
                        || TypedText.isSlash(text, end)
                        || GLUED.indexOf(text.charAt(end)) >= 0);
    }

    /** Tells whether a word with a capital follows: several people may begin with the same name. */
    private static boolean goesOn(String text, int end) {
        int next = TypedText.start(text, end);
        return next > end && next < text.length() && Character.isUpperCase(text.codePointAt(next));
    }

    private static int behind(String text, int end) {
        int next = end;
        while (next < text.length()
                && (GLUED.indexOf(text.charAt(next)) >= 0
                        || TypedText.isBlank(text.charAt(next))
                        || TypedText.isUnseen(text, next))) {
            next++;
        }
        boolean dash = next > end
                && next + 1 < text.length()
                && DASHES.indexOf(text.charAt(next)) >= 0
                && TypedText.isBlank(text.charAt(next + 1));
        return dash ? TypedText.start(text, next + 1) : next;
    }
}
