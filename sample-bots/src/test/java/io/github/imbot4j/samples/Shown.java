package io.github.imbot4j.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What a page of the documentation shows, to be done to the letter. */
record Shown(String page) {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    static Shown in(String page) throws IOException {
        return new Shown(Files.readString(ROOT.resolve(page)));
    }

    /** The one block of Java that contains a text. */
    String java(String text) {
        return block("java", text);
    }

    /** The first block of a language that contains a text. */
    String block(String language, String text) {
        return BLOCK.matcher(page)
                .results()
                .filter(block ->
                        block.group(1).equals(language) && block.group(2).contains(text))
                .findFirst()
                .map(block -> block.group(2))
                .orElseThrow(() -> new AssertionError("No " + language + " block shows " + text));
    }

    /** What a console block shows that begins with a command. */
    List<String> output(String command) {
        return BLOCK.matcher(page)
                .results()
                .filter(block -> block.group(1).equals("console"))
                .map(MatchResult::group)
                .filter(block -> block.contains("$ " + command + "\n"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No block shows " + command))
                .lines()
                .skip(2)
                .takeWhile(line -> !line.equals("```"))
                .toList();
    }
}
