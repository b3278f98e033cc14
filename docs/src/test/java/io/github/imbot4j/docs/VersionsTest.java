package io.github.imbot4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The project files that have no parent, and the pages, name the versions of this build. */
class VersionsTest {

    private static final String BUILD = Pages.read(Pages.ROOT.resolve("pom.xml"));
    private static final String VERSION =
            first("<artifactId>imbot4j</artifactId>\\s*<version>([^<]+)</version>", BUILD);

    private static final Pattern NAMED =
            Pattern.compile("<artifactId>([^<]+)</artifactId>\\s*<version>([^<]+)</version>");

    private static String first(String pattern, String text) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }

    /** What a project file says, with the properties it has in place of their names. */
    private static String resolved(String version, String pom) {
        Matcher property = Pattern.compile("\\$\\{([^}]+)}").matcher(version);
        return property.matches()
                ? property.group(1).equals("project.version")
                        ? VERSION
                        : resolved(first("<" + Pattern.quote(property.group(1)) + ">([^<]+)<", pom), pom)
                : version;
    }

    @ParameterizedTest
    @ValueSource(strings = {"imbot4j-bom", "imbot4j-parent"})
    void areThoseOfTheBuild(String module) {
        String pom = Pages.read(Pages.ROOT.resolve(module).resolve("pom.xml"));
        Matcher named = NAMED.matcher(pom);
        List<String> checked = new ArrayList<>();
        while (named.find()) {
            String artifact = named.group(1);
            String version = resolved(named.group(2), pom);
            checked.add(artifact);
            if (artifact.startsWith("imbot4j") || artifact.startsWith("framework-")) {
                assertThat(version).as(artifact).isEqualTo(VERSION);
            } else {
                Matcher built = Pattern.compile("<artifactId>" + Pattern.quote(artifact)
                                + "</artifactId>\\s*<version>([^<]+)</version>")
                        .matcher(BUILD);
                if (built.find()) {
                    assertThat(version).as(artifact).isEqualTo(resolved(built.group(1), BUILD));
                }
            }
        }
        assertThat(checked).contains(module).hasSizeGreaterThan(5);
    }

    @Test
    void areThoseThatThePagesName() {
        for (var page : Pages.all()) {
            Matcher named = NAMED.matcher(Pages.read(page));
            while (named.find()) {
                if (named.group(1).startsWith("imbot4j") || named.group(1).startsWith("framework-")) {
                    assertThat(named.group(2)).as(page + ": " + named.group(1)).isEqualTo(VERSION);
                }
            }
        }
    }
}
