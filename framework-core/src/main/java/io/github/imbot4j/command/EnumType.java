package io.github.imbot4j.command;

import io.github.imbot4j.language.ClosestMatch;
import io.github.imbot4j.language.MessageKeys;
import io.github.imbot4j.language.ShortText;
import io.github.imbot4j.textparsing.KeywordTable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Constants of an enum, found by name, by {@code toString()}, or by their label in any language; case, dashes,
 * underscores and white space are ignored.
 */
final class EnumType implements ArgumentType<Object> {

    private static final int MOST_CHOICES = 20;
    private static final int WORDS = 4;

    private final List<Enum<?>> constants;
    private final MessageKeys wording;
    private final Map<String, Enum<?>> byWord = new LinkedHashMap<>();
    private final int longest;

    EnumType(Class<?> type, MessageKeys wording) {
        this.constants = Arrays.stream(type.getEnumConstants())
                .<Enum<?>>map(constant -> (Enum<?>) constant)
                .toList();
        this.wording = wording;
        constants.forEach(constant -> byWord.putIfAbsent(normal(constant.name()), constant));
        constants.forEach(constant -> byWord.putIfAbsent(normal(constant.toString()), constant));
        constants.forEach(
                constant -> wording.labels(constant).forEach(label -> byWord.putIfAbsent(normal(label), constant)));
        this.longest = constants.stream()
                .flatMap(constant -> wording.labels(constant).stream())
                .mapToInt(label -> label.strip().split("\\s+", -1).length)
                .reduce(WORDS, Math::max);
    }

    private static String normal(String word) {
        String plain = KeywordTable.normal(word);
        StringBuilder letters = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            char letter = plain.charAt(i);
            if (letter != '-' && letter != '_' && !Character.isWhitespace(letter)) {
                letters.append(letter);
            }
        }
        return letters.toString();
    }

    private String label(Enum<?> constant, ParseContext parseContext) {
        return wording.label(parseContext.language(), constant);
    }

    @Override
    public Optional<Object> read(String words, ParseContext parseContext) {
        return Optional.ofNullable(byWord.get(normal(words)));
    }

    @Override
    public int longest() {
        return longest;
    }

    @Override
    public String expected(ParseContext parseContext) {
        String all = ShortText.list(
                constants.stream()
                        .map(constant -> label(constant, parseContext))
                        .toList(),
                parseContext.phrases());
        return parseContext.phrases().say("expected.one", all);
    }

    @Override
    public List<Choice> choices(ParseContext parseContext) {
        return constants.size() > MOST_CHOICES
                ? List.of()
                : constants.stream()
                        .map(constant -> new Choice(label(constant, parseContext), constant.name()))
                        .toList();
    }

    @Override
    public ConversionFailure unfit(String words, ParseContext parseContext) {
        String wanted = normal(words);
        List<String> begun = wanted.isEmpty()
                ? List.of()
                : byWord.entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith(wanted))
                        .map(entry -> label(entry.getValue(), parseContext))
                        .distinct()
                        .toList();
        if (begun.size() > 1) {
            return ConversionFailure.ambiguous(begun);
        }
        List<String> near = ClosestMatch.to(wanted, byWord.keySet()).map(byWord::get).stream()
                .map(constant -> label(constant, parseContext))
                .toList();
        return ConversionFailure.of(begun.isEmpty() ? near : begun);
    }
}
