package io.github.imbot4j.command;

import io.github.imbot4j.language.ClosestMatch;
import io.github.imbot4j.textparsing.KeywordTable;
import java.util.List;
import java.util.Optional;

/** Yes and no, on and off, да and нет. */
final class BooleanType implements ArgumentType<Boolean> {

    @Override
    public Optional<Boolean> read(String words, ParseContext parseContext) {
        String word = KeywordTable.normal(words);
        KeywordTable keywordTable = parseContext.vocabulary();
        if (keywordTable.means(word, "yes") || word.equals("1") || word.equals("+")) {
            return Optional.of(true);
        }
        return keywordTable.means(word, "no") || word.equals("0") || word.equals("-")
                ? Optional.of(false)
                : Optional.empty();
    }

    @Override
    public String expected(ParseContext parseContext) {
        return parseContext.phrases().say("expected.yesno");
    }

    @Override
    public List<Choice> choices(ParseContext parseContext) {
        return List.of(
                new Choice(parseContext.phrases().say("yes"), "yes"),
                new Choice(parseContext.phrases().say("no"), "no"));
    }

    @Override
    public ConversionFailure unfit(String words, ParseContext parseContext) {
        List<String> known = parseContext.vocabulary().words("yes", "no");
        return ConversionFailure.of(ClosestMatch.to(words, known).stream().toList());
    }
}
