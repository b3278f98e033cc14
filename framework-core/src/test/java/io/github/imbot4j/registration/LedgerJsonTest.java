package io.github.imbot4j.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imbot4j.install.FakePortal;
import io.github.imbot4j.registration.Ledger.RegisteredBot;
import io.github.imbot4j.registration.Ledger.RegisteredCommand;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerJsonTest {

    private static final Ledger LEDGER = new Ledger(
            FakePortal.ID,
            Map.of(
                    "greeter \"x\"",
                    new RegisteredBot(
                            4_000_000_000L,
                            "type=B;profile=12",
                            Map.of("hello", new RegisteredCommand(7, "titles=1", true)))),
            Map.of("OnAppUpdate", "https://bots.example.com/bitrix24/event"),
            "en",
            Map.of(567L, "old"));

    @Test
    void readsBackWhatWasWritten() {
        assertThat(LedgerJson.read(FakePortal.ID, LedgerJson.write(LEDGER))).isEqualTo(LEDGER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"memberId\":\"another\",\"bots\":{},\"bindings\":{}}",
                "{\"memberId\":\"a223c6b3710f85df22e9377d6c4f7553\",\"bots\":{\"a\":{\"id\":\"x\"}},\"bindings\":{}}"
            })
    void refusesWhatIsNotALedgerOfThePortal(String text) {
        assertThatThrownBy(() -> LedgerJson.read(FakePortal.ID, text)).isInstanceOf(RuntimeException.class);
    }
}
