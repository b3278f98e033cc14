package io.github.imbot4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a generation of the protocol spells (methods, events, keys, error codes) stands in its package, or in that of what all write alike. */
class PortalWordsTest {

    private static final Path SOURCES = Path.of("src/main/java/io/github/imbot4j");
    /** What speaks in capitals; the second generation has camel case, which is everybody's. */
    private static final List<Path> SPELLED = List.of(Path.of("wire/v1"), Path.of("wire/shared"));

    /** The packages of the generations, and of what they write alike. */
    private static final Pattern OWN = Pattern.compile("^wire/(?:v1|v2|shared)/");

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|(?<![:\"])//[^\\n]*");

    /** Methods and events of bots and chats, and codes of their refusals. */
    private static final Pattern WORD = Pattern.compile(
            "(?i:\\b(?:imbot|im|imopenlines)\\\\*\\.[a-z])|^im[a-z]*\\.$|\\bONIM(?:BOT|COMMAND)|[A-Z]_ERROR\\b");

    /** A key of a form or of a call: capitals with an underscore, so that no word of English is one. */
    private static final Pattern KEY = Pattern.compile("[A-Z]+(?:_[A-Z0-9]+)+");

    /** Where such words stand that are not the generation's alone, with the reason. */
    private static final Map<String, String> ALLOWED = Map.of(
            "AppNotices.java", "codes of every generation, by which people find the page that explains them",
            "rest/ResponseSize.java", "families of methods, whose answers are small in every generation",
            "rest/Call.java", "an example in an error message",
            "rest/MethodIdempotency.java", "methods whose names look like reading and are not, in every generation",
            "model/RouteValidator.java", "events that authors must not ask for by name, of every generation",
            "wire/AppEventReader.java", "the language in the events of the app, the same in every generation",
            "wire/EventReader.java", "the language in the events of the portal, the same in every generation",
            "wire/OfflineCalls.java", "the key of an entry in the queue of events, the same in every generation");

    @Test
    void nothingOutsideSpellsTheWordsOfAGeneration() throws IOException {
        Set<String> keys = new TreeSet<>();
        for (Path folder : SPELLED) {
            for (Path file : files(folder)) {
                literals(file).stream()
                        .filter(text -> KEY.matcher(text).matches())
                        .forEach(keys::add);
            }
        }
        assertThat(keys).contains("DIALOG_ID", "BOT_ID", "COMMAND_PARAMS");

        Map<String, List<String>> found = new TreeMap<>();
        for (Path file : files(Path.of(""))) {
            String name = SOURCES.relativize(file).toString().replace('\\', '/');
            List<String> words = literals(file).stream()
                    .filter(text -> WORD.matcher(text).find() || keys.contains(text))
                    .toList();
            if (!OWN.matcher(name).find() && !words.isEmpty()) {
                found.put(name, words);
            }
        }
        assertThat(found.keySet())
                .as("%s: let the protocol spell it; when a word of this list is gone, take it off the list", found)
                .containsExactlyInAnyOrderElementsOf(ALLOWED.keySet());
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(SOURCES.resolve(folder))) {
            return all.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> literals(Path file) {
        try {
            Matcher literal =
                    LITERAL.matcher(COMMENT.matcher(Files.readString(file)).replaceAll(""));
            List<String> texts = new ArrayList<>();
            while (literal.find()) {
                texts.add(literal.group(1));
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
