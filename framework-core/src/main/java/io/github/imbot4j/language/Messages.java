package io.github.imbot4j.language;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Message texts by key in one language, with English as the fallback. A handler of a bot with texts of its own takes
 * them as a parameter, in the language of the event's portal.
 *
 * <p>Immutable.
 */
public final class Messages {

    private final String language;
    private final Map<String, MessageTemplate> own;
    private final Optional<Messages> english;
    private final String source;
    private final Optional<String> unreadable;

    Messages(
            String language,
            Map<String, MessageTemplate> own,
            Optional<Messages> english,
            String source,
            Optional<String> unreadable) {
        this.language = language;
        this.own = Map.copyOf(own);
        this.english = english;
        this.source = source;
        this.unreadable = unreadable;
    }

    /** The language that is spoken here; English, {@code en}, where the one asked for has no texts at all. */
    public String language() {
        return language;
    }

    /**
     * Says one.
     *
     * @param arguments what its places are filled with; a place with plural forms takes a number, a constant of an enum is
     *     said by its {@link #label}, a
     *     day, a time or a span as {@link TimeLabel} does
     * @throws IllegalArgumentException when neither this language nor English has it, it cannot be read, or
     *     arguments are missing
     */
    public String say(String key, Object... arguments) {
        return joined(parts(key, arguments));
    }

    /**
     * Says one in pieces, for arguments that are more than text: each stands among the pieces as it was given. {@code
     * Say.text} and {@code Say.words} make markup of them.
     *
     * @throws IllegalArgumentException as {@link #say} does
     */
    public List<Object> parts(String key, Object... arguments) {
        return findParts(key, arguments)
                .orElseThrow(() -> new IllegalArgumentException("There is no text \"" + key + "\" in \"" + language
                        + "\" nor in English. Add it to " + source + "_en.properties."));
    }

    /** Says one, if this language or English has it. */
    public Optional<String> find(String key, Object... arguments) {
        return findParts(key, arguments).map(Messages::joined);
    }

    /** What a constant is called: the text of the key {@code Size.LARGE}, or else what {@link EnumLabel#of} makes of it. */
    public String label(Enum<?> constant) {
        return find(EnumLabel.key(constant)).orElseGet(() -> EnumLabel.of(constant));
    }

    private static String joined(List<Object> parts) {
        return parts.stream().map(String::valueOf).collect(Collectors.joining());
    }

    private Optional<List<Object>> findParts(String key, Object... arguments) {
        MessageTemplate messageTemplate = own.get(key);
        if (messageTemplate == null && unreadable.isPresent()) {
            throw new IllegalArgumentException(unreadable.get());
        }
        if (messageTemplate == null) {
            return english.flatMap(fallback -> fallback.findParts(key, arguments));
        }
        if (messageTemplate.wrong().isPresent()) {
            throw new IllegalArgumentException(messageTemplate.wrong().get());
        }
        if (messageTemplate.arguments().stream().anyMatch(index -> index >= arguments.length)) {
            throw new IllegalArgumentException("The text \"" + key + "\" in \"" + language + "\" of " + source
                    + " has places for more than the " + arguments.length + " arguments given.");
        }
        return Optional.of(messageTemplate.fill(this, arguments));
    }

    /** The keys this language has itself, English not asked. */
    public Set<String> keys() {
        return own.keySet();
    }

    /** The arguments a text of this language has places for, by number; empty when it has not the text. */
    public Set<Integer> arguments(String key) {
        MessageTemplate messageTemplate = own.get(key);
        return messageTemplate == null ? Set.of() : messageTemplate.arguments();
    }

    /** Tells whether a text can be said at all, if there is one. */
    boolean isReadable(String key) {
        MessageTemplate messageTemplate = own.get(key);
        return messageTemplate == null
                ? unreadable.isEmpty()
                : messageTemplate.wrong().isEmpty();
    }

    /** The plural forms a text of this language knows, such as {@code few}. */
    Set<String> forms(String key) {
        MessageTemplate messageTemplate = own.get(key);
        return messageTemplate == null ? Set.of() : messageTemplate.forms();
    }
}
