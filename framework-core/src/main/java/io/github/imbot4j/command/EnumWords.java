package io.github.imbot4j.command;

import io.github.imbot4j.language.Nearest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Find a constant by its name or by what it calls itself; case, dashes, underscores and blanks aside. */
final class EnumWords implements WordType<Object> {

    private static final int MOST_CHOICES = 20;
    private static final int WORDS = 4;

    private final List<Enum<?>> constants;
    private final Map<String, Enum<?>> byWord = new LinkedHashMap<>();

    EnumWords(Class<?> type) {
        this.constants = Arrays.stream(type.getEnumConstants())
                .<Enum<?>>map(constant -> (Enum<?>) constant)
                .toList();
        constants.forEach(constant -> byWord.putIfAbsent(normal(constant.name()), constant));
        constants.forEach(constant -> byWord.putIfAbsent(normal(constant.toString()), constant));
    }

    private static String normal(String word) {
        return Vocabulary.normal(word).replaceAll("[-_\\s]+", "");
    }

    @Override
    public Optional<Object> read(String words, Writing writing) {
        return Optional.ofNullable(byWord.get(normal(words)));
    }

    @Override
    public int longest() {
        return WORDS;
    }

    @Override
    public String expected(Writing writing) {
        String all = constants.stream().map(Object::toString).collect(Collectors.joining(", "));
        return writing.phrases().say("expected.one", all);
    }

    @Override
    public List<Choice> choices(Writing writing) {
        return constants.size() > MOST_CHOICES
                ? List.of()
                : constants.stream()
                        .map(constant -> new Choice(constant.toString(), constant.name()))
                        .toList();
    }

    @Override
    public Unfit unfit(String words, Writing writing) {
        String wanted = normal(words);
        List<String> begun = wanted.isEmpty()
                ? List.of()
                : byWord.entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith(wanted))
                        .map(entry -> entry.getValue().toString())
                        .distinct()
                        .toList();
        if (begun.size() > 1) {
            return Unfit.ambiguous(words, begun);
        }
        List<String> near = Nearest.to(wanted, byWord.keySet()).map(byWord::get).map(Object::toString).stream()
                .toList();
        return Unfit.of(words, begun.isEmpty() ? near : begun);
    }
}
