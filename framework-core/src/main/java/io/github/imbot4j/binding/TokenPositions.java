package io.github.imbot4j.binding;

import io.github.imbot4j.binding.ParseErrorReply.Spot;
import io.github.imbot4j.command.CommandToken;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The positions of a text's tokens.
 *
 * @param source the text
 * @param line its words
 */
record TokenPositions(String source, List<CommandToken> line) {

    Spot all() {
        return new Spot(0, source.length());
    }

    Spot end() {
        return new Spot(source.length(), source.length());
    }

    static Spot of(CommandToken commandToken) {
        return new Spot(commandToken.start(), commandToken.end());
    }

    /** The parser hands words back as they are, so the very same object tells where a word stood. */
    Spot of(String value) {
        return line.stream()
                .filter(commandToken -> isSame(commandToken.text(), value))
                .findFirst()
                .or(() -> line.stream()
                        .filter(commandToken -> commandToken.text().equals(value))
                        .findFirst())
                .or(() -> line.stream()
                        .filter(commandToken -> commandToken.text().contains(value))
                        .findFirst())
                .map(TokenPositions::of)
                .orElseGet(this::end);
    }

    /** From the first of these words to the last. */
    Spot of(List<String> words) {
        List<CommandToken> found = line.stream()
                .filter(commandToken -> words.stream().anyMatch(word -> isSame(word, commandToken.text())))
                .toList();
        return found.isEmpty()
                ? all()
                : new Spot(
                        found.stream().mapToInt(CommandToken::start).min().orElse(0),
                        found.stream().mapToInt(CommandToken::end).max().orElse(source.length()));
    }

    /** Where an option is given for the last time. */
    Spot last(ArgSpec option) {
        List<CommandToken> all = line.stream()
                .filter(commandToken -> option instanceof OptionSpec named
                        && List.of(named.names()).contains(commandToken.text()))
                .toList();
        return all.isEmpty() ? all() : of(all.get(all.size() - 1));
    }

    /** The words that are an option's name. */
    Stream<CommandToken> names(ArgSpec spec) {
        List<String> names = spec instanceof OptionSpec option ? List.of(option.names()) : List.of();
        return line.stream()
                .takeWhile(commandToken -> !commandToken.text().equals("--"))
                .filter(commandToken ->
                        names.contains(commandToken.text().substring(0, nameLength(commandToken.text()))));
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
