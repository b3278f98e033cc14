package io.github.imbot4j.command;

import io.github.imbot4j.language.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Find what was meant by words about time with a slip of the finger in them. */
final class Slips {

    private static final Pattern SLASHED = Pattern.compile("(\\d{1,2})/(\\d{1,2})");
    private static final int MOST_WORDS = 8;

    private Slips() {}

    static Unfit unfit(String words, Writing writing, Predicate<String> reads) {
        Matcher slashed = SLASHED.matcher(words);
        if (slashed.matches()) {
            List<String> both =
                    List.of(slashed.group(1) + "." + slashed.group(2), slashed.group(2) + "." + slashed.group(1))
                            .stream()
                            .filter(reads)
                            .toList();
            return both.size() > 1 ? Unfit.ambiguous(words, both) : Unfit.of(words, both);
        }
        return Unfit.of(words, mended(words, writing).filter(reads).stream().toList());
    }

    private static Optional<String> mended(String words, Writing writing) {
        String[] all = words.split("\\s+", -1);
        if (all.length > MOST_WORDS) {
            return Optional.empty();
        }
        Vocabulary vocabulary = writing.vocabulary();
        List<String> known = vocabulary.words();
        List<String> mended = new ArrayList<>();
        for (String word : all) {
            String normal = Vocabulary.normal(word);
            boolean wrong = normal.chars().allMatch(Character::isLetter) && !vocabulary.knows(normal);
            mended.add(wrong ? Nearest.to(normal, known).orElse(word) : word);
        }
        return Optional.of(String.join(" ", mended));
    }
}
