package io.github.imbot4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Hold the first page, and the first lesson, to the code they show. */
class ReadmeTest {

    private static final Path README = Pages.ROOT.resolve("README.md");
    private static final Pattern COMMANDS = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");

    @Test
    void showsTheSampleAsItIs() {
        String sample = Pages.read("sample-bots/src/main/java/io/github/imbot4j/samples/greeter/Greeter.java");

        assertThat(Snippet.of(README).get(0).code()).isEqualTo(sample.substring(sample.indexOf("@Bot")));
    }

    @Test
    void hasACommandToRunOneToTestAndOneForASingleFile() {
        assertThat(COMMANDS.matcher(Pages.read(README)).results().map(ReadmeTest::body))
                .containsExactly(
                        "mvn -ntp package -Dquick && java -jar sample-bots/target/sample-bots.jar dev\n",
                        "mvn clean verify\n",
                        "java -cp sample-bots/target/sample-bots.jar Greeter.java dev\n");
    }

    @Test
    void theSingleFileIsTheSampleWithAMainMethod() {
        String file = Snippet.of(README).get(1).code();

        assertThat(file.substring(file.indexOf("@Bot"))
                        .replaceFirst("(?s)\\n    public static void main.*?\\n    }\\n", ""))
                .isEqualTo(Snippet.of(README).get(0).code());
    }

    @Test
    void saysAllThatMattersInItsFirstFortyLines() {
        String start = String.join("\n", Pages.read(README).lines().limit(40).toList());

        assertThat(start)
                .contains("# imbot4j", "@Bot(", "dev", "127.0.0.1:8080", "mvn clean verify", "JDK 17", "Maven 3.8");
        assertThat(Pattern.compile("]\\(").matcher(start).results()).hasSize(4);
    }

    @Test
    void theTutorialShowsItsProgramAsItIs() {
        Path lesson = Pages.ROOT.resolve("docs/tutorial/first-bot.md");
        List<String> shown = Snippet.of(lesson).stream().map(Snippet::code).toList();

        for (String file : List.of("Main", "Coffee")) {
            Path source = Pages.ROOT.resolve("docs/src/test/java/com/acme/bots/" + file + ".java");
            assertThat(source).satisfies(path -> assertThat(Files.exists(path)).isTrue());
            assertThat(shown).contains(Pages.read(source));
        }
    }

    /** The mistake the lesson has its reader make is the only difference. */
    @Test
    void theTutorialsMistakeIsItsProgramWithASlash() {
        String bots = Pages.read("docs/src/test/java/com/acme/bots/Coffee.java");

        assertThat(Pages.read("docs/src/test/java/com/acme/mistake/Coffee.java"))
                .isEqualTo(bots.replace("package com.acme.bots;", "package com.acme.mistake;")
                        .replace("value = \"order\"", "value = \"/order\""));
    }

    @Test
    void theChangelogHasOneLineForEachChangeUnderItsArea() {
        List<String> lines = Pages.read("CHANGELOG.md")
                .lines()
                .dropWhile(line -> !line.equals("## Unreleased"))
                .filter(line -> !line.isBlank())
                .toList();

        assertThat(lines).doesNotHaveDuplicates().allMatch(line -> line.matches("(#{2,3}|-) .*"));
        assertThat(lines.stream().filter(line -> line.startsWith("### ")).limit(6))
                .containsExactly(
                        "### Bots",
                        "### Commands",
                        "### Conversations",
                        "### Delivery",
                        "### Operation",
                        "### Testing");
    }

    private static String body(MatchResult block) {
        return block.group(1);
    }
}
