package io.github.imbot4j.binding;

import io.github.imbot4j.annotation.Range;
import io.github.imbot4j.bot.FreeText;
import io.github.imbot4j.command.ArgumentType;
import io.github.imbot4j.command.ParseContext;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The conversion of the words of one argument to its value: each word is split if the author says so, converted by the author's
 * converter or by its type, and checked against its range; the values are collected in the container that the parameter is.
 * Immutable.
 */
final class ValueReader {

    private final Class<?> type;
    private final List<ITypeConverter<?>> converters;
    private final List<Optional<ArgumentType<?>>> wordTypes;
    private final Optional<Pattern> divider;
    private final Optional<Range> range;

    /**
     * Makes one.
     *
     * @param type of the parameter
     * @param converters the author's, for the first of its elements
     * @param wordTypes for the key and the value of a map, else for the only kind of element
     * @param divider a regular expression; empty when words are not divided
     */
    ValueReader(
            Class<?> type,
            List<ITypeConverter<?>> converters,
            List<Optional<ArgumentType<?>>> wordTypes,
            String divider,
            Optional<Range> range) {
        this.type = type;
        this.converters = List.copyOf(converters);
        this.wordTypes = List.copyOf(wordTypes);
        this.divider = divider.isEmpty() ? Optional.empty() : Optional.of(Pattern.compile(divider));
        this.range = range;
    }

    /** What is wrong with a word. It is thrown across a few methods, so it needs no stack trace. */
    static final class UnreadWord extends Exception {

        private static final long serialVersionUID = 1L;

        private final String word;
        private final int from;
        private final int element;
        private final @Nullable String said;
        private final transient @Nullable Object outside;

        UnreadWord(String word, int from, int element, @Nullable String said, @Nullable Object outside) {
            super("A word does not fit its argument.", null, false, false);
            this.word = word;
            this.from = from;
            this.element = element;
            this.said = said;
            this.outside = outside;
        }

        /** The word, or the part of one that is wrong. */
        String word() {
            return word;
        }

        /** Where this part begins in its word. */
        int from() {
            return from;
        }

        /** Which of the types it is none of. */
        int element() {
            return element;
        }

        /** What the author's converter says of it, if it was that which refused it. */
        Optional<String> said() {
            return Optional.ofNullable(said);
        }

        /** The value it is, if that is outside of its range. */
        Optional<Object> outside() {
            return Optional.ofNullable(outside);
        }
    }

    /** Tells whether it takes any number of words. */
    boolean isMany() {
        return type.isArray() || type == Map.class || Collection.class.isAssignableFrom(type);
    }

    /**
     * Reads one word more.
     *
     * @param before what the words before it came to; {@code null} for none
     * @return what to hand back with the next word, and in the end to {@link #value}
     */
    @Nullable
    Object read(@Nullable Object before, String word, ParseContext parseContext) throws UnreadWord {
        if (divider.isEmpty()) {
            return add(before, word, 0, parseContext);
        }
        Object all = before;
        int from = 0;
        for (String part : divider.get().split(word, 0)) {
            int at = Math.max(from, word.indexOf(part, from));
            all = add(all, part, at, parseContext);
            from = at + part.length();
        }
        return all;
    }

    /** Tells whether a word is a value, be it outside of its range. */
    boolean fits(String word, ParseContext parseContext) {
        try {
            read(null, word, parseContext);
            return true;
        } catch (UnreadWord unread) {
            return unread.outside().isPresent();
        }
    }

    private @Nullable Object add(@Nullable Object before, String word, int from, ParseContext parseContext)
            throws UnreadWord {
        if (type == Map.class) {
            return addEntry(before, word, from, parseContext);
        }
        Object element = element(0, word, from, parseContext);
        if (!isMany()) {
            return element;
        }
        @SuppressWarnings("unchecked") // made here
        List<@Nullable Object> all = before == null ? new ArrayList<>() : (List<@Nullable Object>) before;
        all.add(element);
        return all;
    }

    private Object addEntry(@Nullable Object before, String word, int from, ParseContext parseContext)
            throws UnreadWord {
        int equals = word.indexOf('=');
        if (equals < 0) {
            throw new UnreadWord(word, from, 1, null, null);
        }
        @SuppressWarnings("unchecked") // made here
        Map<@Nullable Object, @Nullable Object> all =
                before == null ? new LinkedHashMap<>() : (Map<@Nullable Object, @Nullable Object>) before;
        all.put(
                element(0, word.substring(0, equals), from, parseContext),
                element(1, word.substring(equals + 1), from + equals + 1, parseContext));
        return all;
    }

    private @Nullable Object element(int which, String word, int from, ParseContext parseContext) throws UnreadWord {
        Object value = which < converters.size()
                ? converted(which, word, from)
                : wordTypes
                        .get(which)
                        .flatMap(words -> words.read(word, parseContext))
                        .orElseThrow(() -> new UnreadWord(word, from, which, null, null));
        if (range.isPresent() && which == wordTypes.size() - 1 && NumberRange.isOutside(range.get(), value)) {
            throw new UnreadWord(word, from, which, null, value);
        }
        return value;
    }

    /** The author wrote what it says for the user; other exceptions are none of the user's business. */
    private @Nullable Object converted(int which, String word, int from) throws UnreadWord {
        try {
            return converters.get(which).convert(word);
        } catch (TypeConversionException refused) {
            throw new UnreadWord(word, from, which, String.valueOf(refused.getMessage()), null);
        } catch (Exception failed) {
            throw new UnreadWord(word, from, which, null, null);
        }
    }

    /** The parameter's value of all words that were read. */
    @Nullable
    Object value(@Nullable Object read) {
        if (type == Optional.class) {
            return Optional.ofNullable(read);
        }
        if (read == null || type == Map.class || !isMany()) {
            return read;
        }
        List<?> all = (List<?>) read;
        if (!type.isArray()) {
            return type.isAssignableFrom(List.class) ? all : new LinkedHashSet<>(all);
        }
        Object array = Array.newInstance(type.getComponentType(), all.size());
        for (int i = 0; i < all.size(); i++) {
            Array.set(array, i, all.get(i));
        }
        return array;
    }

    /** What there is when nothing was typed; {@code null} when no value of the type means nothing. */
    @Nullable
    Object absent() {
        if (type == String.class) {
            return "";
        }
        if (type == FreeText.class) {
            return new FreeText("");
        }
        if (type == Optional.class) {
            return Optional.empty();
        }
        if (type == Map.class) {
            return Map.of();
        }
        if (type == Set.class) {
            return Set.of();
        }
        if (type.isArray()) {
            return Array.newInstance(type.getComponentType(), 0);
        }
        if (type.isPrimitive()) {
            return Array.get(Array.newInstance(type, 1), 0);
        }
        return isMany() ? List.of() : null;
    }
}
