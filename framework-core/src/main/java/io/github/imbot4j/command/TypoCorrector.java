package io.github.imbot4j.command;

import io.github.imbot4j.language.ClosestMatch;
import io.github.imbot4j.textparsing.KeywordTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The correction of typos in time expressions. */
final class TypoCorrector {

    private static final Pattern SLASHED = Pattern.compile("(\\d{1,2})/(\\d{1,2})");
    private static final int MOST_WORDS = 8;

    private TypoCorrector() {}

    static ConversionFailure unfit(String words, ParseContext parseContext, Predicate<String> reads) {
        Matcher slashed = SLASHED.matcher(words);
        if (slashed.matches()) {
            List<String> both =
                    List.of(slashed.group(1) + "." + slashed.group(2), slashed.group(2) + "." + slashed.group(1))
                            .stream()
                            .filter(reads)
                            .toList();
            return both.size() > 1 ? ConversionFailure.ambiguous(both) : ConversionFailure.of(both);
        }
        return ConversionFailure.of(
                mended(words, parseContext).filter(reads).stream().toList());
    }

    private static Optional<String> mended(String words, ParseContext parseContext) {
        String[] all = words.split("\\s+", -1);
        if (all.length > MOST_WORDS) {
            return Optional.empty();
        }
        KeywordTable keywordTable = parseContext.vocabulary();
        List<String> known = keywordTable.words();
        List<String> mended = new ArrayList<>();
        for (String word : all) {
            String normal = KeywordTable.normal(word);
            boolean wrong = normal.chars().allMatch(Character::isLetter) && !keywordTable.knows(normal);
            mended.add(wrong ? ClosestMatch.to(normal, known).orElse(word) : word);
        }
        return Optional.of(String.join(" ", mended));
    }
}
