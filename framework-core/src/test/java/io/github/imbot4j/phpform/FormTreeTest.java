package io.github.imbot4j.phpform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormTreeTest {

    @Test
    void answersForWhatIsNotThere() {
        FormTree tree = FormTree.branch(Map.of("a", FormTree.leaf("1")));
        assertThat(tree.path("x", "y")).isEqualTo(FormTree.EMPTY);
        assertThat(tree.path("a", "y").isEmpty()).isTrue();
        assertThat(tree.path()).isEqualTo(tree);
    }

    @Test
    void tellsAnEmptyTextFromNothingOnlyWhenAsked() {
        FormTree tree = FormTree.branch(Map.of("a", FormTree.leaf("")));
        assertThat(tree.has("a")).isTrue();
        assertThat(tree.has("b")).isFalse();
        assertThat(tree.get("a").isEmpty()).isTrue();
        assertThat(tree.isEmpty()).isFalse();
    }

    @Test
    void closesTheHolesOfAList() {
        Map<String, FormTree> holed = new LinkedHashMap<>();
        holed.put("0", FormTree.leaf("x"));
        holed.put("2", FormTree.leaf("z"));
        assertThat(FormTree.branch(holed).values()).containsExactly(FormTree.leaf("x"), FormTree.leaf("z"));
    }

    @ParameterizedTest
    @CsvSource({"0,0", "7,7", "' 12 ',12", "2147483648,2147483648", "9223372036854775807,9223372036854775807"})
    void readsWholeNumbers(String text, long number) {
        assertThat(FormTree.leaf(text).number()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-1",
                "+1",
                "1.5",
                "1e3",
                "0x1",
                "abc",
                "9223372036854775808",
                "99999999999999999999",
                "١٢",
                "1 2"
            })
    void takesAnythingElseForZero(String text) {
        assertThat(FormTree.leaf(text).number()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Y", "y", "1", "true", "TRUE", "yes", "on", " Y "})
    void readsYes(String text) {
        assertThat(FormTree.leaf(text).flag()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"N", "", "0", "false", "no", "2", "maybe"})
    void readsNo(String text) {
        assertThat(FormTree.leaf(text).flag()).isFalse();
    }

    @Test
    void doesNotPrintWhatItHolds() {
        assertThat(FormTree.leaf("token").toString()).doesNotContain("token");
        assertThat(FormTree.branch(Map.of("secret", FormTree.leaf("token"))).toString())
                .isEqualTo("FormTree[1 entries]");
    }
}
