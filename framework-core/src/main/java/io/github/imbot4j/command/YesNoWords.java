package io.github.imbot4j.command;

import io.github.imbot4j.language.Nearest;
import java.util.List;
import java.util.Optional;

/** Read yes and no, on and off, да and нет. */
final class YesNoWords implements WordType<Boolean> {

    @Override
    public Optional<Boolean> read(String words, Writing writing) {
        String word = Vocabulary.normal(words);
        Vocabulary vocabulary = writing.vocabulary();
        if (vocabulary.means(word, "yes") || word.equals("1") || word.equals("+")) {
            return Optional.of(true);
        }
        return vocabulary.means(word, "no") || word.equals("0") || word.equals("-")
                ? Optional.of(false)
                : Optional.empty();
    }

    @Override
    public String expected(Writing writing) {
        return writing.phrases().say("expected.yesno");
    }

    @Override
    public List<Choice> choices(Writing writing) {
        return List.of(
                new Choice(writing.phrases().say("yes"), "yes"),
                new Choice(writing.phrases().say("no"), "no"));
    }

    @Override
    public Unfit unfit(String words, Writing writing) {
        List<String> known = writing.vocabulary().words("yes", "no");
        return Unfit.of(words, Nearest.to(words, known).stream().toList());
    }
}
