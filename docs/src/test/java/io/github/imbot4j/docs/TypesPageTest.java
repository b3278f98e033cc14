package io.github.imbot4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables of public types on their page are made from the first sentences of the sources; {@code -Dtypes.write} writes them. */
class TypesPageTest {

    private static final String PAGE = "docs/reference/types.md";
    private static final Pattern SECTION = Pattern.compile(
            "(?m)^## (io\\.github\\.imbot4j[.a-z]*)\n\n\\| Type \\| \\|\n\\|---\\|---\\|\n((?:\\|.*\n?)*)");
    private static final Pattern TYPE = Pattern.compile(
            "/\\*\\*([^*]*+(?:\\*(?!/)[^*]*+)*+)\\*/\\s*(?:@(?!interface)\\w+(?:\\((?:[^()]|\\([^()]*\\))*\\))?(?:[ \\t]*//[^\n]*)?\\s*)*public (?:[a-z-]+ )*?"
                    + "(class|interface|record|enum|@interface) (\\w+)");
    private static final Pattern SENTENCE = Pattern.compile("(?s)(.*?(?<!e\\.g|i\\.e|\\bno)[.])(?:\\s.*)?");
    private static final Pattern LINK = Pattern.compile("\\{@link(?:plain)? ([^} ]+)(?: ([^}]+))?}");

    @Test
    void everyTypeIsDescribedByTheFirstSentenceOfItsDocumentation() throws IOException {
        String page = Pages.read(PAGE);
        String made = SECTION.matcher(page)
                .replaceAll(section -> Matcher.quoteReplacement(
                        "## " + section.group(1) + "\n\n| Type | |\n|---|---|\n" + rows(section.group(1))));
        if (System.getProperty("types.write") != null) {
            Files.writeString(Pages.ROOT.resolve(PAGE), made);
        }

        assertThat(page).isEqualTo(made);
    }

    private static String rows(String name) {
        return Stream.of("framework-core", "framework-http", "framework-emulator")
                .map(module -> Pages.ROOT.resolve(module + "/src/main/java/" + name.replace('.', '/')))
                .filter(Files::isDirectory)
                .flatMap(folder -> Imports.typesOf(List.of(name)).stream()
                        .map(type -> folder.resolve(type + ".java"))
                        .filter(Files::isRegularFile))
                .map(TypesPageTest::row)
                .collect(Collectors.joining());
    }

    private static String row(Path file) {
        Matcher type = TYPE.matcher(Pages.read(file));
        assertThat(type.find()).as("%s has documentation", file).isTrue();
        String text = type.group(1)
                .replaceAll("\\s*\\n\\s*\\*[ ]?", " ")
                .replaceAll("\\s+", " ")
                .strip();
        Matcher sentence = SENTENCE.matcher(text);
        String first = sentence.matches() ? sentence.group(1) : text;
        first = LINK.matcher(first)
                .replaceAll(link ->
                        Matcher.quoteReplacement("`" + (link.group(2) == null ? link.group(1) : link.group(2)) + "`"));
        first = first.replaceAll("\\{@code ([^}]*)}", "`$1`")
                .replaceAll("</?code>", "`")
                .replace("|", "\\|");
        String at = type.group(2).equals("@interface") ? "@" : "";
        return "| `" + at + type.group(3) + "` | " + first.replace("`#", "`" + type.group(3) + "#") + " |\n";
    }
}
