package io.github.imbot4j.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaretDiagramTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "a bb c     | bb  | /go a bb c    | ______^^",
                "привет мир | мир | /go привет мир | ___________^^^",
                "中文 x      | x   | /go 中文 x     | _________^",
                "😀 x        | x   | /go 😀 x       | _______^",
                "e\u0301 x   | x   | /go e\u0301 x  | ______^",
                "[USER=5]A B[/USER] x | x | /go @A B x | _________^",
                "[USER=5]A B[/USER] x | [USER=5]A B[/USER] | /go @A B x | ____^^^^",
                "[CHAT=7][/CHAT] x | x | /go chat7 x | __________^"
            })
    void pointsAtThePlace(String source, String part, String line, String carets) {
        int start = source.lastIndexOf(part);
        assertThat(CaretDiagram.of("/go ", source, start, start + part.length()).replace('\u00A0', '_'))
                .isEqualTo(line + "\n" + carets);
    }

    @Test
    void pointsBehindTheEnd() {
        assertThat(CaretDiagram.of("/go ", "a ", 2, 2).replace('\u00A0', '_')).isEqualTo("/go a\n______^");
    }

    @Test
    void cutsALongLineAroundThePlace() {
        String[] lines = CaretDiagram.of("/go ", "x".repeat(500) + " y " + "z".repeat(500), 501, 502)
                .split("\n", -1);
        assertThat(lines[0]).hasSize(62).startsWith("…x").endsWith("z…").contains(" y ");
        assertThat(lines[1].indexOf('^')).isEqualTo(lines[0].indexOf('y'));
    }

    @Test
    void drawsNoRunsOfOrdinaryBlanksSinceAPortalMakesTabsOfThem() {
        assertThat(CaretDiagram.of("/go ", "a\t \n\n  b", 7, 8))
                .doesNotContain("  ")
                .contains("a ");
    }
}
