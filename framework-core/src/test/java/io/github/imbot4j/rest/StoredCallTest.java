package io.github.imbot4j.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoredCallTest {

    @Test
    void comesBackAsItWasWithTypesNestingAndOrder() {
        Call call = Call.of("imbot.message.add")
                .with("Z", 1)
                .with("A", 1L << 40)
                .with("SMALL", 5L)
                .with("YES", true)
                .with("HALF", 0.5)
                .with("TENTH", 0.1)
                .with("MONEY", new BigDecimal("1.10"))
                .with("HUGE", new BigInteger("123456789012345678901234567890"))
                .with("BYTE", (byte) 1)
                .with("SHORT", (short) 2)
                .with("FLOAT", 1.5f)
                .with("TEXT", "\u0000 \" \\ \uD83D\uDE00 #long")
                .with("LIST", List.of(1, "1", List.of(), Map.of("#long", "5"), Map.of("#map", Map.of())))
                .with("MAP", Map.of("#", "x"));
        Call read = StoredCall.read(StoredCall.write(call));
        assertThat(read).isEqualTo(call);
        assertThat(read.params().keySet())
                .containsExactlyElementsOf(call.params().keySet());
        assertThat(StoredCall.write(read)).isEqualTo(StoredCall.write(call)).doesNotContain("\n");
    }

    @Test
    void writesWhatCallsUsuallyCarryAsPlainJson() {
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("BOT_ID", 567);
        params.put("KEYBOARD", List.of(Map.of("TEXT", "Yes")));
        assertThat(StoredCall.write(new Call("imbot.message.add", params)))
                .isEqualTo(
                        "{\"method\":\"imbot.message.add\",\"params\":{\"BOT_ID\":567,\"KEYBOARD\":[{\"TEXT\":\"Yes\"}]}}");
    }

    @Test
    void readsHoweverDeepItWrites() {
        Call call = Call.of("imbot.message.add");
        for (int depth = 1; depth < 480; depth++) {
            Object value = "end";
            for (int i = 0; i < depth; i++) {
                value = Map.of("IN", value);
            }
            call = call.with("DEEP", value);
            assertThat(StoredCall.read(StoredCall.write(call))).isEqualTo(call);
        }
    }

    @Test
    void refusesWhatIsNoCallWithoutQuotingIt() {
        for (String text : List.of("", "secret", "{\"method\":\"secret words\",\"params\":{}}", "{\"method\":\"a\"}")) {
            assertThatThrownBy(() -> StoredCall.read(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("secret");
        }
        assertThatThrownBy(() -> StoredCall.read("{\"method\":\"a\",\"params\":{\"X\":null}}"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
