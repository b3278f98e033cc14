package io.github.imbot4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Follow every citation of the protocol, in sources, tests and pages, to its line on the protocol page. */
class ProtocolPageTest {

    private static final Path PAGE = Pages.ROOT.resolve("docs/reference/protocol.md");

    private static final String NUMBERS = "no(?:s|\\.)? \\d+(?:(?:, | and | to )\\d+)*";
    private static final String SECTION = "§\\d+(?:\\.\\d+)*(?:,? " + NUMBERS + ")?(?: [A-E]\\b)?(?: step \\d+)?";
    private static final Pattern CITATION = Pattern.compile("\\b(v1|v2|transport) (" + SECTION + "(?:(?:, | and | to )"
            + SECTION + ")*)|\\b(observed) (" + NUMBERS + ")");
    private static final Pattern PART = Pattern.compile("(§[\\d.]*\\d)?(?:,? ?(" + NUMBERS + "))?");
    private static final Pattern NUMBER = Pattern.compile("( to )?(\\d+)");

    private static final Pattern LINE_BREAK = Pattern.compile("\\s*\\R\\s*(?:\\*(?!/)|//|#)?\\s*");
    private static final Pattern TEXT_FILE = Pattern.compile(".*\\.(java|json|post|form|properties|md)");

    @Test
    void everyCitationHasItsLine() throws IOException {
        String page = Pages.read(PAGE);
        TreeMap<String, Path> lost = new TreeMap<>();
        int[] found = {0};
        for (Path file : citing()) {
            for (Citation citation : citations(Pages.read(file))) {
                found[0]++;
                if (!citation.isOn(page)) {
                    lost.put(citation.toString(), Pages.ROOT.relativize(file));
                }
            }
        }
        assertThat(lost)
                .as("cited without a line in docs/reference/protocol.md")
                .isEmpty();
        assertThat(found[0]).isGreaterThan(200);
    }

    @Test
    void citationsAreReadInTheirManyForms() {
        assertThat(
                        citations(
                                "(v1 §6.6, §13 no. 8) of transport\n     * §5.4 no. 12 to 14, v2 §0.2;\n# observed no. 4, 5 and 11."))
                .extracting(Citation::toString)
                .containsExactly(
                        "v1 §6.6",
                        "v1 §13 no. 8",
                        "transport §5.4 no. 12",
                        "transport §5.4 no. 13",
                        "transport §5.4 no. 14",
                        "v2 §0.2",
                        "observed no. 4",
                        "observed no. 5",
                        "observed no. 11");
        assertThat(citations("transport §3.5 A, §5.3 step 2")).hasSize(2);
    }

    @Test
    void aSectionThatIsNotThereIsMissed() {
        String page = Pages.read(PAGE);
        assertThat(new Citation("v1", "§6.66").isOn(page)).isFalse();
        assertThat(new Citation("observed", "§6.6").isOn(page)).isFalse();
    }

    private static List<Path> citing() throws IOException {
        List<Path> files = new ArrayList<>(Pages.all());
        files.remove(PAGE);
        for (String module : List.of(
                "framework-core",
                "framework-jdbc",
                "framework-http",
                "framework-emulator",
                "sample-bots",
                "benchmarks")) {
            try (Stream<Path> sources = Files.walk(Pages.ROOT.resolve(module).resolve("src"))) {
                sources.filter(file -> TEXT_FILE.matcher(file.toString()).matches())
                        .sorted()
                        .forEach(files::add);
            }
        }
        return files;
    }

    private static List<Citation> citations(String text) {
        List<Citation> citations = new ArrayList<>();
        Matcher cited = CITATION.matcher(LINE_BREAK.matcher(text).replaceAll(" "));
        while (cited.find()) {
            String notes = Optional.ofNullable(cited.group(1)).orElse(cited.group(3));
            Matcher part = PART.matcher(Optional.ofNullable(cited.group(2)).orElse(cited.group(4)));
            while (part.find()) {
                lines(part.group(1), part.group(2)).forEach(line -> citations.add(new Citation(notes, line)));
            }
        }
        return citations;
    }

    /** The first columns of a section, or of the numbers in it: "12 to 14" are three. */
    private static Stream<String> lines(String section, String numbers) {
        if (numbers == null) {
            return Stream.ofNullable(section);
        }
        List<Integer> all = new ArrayList<>();
        Matcher number = NUMBER.matcher(numbers);
        while (number.find()) {
            int last = Integer.parseInt(number.group(2));
            int first = number.group(1) == null ? last : all.get(all.size() - 1) + 1;
            IntStream.rangeClosed(first, last).forEach(all::add);
        }
        return all.stream().map(each -> (section == null ? "" : section + " ") + "no. " + each);
    }

    private record Citation(String notes, String line) {

        boolean isOn(String page) {
            return Pages.section(page, notes).contains("\n| " + line + " | ");
        }

        @Override
        public String toString() {
            return notes + " " + line;
        }
    }
}
