package io.github.imbot4j.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.install.FakePortal;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.registration.Ledger.RegisteredBot;
import io.github.imbot4j.registration.Ledger.RegisteredCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileLedgersTest {

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

    @TempDir
    Path dir;

    @Test
    void givesBackAfterARestartWhatWasSaved() {
        new FileLedgers(dir).save(LEDGER);

        assertThat(new FileLedgers(dir).load(FakePortal.ID)).isEqualTo(LEDGER);
    }

    @Test
    void givesAnEmptyLedgerOfAnUnknownPortal() {
        PortalId unknown = new PortalId("unknown");

        assertThat(new FileLedgers(dir).load(unknown)).isEqualTo(Ledger.empty(unknown));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"memberId\":\"another\",\"bots\":{},\"bindings\":{}}",
                "{\"memberId\":\"a223c6b3710f85df22e9377d6c4f7553\",\"bots\":{\"a\":{\"id\":\"x\"}},\"bindings\":{}}"
            })
    void startsAfreshWhenALedgerIsBroken(String text) throws IOException {
        new FileLedgers(dir).save(LEDGER);
        Files.writeString(dir.resolve("portal-" + FakePortal.MEMBER_ID + ".json"), text);

        assertThat(new FileLedgers(dir).load(FakePortal.ID)).isEqualTo(Ledger.empty(FakePortal.ID));
    }
}
