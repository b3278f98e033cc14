package io.github.imbot4j.binding;

import io.github.imbot4j.binding.MistakeReply.Spot;
import io.github.imbot4j.command.Token;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Tell where in a text its words stand.
 *
 * @param source the text
 * @param line its words
 */
record WordPlaces(String source, List<Token> line) {

    Spot all() {
        return new Spot(0, source.length());
    }

    Spot end() {
        return new Spot(source.length(), source.length());
    }

    static Spot of(Token token) {
        return new Spot(token.start(), token.end());
    }

    /** The parser hands words back as they are, so the very same object tells where a word stood. */
    Spot of(String value) {
        return line.stream()
                .filter(token -> isSame(token.text(), value))
                .findFirst()
                .or(() -> line.stream()
                        .filter(token -> token.text().equals(value))
                        .findFirst())
                .or(() -> line.stream()
                        .filter(token -> token.text().contains(value))
                        .findFirst())
                .map(WordPlaces::of)
                .orElseGet(this::end);
    }

    /** From the first of these words to the last. */
    Spot of(List<String> words) {
        List<Token> found = line.stream()
                .filter(token -> words.stream().anyMatch(word -> isSame(word, token.text())))
                .toList();
        return found.isEmpty()
                ? all()
                : new Spot(
                        found.stream().mapToInt(Token::start).min().orElse(0),
                        found.stream().mapToInt(Token::end).max().orElse(source.length()));
    }

    /** Where an option is given for the last time. */
    Spot last(ArgSpec option) {
        List<Token> all = line.stream()
                .filter(token -> option instanceof OptionSpec named
                        && List.of(named.names()).contains(token.text()))
                .toList();
        return all.isEmpty() ? all() : of(all.get(all.size() - 1));
    }

    /** The words that are an option's name. */
    Stream<Token> names(ArgSpec spec) {
        List<String> names = spec instanceof OptionSpec option ? List.of(option.names()) : List.of();
        return line.stream()
                .takeWhile(token -> !token.text().equals("--"))
                .filter(token -> names.contains(token.text().substring(0, nameLength(token.text()))));
    }

    /** How much of an option's word is its name. */
    static int nameLength(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '=' || text.charAt(i) == ':') {
                return i;
            }
        }
        return text.length();
    }

    @SuppressWarnings("ReferenceEquality") // two words may be spelled alike
    private static boolean isSame(String one, String other) {
        return one == other;
    }
}
