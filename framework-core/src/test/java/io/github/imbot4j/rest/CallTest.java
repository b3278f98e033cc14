package io.github.imbot4j.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
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
    void sharesWhatNobodyCanChange() {
        Call call = Call.of("imbot.message.add").with("ATTACH", Map.of("BLOCKS", List.of(Map.of("MESSAGE", "a"))));
        assertThat(new Call("imbot.message.update", call.params()).params()).isSameAs(call.params());
        assertThat(call.with("MESSAGE", "b").params().get("ATTACH"))
                .isSameAs(call.params().get("ATTACH"));
        assertThat(call.with("ATTACH", "N").params()).containsOnly(Map.entry("ATTACH", "N"));
        assertThatThrownBy(() -> call.params().put("a", "b")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> call.params().entrySet().iterator().next().setValue("b"))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> call.params().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void isEqualToTheSameCallHoweverItWasMade() {
        Map<String, Object> params = new LinkedHashMap<>(Map.of("A", Map.of("B", List.of(1L))));
        params.put("C", "d");
        Call call = Call.of("a").with("A", Map.of("B", List.of(1L))).with("C", "d");
        assertThat(new Call("a", params)).isEqualTo(call).hasSameHashCodeAs(call);
        assertThat(call.params()).isEqualTo(params);
        assertThat(params).isEqualTo(call.params());
    }

    @Test
    void refersToResultsInParametersAndTheirValuesOnly() {
        Ref ref = new Ref("{chat:7}");
        Call call = Call.of("a").with("FIELDS", Map.of("CHAT", ref));
        assertThat(call.refs()).containsExactly(ref);
        assertThat(call.with("B", "c").hasRefs()).isTrue();
        assertThat(call.with("FIELDS", "none").hasRefs()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Call.of("a").with("b", Map.of("c", Map.of("d", ref))))
                .withMessageContaining("a.b.c.d is a");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Call.of("a").with("b", call.params()))
                .withMessageContaining("a.b.FIELDS.CHAT is a");
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
