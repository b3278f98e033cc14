package io.github.imbot4j.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "../oauth",
                "https://evil.example/x",
                "a/b",
                "imbot..add",
                ".imbot",
                "imbot.",
                "a?b",
                "a#b",
                "a\nb"
            })
    void refusesANameThatWouldLeadElsewhere(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> Call.of(name)).withMessageContaining("not a method name");
    }

    @Test
    void keepsItsParametersAsTheyWere() {
        List<Object> users = new ArrayList<>(List.of(1L));
        Call call = Call.of("imbot.chat.add").with("USERS", users).with("MAP", Map.of("a", List.of(true)));
        users.add(2L);
        assertThat(call.params().get("USERS")).isEqualTo(List.of(1L));
        assertThat(call.with("TITLE", "x").params().keySet()).containsExactly("USERS", "MAP", "TITLE");
        assertThat(call.params()).doesNotContainKey("TITLE");
    }

    @Test
    void refusesValuesJsonHasNot() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Call.of("a").with("b", Map.of("c", new Object())))
                .withMessageContaining("a.b.c is a java.lang.Object");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Call.of("a").with("b", Double.NaN))
                .withMessageContaining("a.b is NaN");
    }
}
