package io.github.imbot4j.textparsing;

import io.github.imbot4j.language.MessageBundle;
import io.github.imbot4j.language.Messages;
import io.github.imbot4j.language.TypedText;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The keywords of one language, with English and Russian as fallbacks: the texts whose keys begin with {@code words.}.
 *
 * <p>Immutable.
 */
public final class KeywordTable {

    private static final String PREFIX = "words.";

    /** One for each language there is a file of. */
    private static final Map<String, KeywordTable> KNOWN = new ConcurrentHashMap<>();

    private final Map<String, Set<String>> meanings = new HashMap<>();
    private final Map<String, String> first = new TreeMap<>();

    private KeywordTable(Messages messages) {
        for (Messages spoken : List.of(
                MessageBundle.ofFramework().in("en"),
                MessageBundle.ofFramework().in("ru"),
                messages)) {
            for (String key : spoken.keys()) {
                if (key.startsWith(PREFIX)) {
                    add(key.substring(PREFIX.length()), spoken.say(key));
                }
            }
        }
    }

    private void add(String meaning, String words) {
        for (String word : words.split(",", -1)) {
            meanings.computeIfAbsent(normal(word), key -> new HashSet<>()).add(meaning);
        }
        first.put(meaning, normal(words.split(",", 2)[0]));
    }

    /** What is written in this language. */
    public static KeywordTable of(String language) {
        Messages messages = MessageBundle.ofFramework().in(language);
        return KNOWN.computeIfAbsent(messages.language(), key -> new KeywordTable(messages));
    }

    /** Words are compared like this. */
    public static String normal(String text) {
        return TypedText.key(text).replace('ё', 'е').replace('’', '\'');
    }

    /** Tells whether a word, {@link #normal}, may mean something. */
    public boolean means(String word, String meaning) {
        return meanings.getOrDefault(word, Set.of()).contains(meaning);
    }

    /** The number in the first meaning that begins so: 5 for {@code fri} and {@code weekday.}; 0 for none. */
    int number(String word, String prefix) {
        for (String meaning : meanings.getOrDefault(word, Set.of())) {
            if (meaning.startsWith(prefix)) {
                return Integer.parseInt(meaning.substring(prefix.length()));
            }
        }
        return 0;
    }

    /** Tells whether it is a word at all. */
    public boolean knows(String word) {
        return meanings.containsKey(word);
    }

    /** Every word that means one of these; every word there is when none is named. */
    public List<String> words(String... wanted) {
        Set<String> any = Set.of(wanted);
        return meanings.entrySet().stream()
                .filter(entry -> any.isEmpty() || entry.getValue().stream().anyMatch(any::contains))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The usual word of a meaning, in the language itself. */
    public String word(String meaning) {
        return first.getOrDefault(meaning, meaning);
    }
}
