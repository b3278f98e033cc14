package io.github.imbot4j.emulator.php;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsLiteralTest {

    @Test
    void keysNeedNoQuotesAndQuotesMayBeSingle() {
        assertThat(JsLiteral.read("{BUTTONS: [{TEXT: 'Yes, sure', WIDTH: 5,}, {\"TYPE\": \"NEWLINE\"}]}"))
                .contains(Map.of(
                        "BUTTONS", List.of(Map.of("TEXT", "Yes, sure", "WIDTH", "5"), Map.of("TYPE", "NEWLINE"))));
    }

    @Test
    void jsonKeepsItsTypesUnlessItIsReadLeniently() {
        assertThat(JsLiteral.read("[1, true]")).contains(List.of(1, true));
        assertThat(JsLiteral.readLenient("[1, true]")).contains(List.of("1", "true"));
    }

    @Test
    void unicodeEscapesAreLetters() {
        assertThat(JsLiteral.readLenient("['\\u0419']")).contains(List.of("Й"));
    }

    @Test
    void scalarsAndWhatHasNoEndAreNothing() {
        assertThat(JsLiteral.read("Y")).isEmpty();
        assertThat(JsLiteral.read("{a: [1")).isEmpty();
        assertThat(JsLiteral.read("[\"open")).isEmpty();
        assertThat(JsLiteral.read("")).isEmpty();
    }
}
