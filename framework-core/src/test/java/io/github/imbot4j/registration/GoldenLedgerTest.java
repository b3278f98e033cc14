package io.github.imbot4j.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.registration.Ledger.RegisteredBot;
import io.github.imbot4j.registration.Ledger.RegisteredCommand;
import io.github.imbot4j.testing.Golden;
import io.github.imbot4j.wire.BotCalls;
import io.github.imbot4j.wire.Protocols;
import io.github.imbot4j.wire.generation.Generations;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is stored of what a portal was told: a fingerprint that changes has every bot registered anew. */
class GoldenLedgerTest {

    private static final BotCalls CALLS =
            Generations.all().named(Protocols.FIRST).bots();

    private static final PortalId PORTAL = new PortalId("a223c6b3710f85df22e9377d6c4f7553");

    @Test
    void isStoredAsBefore() {
        BotModel plain = SampleBots.bot("greeter", SampleBots.command("hello", "Greet"));
        BotModel pictured = SampleBots.pictured("pictured", "aGVsbG8=");
        Ledger ledger = new Ledger(
                PORTAL,
                Map.of(
                        "greeter",
                        new RegisteredBot(
                                567,
                                Fingerprint.of(CALLS.told(plain, SampleBots.URL))
                                        .toString(),
                                Map.of(
                                        "hello",
                                        new RegisteredCommand(
                                                103,
                                                Fingerprint.of(CALLS.told(
                                                                plain.commands().get(0), SampleBots.URL))
                                                        .toString(),
                                                true))),
                        "pictured",
                        new RegisteredBot(
                                1L << 40,
                                Fingerprint.of(CALLS.told(pictured, SampleBots.URL))
                                        .toString(),
                                Map.of()),
                        "supervisor",
                        new RegisteredBot(
                                3,
                                Fingerprint.of(CALLS.told(SampleBots.supervisor("supervisor"), SampleBots.URL))
                                        .toString(),
                                Map.of()),
                        "editor",
                        new RegisteredBot(
                                4,
                                Fingerprint.of(CALLS.told(SampleBots.editsAware("editor"), SampleBots.URL))
                                        .toString(),
                                Map.of())),
                Map.of("ONAPPUPDATE", SampleBots.URL),
                "ru",
                Map.of(12L, "gone"));

        String golden = Golden.check("ledger.json", LedgerJson.write(ledger));

        assertThat(LedgerJson.read(PORTAL, golden)).isEqualTo(ledger);
    }
}
