package io.github.imbot4j.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.testing.Golden;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The text of stored calls, one file for what JSON says as it is and one for what it cannot. */
class GoldenCallsTest {

    static List<Call> calls() {
        return List.of(
                Call.of("imbot.message.add")
                        .with("DIALOG_ID", "chat45")
                        .with("BOT_ID", 567)
                        .with("LARGE", 1L << 40)
                        .with("YES", true)
                        .with("NO", false)
                        .with("TENTH", 0.1)
                        .with("TEXT", "\u0000 \" \\ / \u00e9 \u0436 \u2028 \uD83D\uDE00 </script>")
                        .with("NOTHING", "")
                        .with("EMPTY", List.of())
                        .with("NONE", Map.of())
                        .with("KEYBOARD", List.of(Map.of("TEXT", "Yes"), Map.of("TYPE", "NEWLINE"))),
                Call.of("crm.item.add")
                        .with("SMALL_LONG", 5L)
                        .with("MONEY", new BigDecimal("1.10"))
                        .with("HUGE", new BigInteger("123456789012345678901234567890"))
                        .with("BYTE", (byte) 1)
                        .with("SHORT", (short) 2)
                        .with("FLOAT", 1.5f)
                        .with("REF", new Ref("{chat:7}"))
                        .with("LIST", List.of(1, "1", List.of(), Map.of("#long", "5"), Map.of("#map", Map.of())))
                        .with("MAP", Map.of("#", "x")),
                Call.of("app.info"));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void isStoredAsBefore(Call call) {
        String golden = Golden.check("calls/" + call.method() + ".json", StoredCall.write(call));
        assertThat(StoredCall.read(golden)).isEqualTo(call);
    }
}
