package io.github.imbot4j.emulator.php;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** transport §1.4, row by row, the examples of the PHP manual, and the posts recorded for core. */
class FormWriterTest {

    @Test
    void booleansAreNumbers() {
        assertThat(write("a", List.of(true, false))).isEqualTo("a%5B0%5D=1&a%5B1%5D=0");
    }

    @Test
    void whatIsNullOrEmptyVanishesAndListsKeepTheirIndices() {
        assertThat(write("a", Collections.singletonMap("b", null))).isEmpty();
        assertThat(write("a", Arrays.asList("x", null, List.of(), "z"))).isEqualTo("a%5B0%5D=x&a%5B3%5D=z");
        assertThat(write("a", Map.of("b", Map.of("c", List.of())))).isEmpty();
        assertThat(write("a", "")).isEqualTo("a=");
    }

    @Test
    void onlyLettersDigitsAndThreeSignsStayAsTheyAre() {
        assertThat(write("k", "azAZ09-_. ~*+&=[]/é😀"))
                .isEqualTo("k=azAZ09-_.+%7E%2A%2B%26%3D%5B%5D%2F%C3%A9%F0%9F%98%80");
        assertThat(write("a b", Map.of("c]", "d"))).isEqualTo("a+b%5Bc%5D%5D=d");
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1",
        "100.0, 100",
        "-1.5, -1.5",
        "1e20, 1.0E%2B20",
        "1.25e25, 1.25E%2B25",
        "0.0001, 0.0001",
        "0.00001, 1.0E-5",
        "0, 0"
    })
    void floatsAreAsShortAsTheyCanBe(double value, String form) {
        assertThat(write("a", value)).isEqualTo("a=" + form);
    }

    @Test
    void numbersOfAnySizeAreDigits() {
        assertThat(write("a", List.of(5_000_000_000L, -1))).isEqualTo("a%5B0%5D=5000000000&a%5B1%5D=-1");
    }

    @Test
    void theManualsExamplesComeOutAsItSays() {
        Map<String, Object> simple = new LinkedHashMap<>();
        simple.put("foo", "bar");
        simple.put("null", null);
        simple.put("php", "hypertext processor");
        assertThat(FormWriter.write(simple)).isEqualTo("foo=bar&php=hypertext+processor");

        Map<String, Object> user = new LinkedHashMap<>();
        user.put("name", "Bob Smith");
        user.put("age", 47);
        user.put("dob", "5/12/1956");
        Map<String, Object> nested = new LinkedHashMap<>();
        nested.put("user", user);
        nested.put("pastimes", List.of("golf", "opera"));
        assertThat(FormWriter.write(nested))
                .isEqualTo("user%5Bname%5D=Bob+Smith&user%5Bage%5D=47&user%5Bdob%5D=5%2F12%2F1956"
                        + "&pastimes%5B0%5D=golf&pastimes%5B1%5D=opera");
    }

    @ParameterizedTest
    @MethodSource("posts")
    void recordedPostsAreReadBackAsTheyWere(Path post) throws IOException {
        Map<?, ?> recorded = new JsonMapper().readValue(Files.readString(post), Map.class);
        Map<String, Object> tree = new LinkedHashMap<>();
        recorded.forEach((key, value) -> tree.put(key.toString(), value));

        Map<String, String> expected = new TreeMap<>();
        tree.forEach((key, value) -> flatten(expected, key, value));

        assertThat(read(FormWriter.write(tree))).isEqualTo(expected);
        assertThat(read(FormWriter.write(FormWriter.tree(tree))))
                .as("the text tree says the same")
                .isEqualTo(expected);
    }

    static List<Path> posts() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../framework-core/src/test/resources/posts"))) {
            List<Path> all = files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList();
            assertThat(all).hasSizeGreaterThan(20);
            return all;
        }
    }

    /** A reader of its own, as plain as can be: names as they stand on the wire. */
    private static Map<String, String> read(String form) {
        Map<String, String> pairs = new TreeMap<>();
        for (String pair : form.split("&", -1)) {
            String[] sides = pair.split("=", 2);
            pairs.put(decode(sides[0]), decode(sides[1]));
        }
        return pairs;
    }

    private static String decode(String escaped) {
        return URLDecoder.decode(escaped, StandardCharsets.UTF_8);
    }

    private static void flatten(Map<String, String> into, String name, Object value) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, item) -> flatten(into, name + "[" + key + "]", item));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                flatten(into, name + "[" + i + "]", list.get(i));
            }
        } else {
            into.put(name, value.toString());
        }
    }

    private static String write(String key, Object value) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put(key, value);
        return FormWriter.write(tree);
    }
}
