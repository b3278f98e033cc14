package io.github.imbot4j.phpform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** transport §1.4, row by row. */
class FormEncoderTest {

    @Test
    void writesBooleansAsNumbers() {
        assertThat(encode("a", List.of(true, false))).isEqualTo("a%5B0%5D=1&a%5B1%5D=0");
    }

    @Test
    void leavesNullsOutAndKeepsTheirNumbers() {
        assertThat(encode("a", Collections.singletonMap("b", null))).isEmpty();
        assertThat(encode("a", Arrays.asList("x", null, "z"))).isEqualTo("a%5B0%5D=x&a%5B2%5D=z");
    }

    @Test
    void leavesEmptyCollectionsOutAtAnyDepth() {
        assertThat(encode("a", List.of())).isEmpty();
        assertThat(encode("a", Map.of("b", Map.of("c", List.of())))).isEmpty();
    }

    @Test
    void keepsEmptyTexts() {
        assertThat(encode("a", "")).isEqualTo("a=");
    }

    @Test
    void writesListsAndMapsWithNumbersAlike() {
        assertThat(encode("a", List.of("x", "y"))).isEqualTo("a%5B0%5D=x&a%5B1%5D=y");
        assertThat(encode("a", Map.of(5, "x"))).isEqualTo("a%5B5%5D=x");
    }

    @Test
    void escapesAllButLettersDigitsAndThreeSigns() {
        assertThat(encode("a", "aZ09-_. ~*/ü")).isEqualTo("a=aZ09-_.+%7E%2A%2F%C3%BC");
    }

    @Test
    void joinsPairs() {
        Map<String, Object> pairs = new LinkedHashMap<>();
        pairs.put("a", 1);
        pairs.put("b", 2L);
        assertThat(new String(FormEncoder.encode(pairs), StandardCharsets.US_ASCII))
                .isEqualTo("a=1&b=2");
    }

    @ParameterizedTest
    @CsvSource({
        "1.0,1",
        "0.1,0.1",
        "-2.5,-2.5",
        "100000.0,100000",
        "1.0E20,1.0E%2B20",
        "1.5E20,1.5E%2B20",
        "1.0E-7,1.0E-7",
        "0.0,0",
        "1.0E14,100000000000000",
        "1.0E15,1.0E%2B15",
        "0.0001,0.0001"
    })
    void writesFractionsShort(double number, String expected) {
        assertThat(encode("a", number)).isEqualTo("a=" + expected);
    }

    private static String encode(String key, Object value) {
        return new String(FormEncoder.encode(Map.of(key, value)), StandardCharsets.US_ASCII);
    }
}
