package io.github.imbot4j.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the contract calls the same, and how it tells of a difference. */
class ShapeTest {

    @Test
    void aNumberEqualsTheSameNumberAsText() {
        assertThat(compare("{\"id\":39}", "{\"id\":\"39\"}")).isEmpty();
    }

    @Test
    void anEmptyListEqualsAnEmptyMap() {
        assertThat(compare("{\"result\":{}}", "{\"result\":[]}")).isEmpty();
    }

    @Test
    void anotherTruthIsADifference() {
        assertThat(compare("{\"result\":true}", "{\"result\":false}"))
                .containsExactly("result: expected true, is false");
    }

    @Test
    void aTruthIsNoNumber() {
        assertThat(compare("{\"result\":true}", "{\"result\":1}")).hasSize(1);
    }

    @Test
    void missingAndFurtherKeysAreDifferences() {
        assertThat(compare("{\"a\":1}", "{\"b\":2}")).containsExactly("a: absent, expected 1", "b: not expected, is 2");
    }

    @Test
    void whatVariesKeepsItsType() {
        assertThat(compare("{\"a\":{\"b\":1}}", "{\"a\":{\"b\":7}}", "a.*")).isEmpty();
        assertThat(compare("{\"a\":{\"b\":1}}", "{\"a\":{\"b\":\"x\"}}", "a.*")).hasSize(1);
    }

    @Test
    void aListThatVariesHasTheShapeOfItsFirstElement() {
        assertThat(compare("[{\"a\":1}]", "[{\"a\":1},{\"a\":1}]", "")).isEmpty();
        assertThat(compare("[{\"a\":1}]", "[{\"a\":1},{}]", "")).containsExactly("1.a: absent, expected 1");
        assertThat(compare("[{\"a\":1}]", "[]", "")).hasSize(1);
    }

    @Test
    void aListThatDoesNotVaryHasAsManyElements() {
        assertThat(compare("[1,2]", "[1]")).hasSize(1);
    }

    @Test
    void theTimeOfAnAnswerIsLookedAtForItsKeysOnly() {
        assertThat(compare("{\"time\":{\"start\":1.5,\"operating\":0}}", "{\"time\":{\"start\":2.5}}"))
                .isEmpty();
        assertThat(compare("{\"time\":{\"start\":1.5}}", "{\"time\":{}}")).hasSize(1);
    }

    private static List<String> compare(String expected, String actual, String... varies) {
        return Shape.compare(
                Contract.JSON.readTree(expected), Contract.JSON.readTree(actual), List.of(varies), List.of());
    }
}
