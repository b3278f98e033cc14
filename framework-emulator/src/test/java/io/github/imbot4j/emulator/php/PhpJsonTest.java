package io.github.imbot4j.emulator.php;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PhpJsonTest {

    @Test
    void anEmptyMapIsAListAndSoIsOneWithTheKeysOfAList() {
        Map<String, Object> counted = new LinkedHashMap<>();
        counted.put("0", "a");
        counted.put("1", "b");

        assertThat(PhpJson.write(Map.of("empty", Map.of()))).isEqualTo("{\"empty\":[]}");
        assertThat(PhpJson.write(counted)).isEqualTo("[\"a\",\"b\"]");
        assertThat(PhpJson.write(Map.of("1", "b"))).isEqualTo("{\"1\":\"b\"}");
        assertThat(PhpJson.write(PhpJson.EMPTY_OBJECT)).isEqualTo("{}");
    }

    @Test
    void escapesWhatHtmlWouldReadAndNoLetters() {
        assertThat(PhpJson.write("<a href='/x'>\"й&\n"))
                .isEqualTo("\"\\u003Ca href=\\u0027\\/x\\u0027\\u003E\\u0022й\\u0026\\n\"");
        assertThat(PhpJson.writePlain("<a>\"/")).isEqualTo("\"<a>\\\"\\/\"");
    }

    @Test
    void timesAreWrittenWithoutAnExponent() {
        assertThat(PhpJson.write(1_795_600_302.520779)).isEqualTo("1795600302.520779");
    }

    @Test
    void brokenJsonIsNothing() {
        assertThat(PhpJson.readMap("{\"a\":1")).isEmpty();
        assertThat(PhpJson.readMap("{\"a\":1} x")).isEmpty();
        assertThat(PhpJson.readMap("3")).isEmpty();
        assertThat(PhpJson.readMap("{\"a\":null,\"b\":[1]}")).contains(Map.of("b", List.of(1)));
    }
}
